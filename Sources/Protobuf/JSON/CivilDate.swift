/// A day of the proleptic Gregorian calendar.
///
/// Source of the arithmetic: eras of 400 years (146,097 days) with years that begin in March, so that the
/// leap day is a year's last.
struct CivilDate {
  let year: Int64
  /// 1 to 12
  let month: Int64
  /// 1 to 31
  let day: Int64

  /// Days from 0000-03-01 to 1970-01-01.
  private static let epochDays: Int64 = 719_468

  /// - Parameter days: of a year from 1 on.
  init(daysSinceEpoch days: Int64) {
    let sinceMarch = days + Self.epochDays
    let era = sinceMarch / 146_097
    let dayOfEra = sinceMarch % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Nil when there is no such day. Years 1 to 9999.
  init?(year: Int64, month: Int64, day: Int64) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  var daysSinceEpoch: Int64 {
    let year = month <= 2 ? self.year - 1 : self.year
    let yearOfEra = year % 400
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return year / 400 * 146_097 + dayOfEra - Self.epochDays
  }

  private static func days(inMonth month: Int64, of year: Int64) -> Int64 {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
