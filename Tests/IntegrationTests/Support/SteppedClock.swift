import CRM
import Postgres
import Synchronization

/// A clock that tests set. Each look at it is `step` seconds after the one before.
final class SteppedClock: Sendable {
  private let microseconds: Mutex<Int64>
  private let step: Int64

  /// - Parameter seconds: since 1970.
  init(seconds: Int64, step: Int64 = 1) {
    // 946,684,800 seconds lie between 1970 and PostgreSQL's year 2000.
    microseconds = Mutex((seconds - 946_684_800) * 1_000_000)
    self.step = step * 1_000_000
  }

  var wallClock: WallClock {
    WallClock {
      self.microseconds.withLock { microseconds in
        defer { microseconds += self.step }
        return Timestamptz(microsecondsSince2000: microseconds)
      }
    }
  }

  func advance(by seconds: Int64) {
    microseconds.withLock { $0 += seconds * 1_000_000 }
  }
}
