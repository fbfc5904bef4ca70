/// The day and time of a year at which clocks change.
struct ZoneRuleDay: Hashable, Sendable {
  enum Day: Hashable, Sendable {
    /// `Mm.w.d`: weekday 0 (Sunday) to 6 of week 1 to 5 of a month, week 5 being the last.
    case weekday(month: Int, week: Int, weekday: Int)
    /// `Jn`: 1 to 365, 29 February never counts.
    case julian(Int)
    /// `n`: 0 to 365, 29 February counts.
    case ordinal(Int)
  }

  let day: Day
  /// Seconds from the day's midnight, which may lie in another day.
  let time: Int

  /// Seconds from 1970-01-01T00:00 to it, both in local time.
  func localSeconds(in year: Int) -> Int { daysSinceEpoch(in: year) * 86_400 + time }

  private func daysSinceEpoch(in year: Int) -> Int {
    let newYear = Self.days(year, 1)
    switch day {
    case .ordinal(let day): return newYear + day
    case .julian(let day):
      let isLeapYear = Self.days(year + 1, 1) - newYear == 366
      return newYear + day - (isLeapYear && day >= 60 ? 0 : 1)
    case .weekday(let month, let week, let weekday):
      let first = Self.days(year, month)
      let monthLength = (month == 12 ? Self.days(year + 1, 1) : Self.days(year, month + 1)) - first
      // 1970-01-01 was a Thursday.
      let firstWeekday = (first + 4) - LocalDate.floor(first + 4, 7) * 7
      let day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      return first + (day < monthLength ? day : day - 7)
    }
  }

  private static func days(_ year: Int, _ month: Int) -> Int {
    LocalDate.firstOfMonth(year: year, month: month).daysSinceEpoch
  }
}

extension ZoneRuleDay {
  init?(_ scanner: inout ZoneRuleScanner) {
    guard let day = Self.day(&scanner) else { return nil }
    self.day = day
    guard scanner.skip("/") else {
      time = 2 * 3600
      return
    }
    guard let time = scanner.seconds() else { return nil }
    self.time = time
  }

  private static func day(_ scanner: inout ZoneRuleScanner) -> Day? {
    if scanner.skip("J") { return scanner.number(1...365).map(Day.julian) }
    guard scanner.skip("M") else { return scanner.number(0...365).map(Day.ordinal) }
    guard let month = scanner.number(1...12), scanner.skip("."), let week = scanner.number(1...5),
      scanner.skip("."), let weekday = scanner.number(0...6)
    else { return nil }
    return .weekday(month: month, week: week, weekday: weekday)
  }
}
