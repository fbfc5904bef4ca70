import FoundationEssentials

extension ZoneOffsets {
  init(named name: String, zoneInfoDirectory: String) throws(CalendarZoneError) {
    guard Self.isName(name) else { throw .malformedName }
    if ["UTC", "Etc/UTC"].contains(name) {
      self = .utc
    } else if MoroccanClock.zones.contains(name) {
      let bytes = Self.bytes(of: name, zoneInfoDirectory)
      let machine = try bytes.map { bytes throws(CalendarZoneError) in try ZoneFile(bytes).offsets }
      self = (machine ?? .utc).replaced(by: MoroccanClock.transitions)
    } else {
      guard let bytes = Self.bytes(of: name, zoneInfoDirectory) else { throw .notOnThisMachine }
      self = try ZoneFile(bytes).offsets
    }
  }

  /// Names lead below the directory only. Its copies `posix/` and `right/` of the whole database are left out: the
  /// former would pass by our data, the latter counts leap seconds.
  private static func isName(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return name.utf8.count <= 64 && !["posix", "right"].contains(parts[0])
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
              UInt8(ascii: "0")...UInt8(ascii: "9"):
              true
            default: "_+-".utf8.contains(byte)
            }
          }
      }
  }

  static func bytes(of name: String, _ zoneInfoDirectory: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(zoneInfoDirectory)/\(name)").map(Array.init)
  }
}
