internal import Synchronization

/// Messages to the event thread, taken over whole batches at a time.
///
/// Only the first message after the thread has gone to sleep pays for a wake-up.
final class Mailbox: Sendable {
  enum Message: Sendable {
    case submit(Call)
    case cancel(Ticket)
    /// The transaction is over without COMMIT.
    case rollback(Lease)
    case connected(PoolName, Result<Link, ConnectFailure>)
    case interrupted(Pool.MemberID)
    case statistics(CheckedContinuation<DatabaseStatistics, Never>)
    case shutDown(CheckedContinuation<Void, Never>?)
  }

  private struct State {
    var messages: [Message] = []
    var isThreadAsleep = false
    /// The event thread has ended; nothing will be read any more.
    var isClosed = false
  }

  private let state = Mutex(State())
  private let poller: Poller

  init(poller: Poller) {
    self.poller = poller
  }

  /// - Returns: false when the event thread has ended, and with it every connection.
  func post(_ message: Message) -> Bool {
    let (isTaken, mustWake) = state.withLock { state in
      guard !state.isClosed else { return (false, false) }
      state.messages.append(message)
      defer { state.isThreadAsleep = false }
      return (true, state.isThreadAsleep)
    }
    if mustWake { poller.wake() }
    return isTaken
  }

  /// Takes all messages in exchange for an empty array, whose memory is used for the next ones.
  func take(into messages: inout [Message]) {
    messages.removeAll(keepingCapacity: true)
    state.withLock { state in
      state.isThreadAsleep = false
      swap(&state.messages, &messages)
    }
  }

  /// Announces that the thread will wait for events.
  ///
  /// - Returns: false when there are messages to be read first.
  func fallAsleep() -> Bool {
    state.withLock { state in
      guard state.messages.isEmpty else { return false }
      state.isThreadAsleep = true
      return true
    }
  }

  /// - Returns: the last messages, to be refused.
  func close() -> [Message] {
    state.withLock { state in
      state.isClosed = true
      defer { state.messages = [] }
      return state.messages
    }
  }
}
