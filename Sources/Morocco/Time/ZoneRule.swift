/// A zone's offsets in years that no transition describes: one offset, or two that change twice a year.
///
/// Read from the text of POSIX's variable TZ, such as `CET-1CEST,M3.5.0,M10.5.0/3` or `<+01>-1`: name and offset
/// west of UTC of standard time, the same of summer time, the days on which summer time begins and ends.
/// Source: POSIX.1-2017, Base Definitions 8.3; RFC 9636, section 3.3.1 allows hours from -167 to 167.
struct ZoneRule: Hashable, Sendable {
  struct SummerTime: Hashable, Sendable {
    /// Seconds ahead of UTC.
    let offset: Int
    let start: ZoneRuleDay
    let end: ZoneRuleDay
  }

  /// Seconds ahead of UTC.
  let standardOffset: Int
  let summerTime: SummerTime?

  func offset(at instant: Int) -> Int {
    guard let summerTime else { return standardOffset }
    let localDay = LocalDate.floor(instant + standardOffset, 86_400)
    let year = LocalDate(daysSinceEpoch: localDay).year
    // Each change is told in the local time that it ends.
    let start = summerTime.start.localSeconds(in: year) - standardOffset
    let end = summerTime.end.localSeconds(in: year) - summerTime.offset
    let isSummer =
      start < end ? (start..<end).contains(instant) : !(end..<start).contains(instant)
    return isSummer ? summerTime.offset : standardOffset
  }
}

extension ZoneRule {
  init?(_ text: some Collection<UInt8>) {
    var scanner = ZoneRuleScanner(rest: Array(text)[...])
    guard scanner.skipName(), let standard = scanner.seconds() else { return nil }
    standardOffset = -standard
    guard !scanner.rest.isEmpty else {
      summerTime = nil
      return
    }
    guard scanner.skipName() else { return nil }
    var summerOffset = standardOffset + 3600
    if scanner.rest.first != UInt8(ascii: ",") {
      guard let summer = scanner.seconds() else { return nil }
      summerOffset = -summer
    }
    guard scanner.skip(","), let start = ZoneRuleDay(&scanner), scanner.skip(","),
      let end = ZoneRuleDay(&scanner), scanner.rest.isEmpty
    else { return nil }
    summerTime = SummerTime(offset: summerOffset, start: start, end: end)
  }
}
