import Morocco
import Postgres

/// The latest months of a period in a zone, twelve at most, between instants that bound them.
struct StatisticMonths: Sendable {
  /// `YYYY-MM`, earliest first.
  let names: [String]
  /// One more than there are months. The first may be the period's beginning, the last its end.
  let bounds: [Timestamptz]
  /// For each bound the nearest beginning of a month in UTC, which is where counters begin.
  let counted: [Timestamptz]

  init(of period: CountedPeriod, now: Timestamptz, zone: CalendarZone) {
    // Reported instants may be a little ahead of our clock: the month that begins next is not one yet.
    let last = min(period.until ?? now, now)
    let starts = zone.monthStarts(through: last.unixSeconds).map(Timestamptz.init(unixSeconds:))
    let end = zone.startOfMonth(containing: (starts.last ?? last).unixSeconds + 32 * 86_400)
    let all = starts + [Timestamptz(unixSeconds: end)]
    let from = period.from ?? .minusInfinity
    let until = period.until ?? .infinity
    let kept = starts.indices.filter { all[$0 + 1] > from && all[$0] < until }
    names = kept.map { Self.name(zone.localDate(at: all[$0].unixSeconds)) }
    let bounds = kept.map { all[$0] } + (kept.last.map { [all[$0 + 1]] } ?? [])
    self.bounds = bounds.map { min(max($0, from), until) }
    counted = self.bounds.map(UTCMonth.nearest)
  }

  private static func name(_ date: LocalDate) -> String {
    let year = String(date.year)
    return String(repeating: "0", count: 4 - year.count) + year
      + (date.month < 10 ? "-0" : "-") + String(date.month)
  }
}
