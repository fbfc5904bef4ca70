import Morocco
import Protobuf
import WireProto

/// Reads the old tables' instants: without a zone they are local times of one.
struct OldTime: Sendable {
  let zone: CalendarZone

  enum Reading {
    case none
    case instant(GoogleProtobuf.Timestamp, isCertain: Bool)
    /// Not a time, or none of the years 1 to 9999.
    case unreadable
  }

  func read(_ value: JSONValue) -> Reading {
    guard case .string(let text) = value else { return value == .null ? .none : .unreadable }
    let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
    guard let date = parts.first, parts.count <= 2 else { return .unreadable }
    let clock = parts.count == 2 ? String(parts[1]) : "00:00:00"
    let zoned = clock.contains("+") || clock.contains("-") || clock.hasSuffix("Z")
    let rfc3339 = "\(date)T\(clock)\(zoned ? "" : "Z")"
    // A text that is no instant has no other meaning either.
    guard var instant = try? GoogleProtobuf.Timestamp(json: .string(rfc3339)) else {
      return .unreadable
    }
    guard !zoned else { return .instant(instant, isCertain: true) }
    let local = zone.time(ofLocal: instant.seconds)
    instant.seconds = local.instant
    return .instant(instant, isCertain: local.isCertain)
  }
}
