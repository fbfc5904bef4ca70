import ProbeProto
import Protobuf
import RPCCore
import WireProto

/// A response as it came over the wire, read by the generated code and not by ours.
struct RawResponse {
  let streamID: UInt32
  let status: GoogleRPC.Status?
  let payload: [UInt8]

  var error: RPCError? { status.map(RPCError.init) }

  func decoded<M: Message>(as type: M.Type = M.self) throws -> M {
    try M(serialized: payload)
  }
}

extension RawConnection {
  /// The next frame, whatever it is.
  func frame() async throws -> Frame {
    let bytes = try await receive(FrameHeader.byteCount)
    let header = FrameHeader(
      length: bytes[0..<4].reduce(0) { $0 << 8 | UInt32($1) },
      streamID: bytes[4..<8].reduce(0) { $0 << 8 | UInt32($1) },
      type: FrameType(rawValue: bytes[8]), flags: FrameFlags(rawValue: bytes[9]))
    return Frame(header: header, data: try await receive(Int(header.length)))
  }

  func response() async throws -> RawResponse {
    let frame = try await frame()
    let header = frame.header
    guard header.type == .response else { throw UnexpectedFrame(type: header.type.rawValue) }
    let response = try TTRPC.Response(
      serialized: frame.data, limits: DecodeLimits(budgetBytesMax: 64 << 20))
    return RawResponse(
      streamID: header.streamID, status: response.status, payload: response.payload)
  }

  /// The next frame, a message of a stream that goes on.
  func message<M: Message>(on streamID: UInt32, as type: M.Type = M.self) async throws -> M {
    let frame = try await frame()
    guard frame.header.type == .data, frame.header.flags == [], frame.header.streamID == streamID
    else { throw UnexpectedFrame(type: frame.header.type.rawValue) }
    return try M(serialized: frame.data)
  }

  /// Whether the next frame ends the stream as a success: remote closed, no data, no bytes.
  func endsStream(_ streamID: UInt32) async throws -> Bool {
    let frame = try await frame()
    return frame.header
      == FrameHeader(length: 0, streamID: streamID, type: .data, flags: FrameFlags(rawValue: 5))
  }

  struct UnexpectedFrame: Error { let type: UInt8 }

  /// An Echo that works proves that the connection lives.
  func echoes(on streamID: UInt32) async throws -> Bool {
    try await send(echoFrame(streamID, seq: 41))
    let response = try await response()
    let echo: Probe.EchoPayload = try response.decoded()
    return response.streamID == streamID && response.status == nil && echo.seq == 42
  }
}

/// The bytes of one frame.
func frame(
  _ streamID: UInt32, _ type: FrameType, flags: FrameFlags = [], _ data: [UInt8] = []
) -> [UInt8] {
  bigEndian(UInt32(data.count)) + bigEndian(streamID) + [type.rawValue, flags.rawValue] + data
}

func bigEndian(_ value: UInt32) -> [UInt8] {
  [
    UInt8(value >> 24 & 0xFF), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF),
    UInt8(value & 0xFF),
  ]
}

/// A request frame, written by the generated code.
func requestFrame(
  _ streamID: UInt32,
  _ method: String,
  of service: String = "probe.v1.Probe",
  payload: [UInt8] = [],
  timeoutNano: Int64 = 0,
  metadata: [(String, String)] = [],
  flags: FrameFlags = []
) throws -> [UInt8] {
  let request = TTRPC.Request(
    service: service, method: method, payload: payload, timeoutNano: timeoutNano,
    metadata: metadata.map { TTRPC.KeyValue(key: $0.0, value: $0.1) })
  return frame(streamID, .request, flags: flags, try request.serialized())
}

func echoFrame(_ streamID: UInt32, seq: UInt32) throws -> [UInt8] {
  try requestFrame(
    streamID, "Echo", payload: Probe.EchoPayload(seq: seq, msg: "salut").serialized())
}
