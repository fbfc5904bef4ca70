import Foundation
import Protobuf
import Testing
import WireProto

@Suite("Instants and durations as text")
struct JSONInstantTests {
  typealias Timestamp = GoogleProtobuf.Timestamp
  typealias Duration = GoogleProtobuf.Duration

  @Test(
    "instants are RFC 3339 in UTC",
    arguments: [
      (0, 0, "1970-01-01T00:00:00Z"),
      (-1, 999_999_999, "1969-12-31T23:59:59.999999999Z"),
      (951_782_400, 0, "2000-02-29T00:00:00Z"),
      (1_795_348_800, 120_000_000, "2026-11-22T12:00:00.120Z"),
      (1_795_348_800, 1000, "2026-11-22T12:00:00.000001Z"),
      (-62_135_596_800, 0, "0001-01-01T00:00:00Z"),
      (253_402_300_799, 999_999_999, "9999-12-31T23:59:59.999999999Z"),
    ] as [(Int64, Int32, String)])
  func instants(_ seconds: Int64, _ nanos: Int32, _ text: String) throws {
    let instant = Timestamp(seconds: seconds, nanos: nanos)
    #expect(try instant.json() == .string(text))
    #expect(try Timestamp(json: .string(text)) == instant)
  }

  @Test func everyDayOfFourCenturiesIsFoundationsDay() throws {
    let style = Date.ISO8601FormatStyle()
    for day in stride(from: Int64(-40_000), to: 110_000, by: 7) {
      let date = Date(timeIntervalSince1970: TimeInterval(day * 86_400 + 3661))
      let text = date.formatted(style)
      let instant = Timestamp(seconds: day * 86_400 + 3661)
      #expect(try instant.json() == .string(text))
      #expect(try Timestamp(json: .string(text)) == instant)
    }
  }

  @Test(
    "what is no instant is refused",
    arguments: [
      "", "2026-11-22", "2026-11-22T12:00:00", "2026-11-22 12:00:00Z", "2026-13-01T00:00:00Z",
      "2026-04-31T00:00:00Z", "1900-02-29T00:00:00Z", "2026-11-22T24:00:00Z",
      "2026-11-22T12:00:60Z", "2026-11-22T12:00:00.Z", "2026-11-22T12:00:00.1234567890Z",
      "2026-11-22T12:00:00+1:00", "2026-11-22T12:00:00Z ", "0000-01-01T00:00:00Z",
      "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "+2026-11-22T12:00:00Z",
    ])
  func noInstants(_ text: String) {
    #expect(throws: JSONError.self) { try Timestamp(json: .string(text)) }
  }

  @Test(
    "durations are seconds",
    arguments: [
      (0, 0, "0s"), (1, 500_000_000, "1.500s"), (-1, -500_000_000, "-1.500s"),
      (0, -1, "-0.000000001s"), (315_576_000_000, 0, "315576000000s"),
    ] as [(Int64, Int32, String)])
  func durations(_ seconds: Int64, _ nanos: Int32, _ text: String) throws {
    let duration = Duration(seconds: seconds, nanos: nanos)
    #expect(try duration.json() == .string(text))
    #expect(try Duration(json: .string(text)) == duration)
  }

  @Test func aShortFractionIsRead() throws {
    #expect(try Duration(json: "1.5s") == Duration(seconds: 1, nanos: 500_000_000))
  }

  @Test(
    "what is no duration is refused",
    arguments: [
      "", "s", "1", "1.s", ".5s", "1.5", "--1s", "+1s", "1e3s", "315576000001s",
      "99999999999999999999s", "1.0000000001s",
    ])
  func noDurations(_ text: String) {
    #expect(throws: JSONError.self) { try Duration(json: .string(text)) }
  }

  @Test func anInstantOutsideItsRangeHasNoText() {
    for instant in [
      Timestamp(seconds: .max), Timestamp(seconds: .min), Timestamp(seconds: 253_402_300_800),
      Timestamp(seconds: 0, nanos: -1), Timestamp(seconds: 0, nanos: 1_000_000_000),
    ] {
      #expect(throws: DecodeError(.outOfRange, field: "google.protobuf.Timestamp")) {
        try instant.json()
      }
    }
  }
}
