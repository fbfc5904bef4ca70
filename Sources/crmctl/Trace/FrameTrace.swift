import Protobuf
import RPCClient
import RPCCore

/// A frame in words.
struct FrameTrace {
  /// What the frame's data is.
  enum Content {
    /// `timeoutNanos` 0: none.
    case request(method: String, timeoutNanos: Int64, metadata: [(key: String, value: String)])
    case status(RPCError?)
    case message
    /// The sender's last word, or a frame that holds nothing.
    case nothing
    /// Why it cannot be told.
    case unreadable(String)
  }

  /// From the first frame on.
  let offset: Duration
  let direction: ObservedFrame.Direction
  let streamID: UInt32
  let type: String
  let flags: [String]
  let length: UInt32
  let content: Content
  /// Nil when there is no message, or no way to read it.
  let payload: JSONValue?

  static let columns = [
    "offset_ms", "direction", "stream_id", "type", "flags", "length", "method", "timeout_ms",
    "metadata", "status", "payload", "problem",
  ]

  /// For programs: the same names in every frame.
  var members: [JSONValue.Member] {
    var method: JSONValue = .null
    var timeout: JSONValue = .null
    var metadata: JSONValue = .null
    var status: JSONValue = .null
    var problem: JSONValue = .null
    switch content {
    case .request(let name, let nanos, let entries):
      method = .string(name)
      timeout = nanos == 0 ? .null : .number(JSONNumber(nanos / 1_000_000))
      metadata = .array(
        entries.map { ["key": .string($0.key), "value": .string($0.value)] })
    case .status(let error): status = Self.json(error)
    case .unreadable(let why): problem = .string(why)
    case .message, .nothing: break
    }
    return [
      .init("offset_ms", JSONNumber(milliseconds).map { .number($0) } ?? .null),
      .init("direction", .string(direction.rawValue)),
      .init("stream_id", .number(JSONNumber(streamID))), .init("type", .string(type)),
      .init("flags", .array(flags.map { .string($0) })),
      .init("length", .number(JSONNumber(length))), .init("method", method),
      .init("timeout_ms", timeout), .init("metadata", metadata), .init("status", status),
      .init("payload", payload ?? .null), .init("problem", problem),
    ]
  }

  /// To a microsecond.
  var milliseconds: Double { (offset / .microseconds(1)).rounded() / 1_000 }

  /// - Parameter error: nil for OK.
  private static func json(_ error: RPCError?) -> JSONValue {
    guard let error else { return ["code": "OK"] }
    var members: [JSONValue.Member] = [
      .init("code", .string(error.code.name)), .init("message", .string(error.message)),
      .init("reason", .string(error.reason)),
    ]
    if !error.metadata.isEmpty {
      let metadata = error.metadata.sorted { $0.key < $1.key }
      members.append(
        .init(
          "metadata",
          .object(metadata.map { .init($0.key, .string($0.value)) })))
    }
    if !error.violations.isEmpty {
      members.append(
        .init(
          "violations",
          .array(
            error.violations.map {
              ["field": .string($0.field), "description": .string($0.description)]
            })))
    }
    if let delay = error.retryDelay {
      members.append(
        .init("retry_delay_ms", .number(JSONNumber(Int64(delay / .milliseconds(1))))))
    }
    return .object(members)
  }
}
