import CRMProto
import Morocco
import Postgres

/// A period as the counters see it: whole months in UTC, and what sticks out at its ends, which is counted
/// row by row.
struct CountedPeriod: Sendable {
  /// nil is open.
  let from: Timestamptz?
  let until: Timestamptz?

  /// What is wrong with the period goes to `violations`.
  init(_ period: Period?, _ violations: inout Violations) {
    let instants = PeriodFilter.instants(of: period, field: "period", &violations)
    from = instants.from
    until = instants.until
  }

  /// Which months lie inside, if any.
  private var months: (from: Timestamptz, until: Timestamptz)? {
    let first = from.map(UTCMonth.startAfter) ?? .minusInfinity
    let last = until.map(UTCMonth.start) ?? .infinity
    return first < last ? (first, last) : nil
  }

  /// Condition on the counters' `month`.
  var countedMonths: Query {
    guard let months else { return "FALSE" }
    return "month >= \(months.from) AND month < \(months.until)"
  }

  /// Condition on a row's own instant: it is in the period, and in no whole month of it.
  func isBesideMonths(_ instant: SQLFragment) -> Query {
    let whole = contains(instant)
    guard let months else { return whole }
    return """
      \(whole) AND NOT (\(unescaped: instant) >= \(months.from)
        AND \(unescaped: instant) < \(months.until))
      """
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
