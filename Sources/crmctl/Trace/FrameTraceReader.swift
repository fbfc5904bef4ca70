import Protobuf
import RPCClient
import RPCCore

/// Reads frames in the order in which they were seen: what is on a stream is told by the request that opened it.
struct FrameTraceReader {
  private let limits = Limits.default
  private var start: ContinuousClock.Instant?
  /// By the id of their streams; nil for a method that is not known here.
  private var methods: [UInt32: MethodDescriptor] = [:]

  mutating func read(_ frame: ObservedFrame) -> FrameTrace {
    let start = start ?? frame.at
    self.start = start
    let (content, payload) = content(frame)
    return FrameTrace(
      offset: start.duration(to: frame.at), direction: frame.direction,
      streamID: frame.header.streamID, type: Self.name(frame.header.type),
      flags: Self.names(frame.header.flags), length: frame.header.length, content: content,
      payload: payload.map(Secrets.masked))
  }

  private mutating func content(
    _ frame: ObservedFrame
  ) -> (FrameTrace.Content, JSONValue?) {
    guard let data = frame.data else { return (.unreadable("longer than a frame may be"), nil) }
    let streamID = frame.header.streamID
    switch frame.header.type {
    case .request: return request(data, streamID)
    case .response: return response(data, methods[streamID])
    case .data:
      if frame.header.flags.contains(.noData) { return (.nothing, nil) }
      let method = methods[streamID]
      let type = frame.direction == .sent ? method?.input : method?.output
      return message(data, type, as: .message)
    default: return (.unreadable("no type of frame that is known here"), nil)
    }
  }

  private mutating func request(
    _ data: [UInt8], _ streamID: UInt32
  ) -> (FrameTrace.Content, JSONValue?) {
    let envelope: RequestEnvelope
    do throws(RPCError) {
      envelope = try RequestEnvelope(data: data, limits: limits)
    } catch {
      return (.unreadable("no envelope of a request"), nil)
    }
    let name = "\(envelope.service)/\(envelope.method)"
    let method = Definitions.methods.first { $0.fullName == name }
    methods[streamID] = method
    let content = FrameTrace.Content.request(
      method: name, timeoutNanos: envelope.timeoutNano,
      metadata: envelope.metadata.entries.map { ($0.key, Secrets.masked($0.value, of: $0.key)) })
    // A stream of requests may begin without one.
    if envelope.payload.isEmpty, method?.kind != .unary, method?.kind != .serverStreaming {
      return (content, nil)
    }
    return message(envelope.payload, method?.input, as: content)
  }

  private func response(
    _ data: [UInt8], _ method: MethodDescriptor?
  ) -> (FrameTrace.Content, JSONValue?) {
    do throws(RPCError) {
      let payload = try ResponseEnvelope.payload(of: data)
      return message(payload, method?.output, as: .status(nil))
    } catch {
      return (.status(error), nil)
    }
  }

  private func message(
    _ payload: [UInt8], _ type: MessageType?, as content: FrameTrace.Content
  ) -> (FrameTrace.Content, JSONValue?) {
    guard let type else { return (content, nil) }
    do throws(DecodeError) {
      return (content, try type.json(fromSerialized: payload, limits: .answer))
    } catch {
      return (.unreadable("not a \(type.name)"), nil)
    }
  }

  private static func name(_ type: FrameType) -> String {
    switch type {
    case .request: "request"
    case .response: "response"
    case .data: "data"
    default: "type \(type.rawValue)"
    }
  }

  private static func names(_ flags: FrameFlags) -> [String] {
    let known: [(FrameFlags, String)] = [
      (.remoteClosed, "remote_closed"), (.remoteOpen, "remote_open"), (.noData, "no_data"),
    ]
    let unknown = flags.subtracting([.remoteClosed, .remoteOpen, .noData])
    return known.filter { flags.contains($0.0) }.map(\.1)
      + (unknown.isEmpty ? [] : ["0x" + String(unknown.rawValue, radix: 16)])
  }
}
