import Testing

@testable import Morocco

@Suite struct CalendarZoneTests {
  private static let noDatabase = "/nonexistent"

  /// 2026-09-20T01:00:00Z
  private static let switchToUTC: Int64 = 1_789_866_000

  @Test(
    arguments: ["Africa/Casablanca", "Africa/El_Aaiun"],
    [CalendarZone.zoneInfoDirectory, noDatabase])
  func moroccoLeavesUTCPlus1WhateverTheMachineSays(name: String, directory: String) throws {
    let zone = try CalendarZone(named: name, zoneInfoDirectory: directory)
    #expect(zone.utcOffset(at: Self.switchToUTC - 1) == 3600)
    #expect(zone.utcOffset(at: Self.switchToUTC) == 0)
    #expect(zone.utcOffset(at: instant(2026, 11, 22, 12)) == 0)
    #expect(zone.utcOffset(at: instant(2027, 2, 20)) == 0)
    #expect(zone.utcOffset(at: instant(2087, 7, 1)) == 0)
  }

  @Test func casablancaIsTheStandardZone() throws {
    #expect(try CalendarZone().name == "Africa/Casablanca")
  }

  @Test(arguments: [
    (2019, 5, 20, 0), (2020, 5, 1, 0), (2020, 6, 15, 3600), (2023, 4, 1, 0), (2025, 3, 1, 0),
    (2025, 8, 1, 3600), (2026, 2, 20, 0), (2026, 4, 1, 3600),
  ])
  func ramadanWasAtUTC(year: Int, month: Int, day: Int, offset: Int) throws {
    #expect(try CalendarZone().utcOffset(at: instant(year, month, day)) == offset)
    let bare = try CalendarZone(zoneInfoDirectory: Self.noDatabase)
    #expect(bare.utcOffset(at: instant(year, month, day)) == offset)
  }

  @Test(arguments: ["Africa/Casablanca", "Africa/El_Aaiun"])
  func ourDataAgreeWithTheMachineUntilTheSwitch(name: String) throws {
    let bytes = try #require(ZoneOffsets.bytes(of: name, CalendarZone.zoneInfoDirectory))
    let machine = try ZoneFile(bytes).offsets
    let ours = try CalendarZone(named: name)
    for hour in 0..<Int((Self.switchToUTC - instant(2018, 1, 1)) / 3600) {
      let instant = Int(instant(2018, 1, 1)) + hour * 3600
      if machine.offset(at: instant) != ours.utcOffset(at: Int64(instant)) {
        Issue.record("\(name) at \(instant)")
      }
    }
  }

  @Test func theDayOfTheSwitchHas25Hours() throws {
    let zone = try CalendarZone()
    let day = try #require(LocalDate(year: 2026, month: 9, day: 20))
    let next = try #require(LocalDate(year: 2026, month: 9, day: 21))
    #expect(zone.start(of: day) == instant(2026, 9, 19, 23))
    #expect(zone.start(of: next) == instant(2026, 9, 21))
  }

  @Test func unitsOfTheCalendarStartAtLocalMidnight() throws {
    let zone = try CalendarZone()
    let summer = instant(2026, 8, 31, 23, 30)
    #expect(zone.localDate(at: summer) == LocalDate(year: 2026, month: 9, day: 1))
    #expect(zone.startOfDay(containing: summer) == instant(2026, 8, 31, 23))
    #expect(zone.startOfMonth(containing: summer) == instant(2026, 8, 31, 23))
    #expect(zone.startOfYear(containing: summer) == instant(2025, 12, 31, 23))
    let winter = instant(2026, 11, 22, 12)
    #expect(zone.localDate(at: winter) == LocalDate(year: 2026, month: 11, day: 22))
    #expect(zone.startOfDay(containing: winter) == instant(2026, 11, 22))
    #expect(zone.startOfMonth(containing: winter) == instant(2026, 11, 1))
  }

  @Test func twelveMonthsStartOnBothSidesOfTheSwitch() throws {
    let starts = try CalendarZone().monthStarts(through: instant(2026, 11, 22, 12))
    #expect(starts.count == 12)
    #expect(starts.first == instant(2025, 11, 30, 23))
    #expect(
      starts.suffix(3) == [instant(2026, 8, 31, 23), instant(2026, 10, 1), instant(2026, 11, 1)])
    // Ramadan of 2026 lies around 1 March.
    #expect(starts[3] == instant(2026, 3, 1))
    #expect(starts == starts.sorted())
  }

  @Test func parisHasSummerTime() throws {
    let paris = try CalendarZone(named: "Europe/Paris")
    #expect(paris.utcOffset(at: instant(2026, 3, 29, 1) - 1) == 3600)
    #expect(paris.utcOffset(at: instant(2026, 3, 29, 1)) == 7200)
    #expect(paris.utcOffset(at: instant(2026, 10, 25, 1) - 1) == 7200)
    #expect(paris.utcOffset(at: instant(2026, 10, 25, 1)) == 3600)
    #expect(paris.utcOffset(at: instant(2060, 7, 1)) == 7200)
    #expect(paris.startOfMonth(containing: instant(2026, 7, 15)) == instant(2026, 6, 30, 22))
  }

  @Test(arguments: ["Europe/Paris", "Africa/Nowhere", "Africa", "Africa/Casablanca/x"])
  func aZoneThatTheMachineLacksIsAnError(name: String) {
    #expect(throws: CalendarZoneError.notOnThisMachine) {
      try CalendarZone(
        named: name,
        zoneInfoDirectory: name == "Europe/Paris" ? Self.noDatabase : CalendarZone.zoneInfoDirectory
      )
    }
  }

  @Test(arguments: [
    "", "/", "../etc/passwd", "/etc/passwd", "Europe/", "Europe//Paris", "Europe/../../x",
    "Europe/Pa ris",
    "Europe/Par\u{0}is", "posix/Africa/Casablanca", "right/UTC", "Évreux",
    String(repeating: "a", count: 65),
  ])
  func aNameLeadsNowhereElse(name: String) {
    #expect(throws: CalendarZoneError.malformedName) { try CalendarZone(named: name) }
  }

  @Test func utcNeedsNoDatabase() throws {
    let utc = try CalendarZone(named: "UTC", zoneInfoDirectory: Self.noDatabase)
    #expect(utc.startOfDay(containing: instant(2026, 7, 1, 5)) == instant(2026, 7, 1))
  }

  @Test func whereClocksSkipMidnightTheDayStartsLater() throws {
    // From UTC-3 to UTC-2 at local midnight of 2018-11-04, as in São Paulo.
    let change = Int(instant(2018, 11, 4, 3))
    let zone = CalendarZone(
      name: "test",
      offsets: ZoneOffsets(
        first: -10_800, transitions: [.init(instant: change, offset: -7200)], rule: nil))
    #expect(zone.startOfDay(containing: instant(2018, 11, 4, 12)) == Int64(change))
    #expect(zone.localDate(at: Int64(change) - 1) == LocalDate(year: 2018, month: 11, day: 3))
  }

  @Test func whereClocksPassMidnightTwiceTheDayStartsTheFirstTime() throws {
    // From UTC+1 to UTC at 00:30 local time.
    let change = Int(instant(2026, 5, 9, 23, 30))
    let zone = CalendarZone(
      name: "test",
      offsets: ZoneOffsets(first: 3600, transitions: [.init(instant: change, offset: 0)], rule: nil)
    )
    #expect(zone.startOfDay(containing: instant(2026, 5, 10, 12)) == instant(2026, 5, 9, 23))
  }

  @Test(arguments: [
    "Africa/Casablanca", "Europe/Paris", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kolkata",
  ])
  func aDayContainsItsInstants(name: String) throws {
    let zone = try CalendarZone(named: name)
    var numbers = SeededNumbers(seed: 8)
    for _ in 0..<2000 {
      let instant = Int64.random(in: 0...4_102_444_800, using: &numbers)
      let start = zone.startOfDay(containing: instant)
      #expect(start <= instant && instant - start < 90_000)
      #expect(zone.localDate(at: start) == zone.localDate(at: instant))
      #expect(zone.localDate(at: start - 1) < zone.localDate(at: instant))
    }
  }

  @Test(arguments: [Int64.min, -62_135_596_801, 0, 253_402_300_800, .max])
  func noInstantStopsTheProgram(instant: Int64) throws {
    for name in ["Africa/Casablanca", "Europe/Paris", "Pacific/Apia"] {
      let zone = try CalendarZone(named: name)
      #expect((0...10_000).contains(zone.localDate(at: instant).year))
      #expect(zone.monthStarts(through: instant).count == 12)
      #expect(zone.startOfYear(containing: instant) <= zone.startOfDay(containing: instant))
    }
  }

  private func instant(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0
  ) -> Int64 {
    let days = LocalDate(year: year, month: month, day: day)?.daysSinceEpoch ?? 0
    return Int64(days * 86_400 + hour * 3600 + minute * 60)
  }
}
