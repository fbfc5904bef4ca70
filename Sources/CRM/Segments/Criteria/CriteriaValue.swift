import Morocco
import Protobuf
import WireProto

/// What a field is compared with.
enum CriteriaValue: Hashable, Sendable {
  /// Texts, and the names of choices and levels.
  case text(String)
  case number(JSONNumber)
  case flag(Bool)
  case instant(CriteriaInstant)
  case duration(CriteriaDuration)

  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let number): .number(number)
    case .flag(let flag): .bool(flag)
    case .instant(let instant): .string(instant.description)
    case .duration(let duration): .string(duration.description)
    }
  }
}

/// A point in time: exact, or the beginning of a day in the configured zone.
struct CriteriaInstant: Hashable, Sendable, CustomStringConvertible {
  enum Meaning: Hashable, Sendable {
    case exact(seconds: Int64, nanos: Int32)
    case day(LocalDate)
  }

  let meaning: Meaning
  /// In UTC, or `2026-05-01`.
  let description: String

  /// RFC 3339, or a date. nil for anything else.
  init?(_ text: String) {
    if let day = Self.day(text) {
      meaning = .day(day)
      description = text
      return
    }
    do {
      let exact = try GoogleProtobuf.Timestamp(json: .string(text))
      guard case .string(let description) = try exact.json() else { return nil }
      meaning = .exact(seconds: exact.seconds, nanos: exact.nanos)
      self.description = description
    } catch {
      return nil
    }
  }

  private static func day(_ text: String) -> LocalDate? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let numbers = parts.compactMap { $0.utf8.allSatisfy(digits.contains) ? Int($0) : nil }
    guard numbers.count == 3 else { return nil }
    return LocalDate(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// nil when one is exact and the other a day, whose order the zone tells.
  func isBefore(_ other: CriteriaInstant) -> Bool? {
    switch (meaning, other.meaning) {
    case (.exact(let seconds, let nanos), .exact(let otherSeconds, let otherNanos)):
      (seconds, nanos) < (otherSeconds, otherNanos)
    case (.day(let day), .day(let otherDay)): day < otherDay
    default: nil
    }
  }
}

/// A time that passes: hours and weeks are exact, days, months and years are of the calendar.
struct CriteriaDuration: Hashable, Sendable, CustomStringConvertible {
  enum Unit: String, CaseIterable, Sendable {
    case hours = "h"
    case days = "d"
    case weeks = "w"
    case months = "mo"
    case years = "y"

    /// About a hundred years.
    var countMax: Int {
      switch self {
      case .hours: 876_000
      case .days: 36_500
      case .weeks: 5_200
      case .months: 1_200
      case .years: 100
      }
    }
  }

  let count: Int
  let unit: Unit

  /// `90d`: a whole number from 1, and a unit. nil for anything else.
  init?(_ text: String) {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard digits.utf8.count <= 6, let count = Int(digits), count > 0,
      let unit = Unit(rawValue: String(text.dropFirst(digits.count))), count <= unit.countMax
    else { return nil }
    self.count = count
    self.unit = unit
  }

  init(hours: Int) {
    count = hours
    unit = .hours
  }

  var description: String { "\(count)\(unit.rawValue)" }
}
