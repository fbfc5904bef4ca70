import Testing

@testable import Morocco

@Suite struct ZoneRuleTests {
  /// January and July of 2026, in seconds ahead of UTC.
  @Test(arguments: [
    ("CET-1CEST,M3.5.0,M10.5.0/3", 3600, 7200), ("<+01>-1", 3600, 3600),
    ("EST5EDT,M3.2.0,M11.1.0", -18_000, -14_400),
    ("IST-1GMT0,M10.5.0,M3.5.0/1", 0, 3600),
    ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 39_600, 37_800),
    ("AAA0BBB,J60/0,J300/0", 0, 3600), ("AAA0BBB,0,100", 3600, 0),
    ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -7200, -3600),
  ])
  func aRuleIsUnderstood(text: String, january: Int, july: Int) throws {
    let rule = try #require(ZoneRule(Array(text.utf8)))
    #expect(rule.offset(at: 1_768_478_400) == january)
    #expect(rule.offset(at: 1_784_116_800) == july)
  }

  @Test(arguments: [
    "", "CE-1", "CET", "CET-1CEST", "CET-1CEST,", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
    "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J300",
    "CET-1CEST,M3.5.0,M10.5.0,",
    "<+01-1", "CET-168", "CET-1:60", "CET-1111", "CET-1CEST,366,1",
  ])
  func whatIsNoRuleIsRefused(text: String) {
    #expect(ZoneRule(Array(text.utf8)) == nil)
  }

  @Test func aJulianDayDoesNotCountTheLeapDay() throws {
    let rule = try #require(ZoneRule(Array("AAA0BBB,J60/0,J300/0".utf8)))
    // 1 March of 2028, a leap year, and of 2026.
    #expect(rule.offset(at: 1_835_481_599) == 0)
    #expect(rule.offset(at: 1_835_481_600) == 3600)
    #expect(rule.offset(at: 1_772_323_199) == 0)
    #expect(rule.offset(at: 1_772_323_200) == 3600)
  }
}
