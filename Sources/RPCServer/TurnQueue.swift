import NIOCore
import Synchronization

/// The connections of one thread that have frames waiting. One after the other has some frames read: the fewer,
/// the more connections wait, so that nobody's frame waits for long behind theirs.
///
/// Whose frames have just arrived goes before who still has some left after a turn: a caller that sends now and
/// then does not wait for as many turns as there are callers that always have more. Those have every
/// fourth turn all the same, so that nobody waits for ever.
///
/// A round lasts for a while, whoever is left has the next one. Between two rounds there is a pause, in which the
/// thread looks at its sockets and answers: who sends a frame now and then does not wait behind a crowd that
/// always has some. The thread looks only when it has nothing left to execute: rounds in close
/// succession would keep everybody else from being read.
final class TurnQueue {
  /// With so many connections or fewer, each has `framesMax` frames a turn.
  private static let crowd = 4
  /// After which a round begins no other turn.
  private static let roundDuration = TimeAmount.microseconds(250)
  /// Of a round's duration. Long enough for the thread to finish what the round has left it to do.
  private static let pausePart = 16
  /// Of so many turns in a row, one is for those who have had one.
  private static let turnsPerStanding = 4

  private let eventLoop: NIOIsolatedEventLoop
  let framesMax: Int
  private var arrived = CircularBuffer<ServerConnection>()
  private var standing = CircularBuffer<ServerConnection>()
  private var turnsSinceStanding = 0
  private var isRoundScheduled = false

  init(eventLoop: any EventLoop, framesMax: Int) {
    self.eventLoop = eventLoop.assumeIsolated()
    self.framesMax = framesMax
  }

  /// How many frames a connection may have read before the others have their turn.
  var frames: Int { max(1, framesMax * Self.crowd / max(Self.crowd, count)) }

  private var count: Int { arrived.count + standing.count }

  /// The connection's next turn is behind those of all who wait like it.
  /// - Parameter isStanding: it has had a turn for what it has received.
  func add(_ connection: ServerConnection, isStanding: Bool) {
    if isStanding { standing.append(connection) } else { arrived.append(connection) }
    schedule(in: .microseconds(1))
  }

  private func next() -> ServerConnection? {
    turnsSinceStanding += 1
    if turnsSinceStanding >= Self.turnsPerStanding || arrived.isEmpty {
      turnsSinceStanding = 0
      if let connection = standing.popFirst() { return connection }
    }
    return arrived.popFirst()
  }

  private func schedule(in pause: TimeAmount) {
    guard !isRoundScheduled, count > 0 else { return }
    isRoundScheduled = true
    eventLoop.scheduleTask(in: pause) { self.round() }
  }

  private func round() {
    let start = NIODeadline.now()
    let frames = frames
    // Nobody has two turns in a round.
    var turnsLeft = count
    while turnsLeft > 0, NIODeadline.now() - start < Self.roundDuration, let connection = next() {
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
