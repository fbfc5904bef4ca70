import Testing

@testable import Morocco

@Suite struct LocalTimeTests {
  private func instant(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0)
    -> Int64
  {
    let day = LocalDate(year: year, month: month, day: day)?.daysSinceEpoch ?? 0
    return Int64(day * 86_400 + hour * 3600 + minute * 60)
  }

  @Test func aClockThatIsNotChangedSaysEveryTimeOnce() throws {
    let zone = try CalendarZone()
    let summer = zone.time(ofLocal: instant(2024, 7, 1, 12))
    #expect(summer == .init(instant: instant(2024, 7, 1, 11), isCertain: true))
    // In Ramadan, and since September 2026.
    #expect(zone.time(ofLocal: instant(2024, 3, 20, 12)).instant == instant(2024, 3, 20, 12))
    #expect(zone.time(ofLocal: instant(2026, 11, 22, 12)).instant == instant(2026, 11, 22, 12))
    #expect(CalendarZone.utc.time(ofLocal: 5) == .init(instant: 5, isCertain: true))
  }

  /// Morocco's clocks went back from 03:00 to 02:00 on 2024-03-10, and forward from 02:00 to 03:00 on 2024-04-14.
  @Test func aTimeThatWasSaidTwiceOrNeverIsUncertain() throws {
    let zone = try CalendarZone()
    let twice = zone.time(ofLocal: instant(2024, 3, 10, 2, 30))
    #expect(twice == .init(instant: instant(2024, 3, 10, 1, 30), isCertain: false))
    let never = zone.time(ofLocal: instant(2024, 4, 14, 2, 30))
    #expect(never == .init(instant: instant(2024, 4, 14, 2, 30), isCertain: false))
    #expect(zone.time(ofLocal: instant(2024, 4, 14, 3)).instant == instant(2024, 4, 14, 2))
    #expect(zone.time(ofLocal: instant(2024, 4, 14, 3)).isCertain)
  }

  @Test func everyInstantComesBackFromItsLocalTime() throws {
    let zone = try CalendarZone()
    for hour in 0..<(8 * 8766) {
      let given = instant(2018, 6, 1) + Int64(hour) * 3600
      let local = zone.time(ofLocal: given + Int64(zone.utcOffset(at: given)))
      if local.isCertain { #expect(local.instant == given) }
      #expect(given - local.instant <= 3600 && given >= local.instant)
    }
  }
}
