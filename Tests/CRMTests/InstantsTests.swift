import Postgres
import Testing
import WireProto

@testable import CRM

@Suite struct InstantsTests {
  /// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z (google/protobuf/timestamp.proto).
  private static let first: Int64 = -62_135_596_800
  private static let last: Int64 = 253_402_300_799

  private static func timestamps(_ parts: [(Int64, Int32)]) -> [GoogleProtobuf.Timestamp] {
    parts.map { GoogleProtobuf.Timestamp(seconds: $0, nanos: $1) }
  }

  static let exact = timestamps([
    (first, 0), (first, 999_999_000), (-1, 999_999_000), (-1, 0), (0, 0), (0, 1000),
    (946_684_800, 0), (946_684_799, 999_999_000), (last, 0), (last, 999_999_000),
  ])

  static let outside = timestamps([
    (first - 1, 999_999_999), (last + 1, 0), (.min, 0), (.max, 0), (0, -1), (0, 1_000_000_000),
    (0, .min), (0, .max),
  ])

  @Test(arguments: exact)
  func anInstantGoesThereAndBack(timestamp: GoogleProtobuf.Timestamp) throws {
    let instant = try #require(Timestamptz(timestamp))
    #expect(GoogleProtobuf.Timestamp(instant) == timestamp)
  }

  @Test(arguments: outside)
  func whatIsNotATimestampIsRefused(timestamp: GoogleProtobuf.Timestamp) {
    #expect(Timestamptz(timestamp) == nil)
  }

  @Test func nanosecondsAreCutToMicroseconds() throws {
    for (nanos, cut) in [(Int32(999), Int32(0)), (1999, 1000), (999_999_999, 999_999_000)] {
      for seconds in [Int64(-1), 0, Self.first, Self.last] {
        let instant = try #require(Timestamptz(.init(seconds: seconds, nanos: nanos)))
        #expect(GoogleProtobuf.Timestamp(instant) == .init(seconds: seconds, nanos: cut))
      }
    }
  }

  @Test func theYear2000IsPostgreSQLsZero() {
    #expect(Timestamptz(.init(seconds: 946_684_800))?.microsecondsSince2000 == 0)
  }

  @Test(arguments: [Int64.min, Int64.min + 1, .max])
  func noInstantOfTheDatabaseTraps(microsecondsSince2000: Int64) {
    let instant = Timestamptz(microsecondsSince2000: microsecondsSince2000)
    let timestamp = GoogleProtobuf.Timestamp(instant)
    #expect((0..<1_000_000_000).contains(timestamp.nanos))
  }
}
