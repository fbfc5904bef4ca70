/// The time zone in which "today", "this month" and "this year" are taken.
///
/// Instants are seconds since 1970-01-01T00:00Z; those outside of the years 1 to 9999 count as the nearest one
/// inside.
package struct CalendarZone: Sendable {
  /// The IANA name.
  package let name: String
  private let offsets: ZoneOffsets

  package static let standardName = "Africa/Casablanca"

  /// Where Debian keeps the tz database.
  package static let zoneInfoDirectory = "/usr/share/zoneinfo"

  /// Reads the zone from the machine's tz database.
  ///
  /// Africa/Casablanca and Africa/El_Aaiun follow this module's own data from June 2018 on, and need no tz database;
  /// without one they are at UTC+0 before. UTC needs none either.
  /// - Throws: for every other zone, when the machine does not have it.
  package init(
    named name: String = standardName, zoneInfoDirectory: String = zoneInfoDirectory
  ) throws(CalendarZoneError) {
    self.init(
      name: name, offsets: try ZoneOffsets(named: name, zoneInfoDirectory: zoneInfoDirectory))
  }

  package static let utc = CalendarZone(name: "UTC", offsets: .utc)

  init(name: String, offsets: ZoneOffsets) {
    self.name = name
    self.offsets = offsets
  }

  /// Seconds that local clocks are ahead of UTC.
  package func utcOffset(at instant: Int64) -> Int {
    offsets.offset(at: Self.clamped(instant))
  }

  package func localDate(at instant: Int64) -> LocalDate {
    let instant = Self.clamped(instant)
    return LocalDate(daysSinceEpoch: LocalDate.floor(instant + offsets.offset(at: instant), 86_400))
  }

  /// The first instant of a local day: midnight, or what follows where clocks skip midnight.
  ///
  /// Where clocks pass midnight twice it is the first time.
  package func start(of date: LocalDate) -> Int64 {
    let midnight = date.daysSinceEpoch * 86_400
    // No zone is a day away from UTC, and none changes twice within two days.
    let before = offsets.offset(at: midnight - 86_400)
    let after = offsets.offset(at: midnight + 86_400)
    let isMidnight = { (instant: Int) in instant + offsets.offset(at: instant) == midnight }
    let candidates = [midnight - max(before, after), midnight - min(before, after)]
    if let start = candidates.first(where: isMidnight) { return Int64(start) }
    // Clocks skip midnight: the instant at which they do lies between the two.
    var (early, late) = (candidates[0], candidates[1])
    while late - early > 1 {
      let middle = early + (late - early) / 2
      if offsets.offset(at: middle) == before { early = middle } else { late = middle }
    }
    return Int64(late)
  }

  package func startOfDay(containing instant: Int64) -> Int64 {
    start(of: localDate(at: instant))
  }

  package func startOfMonth(containing instant: Int64) -> Int64 {
    start(of: localDate(at: instant).firstOfMonth)
  }

  package func startOfYear(containing instant: Int64) -> Int64 {
    start(of: localDate(at: instant).firstOfYear)
  }

  /// The starts of 12 months, earliest first, of which the last contains the instant.
  package func monthStarts(through instant: Int64) -> [Int64] {
    let date = localDate(at: instant)
    return (0..<12).reversed().map { start(of: date.firstOfMonth(before: $0)) }
  }

  private static func clamped(_ instant: Int64) -> Int {
    Int(min(max(instant, -62_135_596_800), 253_402_300_799))
  }
}
