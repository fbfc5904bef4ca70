import FoundationEssentials
package import Postgres
import Protobuf
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

  init(unixSeconds: Int64) {
    self.init(unixMicroseconds: unixSeconds * 1_000_000)
  }

  /// Rounded down.
  var unixSeconds: Int64 {
    let (seconds, rest) = unixMicroseconds.quotientAndRemainder(dividingBy: 1_000_000)
    return rest < 0 ? seconds - 1 : seconds
  }

  static let infinity = Timestamptz(microsecondsSince2000: .max)
  static let minusInfinity = Timestamptz(microsecondsSince2000: .min)

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

extension Timestamptz {
  /// Of a request's field: nil when it is absent; what is wrong with it goes to `violations`.
  init?(_ timestamp: GoogleProtobuf.Timestamp?, field: String, _ violations: inout Violations) {
    guard let timestamp else { return nil }
    guard let instant = Timestamptz(timestamp) else {
      violations.add(field, "must be an instant of the years 1 to 9999")
      return nil
    }
    self = instant
  }

  /// When something took place that a caller reports: now, unless the caller says when.
  ///
  /// Clocks differ, so that it may be a little ahead of ours.
  init(
    reported timestamp: GoogleProtobuf.Timestamp?, field: String, now: Timestamptz,
    _ violations: inout Violations
  ) {
    let aheadMax: Int64 = 5 * 60 * 1_000_000
    self = Timestamptz(timestamp, field: field, &violations) ?? now
    if microsecondsSince2000 > now.microsecondsSince2000 + aheadMax {
      violations.add(field, "must not be more than 5 minutes ahead")
    }
  }
}

extension Timestamptz {
  /// As JSON has it; nil outside of the years 1 to 9999.
  var rfc3339: String? {
    guard case .string(let text)? = try? GoogleProtobuf.Timestamp(self).json() else { return nil }
    return text
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
