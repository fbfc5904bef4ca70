package import Postgres
import Synchronization

/// A server that replays what the primary writes, and how far behind it is.
package final class Standby: Sendable {
  /// Host and port.
  package let name: String
  package let database: Database
  private let progress = Mutex(ReplayProgress())

  package init(name: String, database: Database) {
    self.name = name
    self.database = database
  }

  /// Nil while it is not known: the standby is away, or has not caught up since it was.
  package var lag: Duration? { lag(at: .now) }

  func lag(at now: ContinuousClock.Instant) -> Duration? {
    progress.withLock { $0.lag(at: now) }
  }

  func primaryHasWritten(_ position: Int64?, at instant: ContinuousClock.Instant) {
    guard let position else { return }
    progress.withLock { $0.primaryHasWritten(position, at: instant) }
  }

  /// Asks it how far it has come.
  /// - Returns: whether it has answered, as a standby.
  func measure(within patience: Duration) async -> Bool {
    let replayed = try? await ReplayPosition.replayed(by: database, deadline: .now + patience)
    progress.withLock { progress in
      if let replayed { progress.standbyHasReplayed(replayed) } else { progress.standbyIsAway() }
    }
    return replayed != nil
  }

  /// A call has failed there: no other is sent until it answers again.
  func isAway() {
    progress.withLock { $0.standbyIsAway() }
  }
}
