import Testing

@testable import Morocco

@Suite struct LocalDateTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2026, 9, 20, 20_716),
    (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896), (1900, 3, 1, -25_508),
  ])
  func aDayHasItsNumber(year: Int, month: Int, day: Int, number: Int) throws {
    let date = try #require(LocalDate(year: year, month: month, day: day))
    #expect(date.daysSinceEpoch == number)
    #expect(LocalDate(daysSinceEpoch: number) == date)
  }

  @Test(arguments: [
    (2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
    (0, 1, 1),
    (10_000, 1, 1), (2026, 1, Int.max), (Int.min, 1, 1),
  ])
  func whatTheCalendarLacksIsNoDay(year: Int, month: Int, day: Int) {
    #expect(LocalDate(year: year, month: month, day: day) == nil)
  }

  @Test func daysFollowEachOther() {
    var former = LocalDate(daysSinceEpoch: -150_000)
    for number in -149_999...150_000 {
      let date = LocalDate(daysSinceEpoch: number)
      if date.daysSinceEpoch != number || date <= former { Issue.record("\(date)") }
      former = date
    }
  }
}
