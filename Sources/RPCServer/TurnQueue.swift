import NIOCore
import Synchronization

/// The connections of one thread that have frames waiting, in the order in which they came. One after the other has
/// some frames read: the fewer, the more connections wait, so that nobody's frame waits for long behind theirs.
///
/// A round lasts for a while, whoever is left has the next one. Between two rounds there is a pause, in which the
/// thread looks at its sockets and answers: who sends a frame now and then does not wait behind a crowd that
/// always has some. The thread looks only when it has nothing left to execute: rounds in close
/// succession would keep everybody else from being read.
final class TurnQueue {
  /// With so many connections or fewer, each has `framesMax` frames a turn.
  private static let crowd = 4
  /// After which a round begins no other turn.
  private static let roundDuration = TimeAmount.microseconds(500)
  /// Of a round's duration. Long enough for the thread to finish what the round has left it to do.
  private static let pausePart = 16

  private let eventLoop: NIOIsolatedEventLoop
  private let framesMax: Int
  private var waiting = CircularBuffer<ServerConnection>()
  private var isRoundScheduled = false

  init(eventLoop: any EventLoop, framesMax: Int) {
    self.eventLoop = eventLoop.assumeIsolated()
    self.framesMax = framesMax
  }

  /// How many frames a connection may have read before the others have their turn.
  var frames: Int { max(1, framesMax * Self.crowd / max(Self.crowd, waiting.count)) }

  /// The connection's next turn is behind those of all who wait.
  func add(_ connection: ServerConnection) {
    waiting.append(connection)
    schedule(in: .microseconds(1))
  }

  private func schedule(in pause: TimeAmount) {
    guard !isRoundScheduled, !waiting.isEmpty else { return }
    isRoundScheduled = true
    eventLoop.scheduleTask(in: pause) { self.round() }
  }

  private func round() {
    let start = NIODeadline.now()
    let frames = frames
    // Nobody has two turns in a round.
    var turnsLeft = waiting.count
    while turnsLeft > 0, NIODeadline.now() - start < Self.roundDuration,
      let connection = waiting.popFirst()
    {
      connection.takeTurn(frames: frames)
      turnsLeft -= 1
    }
    isRoundScheduled = false
    let duration = NIODeadline.now() - start
    schedule(in: .nanoseconds(max(1_000, duration.nanoseconds / Int64(Self.pausePart))))
  }
}

/// The queue of each thread.
final class TurnQueues: Sendable {
  private let framesMax: Int
  private let queues = Mutex<[ObjectIdentifier: NIOLoopBound<TurnQueue>]>([:])

  init(framesMax: Int) {
    self.framesMax = framesMax
  }

  /// To be called on the thread.
  func queue(of eventLoop: any EventLoop) -> TurnQueue {
    queues.withLock { queues in
      let id = ObjectIdentifier(eventLoop)
      if let queue = queues[id] { return queue }
      let queue = NIOLoopBound(
        TurnQueue(eventLoop: eventLoop, framesMax: framesMax), eventLoop: eventLoop)
      queues[id] = queue
      return queue
    }.value
  }
}
