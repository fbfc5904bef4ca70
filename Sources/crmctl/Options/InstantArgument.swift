import ArgumentParser
import FoundationEssentials
import Protobuf
import WireProto

/// An instant as people write it, of what was: a time by itself is that long ago.
struct InstantArgument: ExpressibleByArgument, Equatable {
  static let forms =
    "2026-05-01, 2026-05-01T09:30:00+01:00, 90d, 12h or 30m ago (dates begin in UTC)."

  let timestamp: GoogleProtobuf.Timestamp

  init?(argument: String) {
    self.init(argument, now: Int64(Date().timeIntervalSince1970))
  }

  /// - Parameter now: Unix seconds.
  init?(_ text: String, now: Int64) {
    guard let timestamp = InstantForms.timestamp(text, relativeTo: now, direction: -1) else {
      return nil
    }
    self.timestamp = timestamp
  }
}

/// An instant of what is to come: a time by itself is in that long.
struct DueArgument: ExpressibleByArgument, Equatable {
  static let forms =
    "2026-05-01, 2026-05-01T09:30:00+01:00, in 7d, 12h or 30m (dates begin in UTC)."

  let timestamp: GoogleProtobuf.Timestamp

  init?(argument: String) {
    self.init(argument, now: Int64(Date().timeIntervalSince1970))
  }

  /// - Parameter now: Unix seconds.
  init?(_ text: String, now: Int64) {
    guard let timestamp = InstantForms.timestamp(text, relativeTo: now, direction: 1) else {
      return nil
    }
    self.timestamp = timestamp
  }
}

private enum InstantForms {
  /// - Parameter direction: 1 when a time by itself counts from now on, -1 when it counts back.
  static func timestamp(
    _ text: String, relativeTo now: Int64, direction: Int64
  ) -> GoogleProtobuf.Timestamp? {
    if let seconds = seconds(text) {
      return GoogleProtobuf.Timestamp(seconds: now + direction * seconds)
    }
    let isDate = text.utf8.count == 10 && !text.contains("T")
    let instant = JSONValue.string(isDate ? "\(text)T00:00:00Z" : text)
    // A text that is no instant is no argument either.
    return try? GoogleProtobuf.Timestamp(json: instant)
  }

  private static func seconds(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["d": 86_400, "h": 3_600, "m": 60]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      (0...100_000).contains(count)
    else { return nil }
    return count * unit
  }
}
