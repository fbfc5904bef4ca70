/// Morocco's offsets from UTC, which replace what the machine's tz database says.
///
/// The country left UTC+1 and its switches in Ramadan for UTC+0 on 2026-09-20, which databases older than 2026c do
/// not know; a Debian 12 may have one of 2025, or none.
enum MoroccanClock {
  static let zones: Set = ["Africa/Casablanca", "Africa/El_Aaiun"]

  /// By instant, since summer 2018.
  static let transitions = Table.zoneTransitions.records(transition)

  static func transition(_ row: Table.Row) -> ZoneOffsets.Transition? {
    let date = row.list(0, separator: "-").compactMap { Int($0) }
    guard date.count == 3, let day = LocalDate(year: date[0], month: date[1], day: date[2]),
      let hour = Int(row.cells[1]), (0...23).contains(hour), let offset = Int(row.cells[2])
    else { return nil }
    return .init(instant: day.daysSinceEpoch * 86_400 + hour * 3600, offset: offset)
  }
}

extension Table {
  static let zoneTransitions = Table("zone_transitions.tsv", PackageResources.zone_transitions_tsv)
}
