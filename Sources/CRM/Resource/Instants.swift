import FoundationEssentials
package import Postgres
import WireProto

/// The clock that rows are stamped by; tests bring their own.
package struct WallClock: Sendable {
  package let now: @Sendable () -> Timestamptz

  package init(now: @escaping @Sendable () -> Timestamptz) {
    self.now = now
  }

  /// The system's clock, to a microsecond.
  package static let system = WallClock {
    Timestamptz(unixMicroseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
  }
}

extension Timestamptz {
  /// Seconds from 1970-01-01 to 2000-01-01.
  private static let epochSeconds: Int64 = 946_684_800

  init(unixMicroseconds: Int64) {
    self.init(microsecondsSince2000: unixMicroseconds - Self.epochSeconds * 1_000_000)
  }

  /// Wraps around only for instants that PostgreSQL cannot hold.
  var unixMicroseconds: Int64 { microsecondsSince2000 &+ Self.epochSeconds * 1_000_000 }

  /// Range of a protobuf Timestamp: years 1 to 9999.
  private static let unixSeconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// Cut to a microsecond; nil outside of the years 1 to 9999 or with malformed nanoseconds.
  init?(_ timestamp: GoogleProtobuf.Timestamp) {
    guard Self.unixSeconds.contains(timestamp.seconds),
      (0..<1_000_000_000).contains(timestamp.nanos)
    else { return nil }
    self.init(unixMicroseconds: timestamp.seconds * 1_000_000 + Int64(timestamp.nanos) / 1000)
  }
}

extension GoogleProtobuf.Timestamp {
  init(_ instant: Timestamptz) {
    let microseconds = instant.unixMicroseconds
    // Floor division, as nanoseconds count forward in time.
    let rest = ((microseconds % 1_000_000) + 1_000_000) % 1_000_000
    self.init(seconds: (microseconds - rest) / 1_000_000, nanos: Int32(rest * 1000))
  }
}
