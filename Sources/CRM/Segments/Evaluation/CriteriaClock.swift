import Morocco
import Postgres

/// The present as criteria see it: one instant, and the instants that lie durations before and behind it.
struct CriteriaClock: Sendable {
  let now: Timestamptz
  let zone: CalendarZone
  /// For each duration of a program.
  let cutoffs: [Timestamptz]
  let horizons: [Timestamptz]

  init(now: Timestamptz, zone: CalendarZone, durations: [CriteriaDuration] = []) {
    self.now = now
    self.zone = zone
    cutoffs = durations.map { $0.before(now, in: zone) }
    horizons = durations.map { $0.after(now, in: zone) }
  }

  func instant(_ instant: CriteriaInstant) -> Timestamptz {
    switch instant.meaning {
    case .exact(let seconds, let nanos):
      Timestamptz(unixMicroseconds: seconds * 1_000_000 + Int64(nanos) / 1_000)
    case .day(let day): Timestamptz(unixSeconds: zone.start(of: day))
    }
  }

  func localDate(_ instant: Timestamptz) -> LocalDate { zone.localDate(at: instant.unixSeconds) }
}

extension CriteriaDuration {
  /// The instant that lies this long before another. Never goes back while the other goes on: a day that the
  /// earlier month lacks counts as that month's end.
  func before(_ instant: Timestamptz, in zone: CalendarZone) -> Timestamptz {
    shifted(instant, by: -count, in: zone)
  }

  func after(_ instant: Timestamptz, in zone: CalendarZone) -> Timestamptz {
    shifted(instant, by: count, in: zone)
  }

  /// The first instant that an earlier one lies this long before.
  ///
  /// - Parameter now: not this long behind it yet.
  func passing(_ instant: Timestamptz, now: Timestamptz, in zone: CalendarZone) -> Timestamptz {
    firstInstant(
      behind: now, near: after(instant, in: zone), atMost: longest.after(instant, in: .utc)
    ) { before($0, in: zone) >= instant }
  }

  /// The first instant that lies this long, or less, before a later one.
  ///
  /// - Parameter now: earlier still.
  func reaching(_ instant: Timestamptz, now: Timestamptz, in zone: CalendarZone) -> Timestamptz {
    firstInstant(behind: now, near: before(instant, in: zone), atMost: instant) {
      after($0, in: zone) >= instant
    }
  }

  /// A number of hours that this is never more than.
  private var longest: CriteriaDuration {
    CriteriaDuration(hours: (count + 1) * unit.hoursMax + 24)
  }

  /// By halves, but for the guess, which is right unless clocks are changed or months differ in length.
  private func firstInstant(
    behind early: Timestamptz, near guess: Timestamptz, atMost late: Timestamptz,
    where isReached: (Timestamptz) -> Bool
  ) -> Timestamptz {
    var early = early.microsecondsSince2000
    var late = max(late.microsecondsSince2000, early + 1)
    let guess = guess.microsecondsSince2000
    if guess > early, guess <= late, isReached(guess.instant) {
      if !isReached((guess - 1).instant) { return guess.instant }
      late = guess
    }
    while early + 1 < late {
      // Halved first: their sum may be too much.
      let middle = early / 2 + late / 2 + (early % 2 + late % 2) / 2
      if isReached(middle.instant) { late = middle } else { early = middle }
    }
    return late.instant
  }

  private func shifted(_ instant: Timestamptz, by count: Int, in zone: CalendarZone) -> Timestamptz
  {
    let hour: Int64 = 3_600_000_000
    switch unit {
    case .hours: return instant.advanced(by: Int64(count) * hour)
    case .weeks: return instant.advanced(by: Int64(count) * 168 * hour)
    case .days, .months, .years: break
    }
    let date = zone.localDate(at: instant.unixSeconds)
    let start = Timestamptz(unixSeconds: zone.start(of: date))
    let timeOfDay = instant.microsecondsSince2000 - start.microsecondsSince2000
    let months = unit == .years ? 12 * count : count
    let moved = unit == .days ? date.adding(days: count) : date.adding(months: months)
    guard let moved else { return count < 0 ? .minusInfinity : .infinity }
    let day = Timestamptz(unixSeconds: zone.start(of: moved.date))
    guard !moved.isMissing else { return day }
    let next = moved.date.adding(days: 1)?.date ?? moved.date
    // Where clocks are changed the day may be shorter than this one.
    return min(day.advanced(by: timeOfDay), Timestamptz(unixSeconds: zone.start(of: next)))
  }
}

extension CriteriaDuration.Unit {
  /// Of the longest one.
  fileprivate var hoursMax: Int {
    switch self {
    case .hours: 1
    case .days: 25
    case .weeks: 168
    case .months: 31 * 24 + 1
    case .years: 366 * 24 + 1
    }
  }
}

extension Timestamptz {
  func advanced(by microseconds: Int64) -> Timestamptz {
    let (sum, isOver) = microsecondsSince2000.addingReportingOverflow(microseconds)
    if isOver { return microseconds < 0 ? .minusInfinity : .infinity }
    return Timestamptz(microsecondsSince2000: sum)
  }
}

extension Int64 {
  fileprivate var instant: Timestamptz { Timestamptz(microsecondsSince2000: self) }
}
