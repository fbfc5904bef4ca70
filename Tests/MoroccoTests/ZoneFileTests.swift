import Foundation
import Testing

@testable import Morocco

@Suite struct ZoneFileTests {
  @Test func aFileWithoutTransitionsFollowsItsRule() throws {
    let offsets = try ZoneFile(Self.slimFile(rule: "CET-1CEST,M3.5.0,M10.5.0/3")).offsets
    #expect(offsets.offset(at: 1_782_864_000) == 7200)
    #expect(offsets.offset(at: 1_798_761_600) == 3600)
  }

  @Test(arguments: ["", "UTC0"])
  func aFileMayHaveNoSummerTime(rule: String) throws {
    #expect(try ZoneFile(Self.slimFile(rule: rule)).offsets.offset(at: 1_782_864_000) == 0)
  }

  @Test func aFileThatEndsEarlyIsUnreadable() throws {
    let bytes = Self.slimFile(rule: "CET-1CEST,M3.5.0,M10.5.0/3")
    for length in 0..<bytes.count {
      #expect(throws: CalendarZoneError.unreadable) { try ZoneFile(Array(bytes.prefix(length))) }
    }
  }

  @Test func noBytesStopTheProgram() throws {
    var numbers = SeededNumbers(seed: 9)
    let bytes = Self.slimFile(rule: "CET-1CEST,M3.5.0,M10.5.0/3")
    for _ in 0..<5000 {
      var other = bytes
      for _ in 0..<3 {
        other[Int.random(in: other.indices, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      guard let offsets = try? ZoneFile(other).offsets else { continue }
      _ = CalendarZone(name: "test", offsets: offsets).startOfYear(containing: 1_782_864_000)
    }
  }

  @Test(arguments: [
    "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "Europe/Dublin",
    "Asia/Riyadh",
    "America/St_Johns", "Africa/Cairo",
  ])
  func zonesAgreeWithFoundation(name: String) throws {
    let zone = try CalendarZone(named: name)
    let oracle = try #require(TimeZone(identifier: name))
    var numbers = SeededNumbers(seed: 10)
    for _ in 0..<1000 {
      let instant = Int64.random(in: 946_684_800...2_145_916_800, using: &numbers)
      let expected = oracle.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
      #expect(zone.utcOffset(at: instant) == expected, "\(instant)")
    }
  }

  /// One type (UTC+0), no transition, in both blocks.
  private static func slimFile(rule: String) -> [UInt8] {
    let header = Array("TZif2".utf8) + Array(repeating: 0, count: 15)
    let counts: [UInt8] = [0, 0, 0, 0, 1, 4].flatMap { [0, 0, 0, $0] }
    let block = header + counts + [0, 0, 0, 0, 0, 0] + Array("UTC\0".utf8)
    return block + block + Array("\n\(rule)\n".utf8)
  }
}
