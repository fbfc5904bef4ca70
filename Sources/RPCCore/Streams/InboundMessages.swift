import DequeModule
import Synchronization

/// The payloads that arrive on one stream, between the connection that delivers them and the one
/// task that takes them, on whatever thread either runs.
///
/// It holds what it is given: the connection stops reading while too much of it lies here, which it
/// learns from `onTaken`.
package final class InboundMessages: Sendable {
  /// What a message counts for beside its bytes, so that empty ones are not free.
  package static let messageOverheadBytes = 64

  private enum Ending {
    /// The peer has said its last word.
    case finished
    case failed(RPCError)
  }

  private struct State {
    var messages: Deque<[UInt8]> = []
    var ending: Ending?
    var reader: CheckedContinuation<[UInt8]?, any Error>?
  }

  private let state = Mutex(State())
  /// Told of the bytes that each taken or discarded message counted for.
  private let onTaken: @Sendable (_ bytes: Int) -> Void

  package init(onTaken: @escaping @Sendable (_ bytes: Int) -> Void) {
    self.onTaken = onTaken
  }

  package static func cost(of payload: [UInt8]) -> Int { payload.count + messageOverheadBytes }
}

// MARK: The connection's side

extension InboundMessages {
  /// After the end, what arrives is dropped.
  package func receive(_ payload: [UInt8]) {
    let (reader, isKept) = state.withLock { state in
      guard state.ending == nil else {
        return (CheckedContinuation<[UInt8]?, any Error>?.none, false)
      }
      if let reader = state.reader.take() { return (reader, false) }
      state.messages.append(payload)
      return (nil, true)
    }
    if isKept { return }
    onTaken(Self.cost(of: payload))
    reader?.resume(returning: payload)
  }

  /// No more messages: the reader gets those that are here, then the end.
  package func finish() { end(.finished) }

  /// The call has failed: the reader gets the error now, and the messages that are here are dropped.
  package func fail(_ error: RPCError) { end(.failed(error)) }

  private func end(_ ending: Ending) {
    let (reader, dropped) = state.withLock { state in
      // A stream that failed stays failed; a finished one whose messages still wait can fail.
      if case .failed = state.ending {
        return (CheckedContinuation<[UInt8]?, any Error>?.none, Deque<[UInt8]>())
      }
      state.ending = ending
      guard case .failed = ending else { return (state.reader.take(), []) }
      defer { state.messages = [] }
      return (state.reader.take(), state.messages)
    }
    let bytes = dropped.reduce(0) { $0 + Self.cost(of: $1) }
    if bytes > 0 { onTaken(bytes) }
    switch ending {
    case .finished: reader?.resume(returning: nil)
    case .failed(let error): reader?.resume(throwing: error)
    }
  }
}

// MARK: The reader's side

extension InboundMessages {
  /// The next payload, or nil after the last. One task reads at a time.
  /// - Throws: the error that the stream failed with; CANCELLED when the task was cancelled.
  package func next() async throws -> [UInt8]? {
    if let now = try take() { return now.payload }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        wait(continuation)
        // A cancellation that came before there was anybody to wake.
        if Task.isCancelled { wakeCancelled() }
      }
    } onCancel: {
      wakeCancelled()
    }
  }

  /// How the stream has failed, if it has.
  package var failure: RPCError? {
    state.withLock { state in
      if case .failed(let error) = state.ending { error } else { nil }
    }
  }

  /// Whether the peer can say nothing any more.
  package var isEnded: Bool { state.withLock { $0.ending != nil } }

  private struct Taken {
    /// Nil at the end.
    let payload: [UInt8]?
  }

  /// - Returns: nil when there is nothing yet.
  private func take() throws -> Taken? {
    let taken = try state.withLock { state in try Self.take(&state) }
    if let payload = taken?.payload { onTaken(Self.cost(of: payload)) }
    return taken
  }

  private static func take(_ state: inout State) throws -> Taken? {
    if let payload = state.messages.popFirst() { return Taken(payload: payload) }
    switch state.ending {
    case nil: return nil
    case .finished: return Taken(payload: nil)
    case .failed(let error): throw error
    }
  }

  private func wait(_ continuation: CheckedContinuation<[UInt8]?, any Error>) {
    let result = state.withLock { state -> Result<Taken, any Error>? in
      do {
        if let taken = try Self.take(&state) { return .success(taken) }
      } catch {
        return .failure(error)
      }
      precondition(state.reader == nil, "two tasks read one stream")
      state.reader = continuation
      return nil
    }
    switch result {
    case nil: break
    case .success(let taken):
      if let payload = taken.payload { onTaken(Self.cost(of: payload)) }
      continuation.resume(returning: taken.payload)
    case .failure(let error): continuation.resume(throwing: error)
    }
  }

  private func wakeCancelled() {
    let reader = state.withLock { $0.reader.take() }
    reader?.resume(throwing: RPCError.cancelled)
  }
}
