import CRMProto
import Morocco
import Postgres

/// A period as the counters see it: the whole months in UTC that come nearest to it, and the rows that are
/// to be added to them or taken away, which lie within half a month of its ends.
struct CountedPeriod: Sendable {
  /// nil is open.
  let from: Timestamptz?
  let until: Timestamptz?

  init(from: Timestamptz?, until: Timestamptz?) {
    self.from = from
    self.until = until
  }

  /// What is wrong with the period goes to `violations`.
  init(_ period: Period?, _ violations: inout Violations) {
    let instants = PeriodFilter.instants(of: period, field: "period", &violations)
    self.init(from: instants.from, until: instants.until)
  }

  /// The part of it that is before an instant.
  func before(_ instant: Timestamptz) -> CountedPeriod {
    CountedPeriod(from: from, until: min(until ?? instant, instant))
  }

  private var months: (from: Timestamptz, until: Timestamptz)? {
    let first = from.map(UTCMonth.nearest) ?? .minusInfinity
    let last = until.map(UTCMonth.nearest) ?? .infinity
    return first < last ? (first, last) : nil
  }

  /// Condition on the counters' `month`.
  var countedMonths: Query {
    guard let months else { return "FALSE" }
    return "month >= \(months.from) AND month < \(months.until)"
  }

  /// Rows that the months lack, or have too much.
  struct Correction {
    /// 1 or -1.
    let sign: Int64
    fileprivate let period: CountedPeriod

    func contains(_ instant: SQLFragment) -> Query { period.contains(instant) }
  }

  /// What has to be added to what the months have.
  var corrections: [Correction] {
    guard let months else { return [Correction(sign: 1, period: self)] }
    return [
      from.flatMap { Self.correction($0, months.from) },
      until.flatMap { Self.correction(months.until, $0) },
    ].compactMap { $0 }
  }

  /// Those between two instants; those that are too much when the second is the earlier one.
  private static func correction(_ first: Timestamptz, _ second: Timestamptz) -> Correction? {
    guard first != second else { return nil }
    return Correction(
      sign: first < second ? 1 : -1,
      period: CountedPeriod(from: min(first, second), until: max(first, second)))
  }

  func contains(_ instant: SQLFragment) -> Query {
    let lower = from.map { from -> Query in "\(unescaped: instant) >= \(from)" }
    let upper = until.map { until -> Query in "\(unescaped: instant) < \(until)" }
    let bounds = [lower, upper].compactMap { $0 }
    return bounds.isEmpty ? "TRUE" : bounds.joined(separator: " AND ")
  }
}

/// Months in UTC, as the counters have them.
enum UTCMonth {
  /// The beginning of the month that an instant is in.
  static func start(_ instant: Timestamptz) -> Timestamptz {
    .init(unixSeconds: CalendarZone.utc.startOfMonth(containing: instant.unixSeconds))
  }

  /// The first beginning of a month that is not before an instant.
  static func startAfter(_ instant: Timestamptz) -> Timestamptz {
    let start = start(instant)
    return start == instant ? start : next(start)
  }

  /// The beginning of a month that is nearest to an instant.
  static func nearest(to instant: Timestamptz) -> Timestamptz {
    let before = start(instant)
    let after = startAfter(instant)
    let isNearerBefore =
      instant.microsecondsSince2000 - before.microsecondsSince2000
      < after.microsecondsSince2000 - instant.microsecondsSince2000
    return isNearerBefore ? before : after
  }

  private static func next(_ start: Timestamptz) -> Timestamptz {
    // No month has more days, and none of the next begins within them twice.
    self.start(.init(unixSeconds: start.unixSeconds + 32 * 86_400))
  }
}
