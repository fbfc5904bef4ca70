/// A day of the proleptic Gregorian calendar, in no particular zone.
package struct LocalDate: Hashable, Sendable, Comparable {
  package let year: Int
  /// 1 to 12
  package let month: Int
  /// 1 to 31
  package let day: Int

  /// Nil when the calendar has no such day, or the year is not one of 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    self.init(unchecked: year, month, day)
    guard LocalDate(daysSinceEpoch: daysSinceEpoch) == self else { return nil }
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01, of the years 0 to 10000.
  ///
  /// Years are counted from March on, so that the leap day is a year's last; 400 of them are always 146,097 days.
  init(daysSinceEpoch days: Int) {
    let daysSinceMarch0 = days + Self.epochSinceMarch0
    let era = Self.floor(daysSinceMarch0, 146_097)
    let dayOfEra = daysSinceMarch0 - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      unchecked: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  var daysSinceEpoch: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = Self.floor(marchYear, 400)
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - Self.epochSinceMarch0
  }

  var firstOfMonth: LocalDate { LocalDate(unchecked: year, month, 1) }
  var firstOfYear: LocalDate { LocalDate(unchecked: year, 1, 1) }

  /// The first day of a month that lies before this day's by a number of months.
  func firstOfMonth(before months: Int) -> LocalDate {
    let index = year * 12 + month - 1 - months
    let year = Self.floor(index, 12)
    return .firstOfMonth(year: year, month: index - year * 12 + 1)
  }

  /// nil outside of the years 1 to 9999. None of the days is missing.
  package func adding(days: Int) -> (date: LocalDate, isMissing: Bool)? {
    let date = LocalDate(daysSinceEpoch: daysSinceEpoch + days)
    return (1...9999).contains(date.year) ? (date, false) : nil
  }

  /// The same day of another month; where that month has no such day, the first one behind it.
  ///
  /// nil outside of the years 1 to 9999.
  package func adding(months: Int) -> (date: LocalDate, isMissing: Bool)? {
    let first = firstOfMonth(before: -months)
    if let date = LocalDate(year: first.year, month: first.month, day: day) { return (date, false) }
    guard (1...9999).contains(first.year) else { return nil }
    let next = first.firstOfMonth(before: -1)
    return (1...9999).contains(next.year) ? (next, true) : nil
  }

  /// - Parameter month: 1 to 12.
  static func firstOfMonth(year: Int, month: Int) -> LocalDate { .init(unchecked: year, month, 1) }

  package static func < (left: LocalDate, right: LocalDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Days from 0000-03-01 to 1970-01-01.
  private static let epochSinceMarch0 = 719_468

  /// Division that rounds down.
  static func floor(_ value: Int, _ divisor: Int) -> Int {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}
