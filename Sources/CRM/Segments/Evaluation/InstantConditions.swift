import Morocco
import Postgres

extension CriteriaTest {
  func instantCondition<Facts>(
    _ read: @escaping @Sendable (Facts) -> Timestamptz?, _ zone: CalendarZone,
    _ durations: inout CriteriaDurations
  ) -> Condition<Facts> {
    let fixed = CriteriaClock(now: .minusInfinity, zone: zone)
    let bounds = values.compactMap { value -> Timestamptz? in
      if case .instant(let instant) = value { fixed.instant(instant) } else { nil }
    }
    let duration = values.compactMap { value -> CriteriaDuration? in
      if case .duration(let duration) = value { duration } else { nil }
    }.first
    let index = duration.map { durations.index(of: $0) } ?? 0
    let op = op
    return { facts, clock in
      guard let instant = read(facts) else { return Truth(op == .missing) }
      return switch (op, duration) {
      case (.exists, _): Truth(true)
      case (.before, _): Truth(instant < bounds[0])
      case (.after, _): Truth(instant > bounds[0])
      case (.between, _): Truth(instant >= bounds[0] && instant < bounds[1])
      case (.withinLast, let duration?): clock.isWithinLast(duration, index, instant)
      case (.olderThan, let duration?): !clock.isAfterCutoff(duration, index, instant)
      case (.withinNext, let duration?): clock.isWithinNext(duration, index, instant)
      case (.anniversaryWithin, let duration?): clock.hasAnniversary(within: duration, instant)
      default: Truth(false)
      }
    }
  }
}

extension CriteriaClock {
  func isWithinLast(_ duration: CriteriaDuration, _ index: Int, _ instant: Timestamptz) -> Truth {
    instant > now ? Truth(false, until: instant) : isAfterCutoff(duration, index, instant)
  }

  /// Whether an instant lies less than a duration behind now, or ahead.
  fileprivate func isAfterCutoff(
    _ duration: CriteriaDuration, _ index: Int, _ instant: Timestamptz
  ) -> Truth {
    guard instant > cutoffs[index] else { return Truth(false) }
    return Truth(true, until: duration.passing(instant, now: now, in: zone))
  }

  fileprivate func isWithinNext(
    _ duration: CriteriaDuration, _ index: Int, _ instant: Timestamptz
  ) -> Truth {
    if instant <= now { return Truth(false) }
    if instant <= horizons[index] { return Truth(true, until: instant) }
    return Truth(false, until: duration.reaching(instant, now: now, in: zone))
  }

  /// Whether a local day on which an instant's date returns lies between today and the end of a duration.
  fileprivate func hasAnniversary(
    within duration: CriteriaDuration, _ instant: Timestamptz
  ) -> Truth {
    let date = localDate(instant)
    let today = localDate(now)
    for year in today.year...(today.year + 101) {
      guard let day = Anniversary.day(of: date, in: year), day >= today, year > date.year else {
        continue
      }
      let start = Timestamptz(unixSeconds: zone.start(of: day))
      let isNear = start <= duration.after(now, in: zone)
      guard isNear else {
        return Truth(false, until: duration.reaching(start, now: now, in: zone))
      }
      guard let next = day.adding(days: 1)?.date else { return Truth(true) }
      return Truth(true, until: Timestamptz(unixSeconds: zone.start(of: next)))
    }
    return Truth(false)
  }
}

/// The days on which a date returns.
enum Anniversary {
  /// The 29th of February returns on the 1st of March where a year has none.
  static func day(of date: LocalDate, in year: Int) -> LocalDate? {
    LocalDate(year: year, month: date.month, day: date.day)
      ?? LocalDate(year: year, month: 3, day: 1)
  }
}
