import ArgumentParser
import FoundationEssentials
import Protobuf
import WireProto

/// An instant as people write it.
struct InstantArgument: ExpressibleByArgument, Equatable {
  static let forms = "2026-05-01, 2026-05-01T09:30:00+01:00, 90d or 12h ago (dates begin in UTC)."

  let timestamp: GoogleProtobuf.Timestamp

  init?(argument: String) {
    self.init(argument, now: Int64(Date().timeIntervalSince1970))
  }

  /// - Parameter now: Unix seconds.
  init?(_ text: String, now: Int64) {
    if let ago = Self.secondsAgo(text) {
      timestamp = GoogleProtobuf.Timestamp(seconds: now - ago)
      return
    }
    let isDate = text.utf8.count == 10 && !text.contains("T")
    let instant = JSONValue.string(isDate ? "\(text)T00:00:00Z" : text)
    // A text that is no instant is no argument either.
    guard let parsed = try? GoogleProtobuf.Timestamp(json: instant) else { return nil }
    timestamp = parsed
  }

  private static func secondsAgo(_ text: String) -> Int64? {
    let units: [Character: Int64] = ["d": 86_400, "h": 3_600, "m": 60]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      (0...100_000).contains(count)
    else { return nil }
    return count * unit
  }
}
