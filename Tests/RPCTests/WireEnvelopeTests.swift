import ProbeProto
import Protobuf
import RPCCore
import Testing

/// The musts of the wire that concern a request's envelope, from outside.
@Suite struct WireEnvelopeTests {
  @Test func unknownFieldsOfARequestAreIgnored() async throws {
    try await withServer { server in
      let connection = try server.connect()
      let request = try echoFrame(1, seq: 41).dropFirst(FrameHeader.byteCount)
      // Of each wire type, before and behind the fields that are known: 31 bytes, varint, 32 and 64 bits.
      let unknown: [UInt8] =
        [0xFA, 0x01, 1, 9, 0xF8, 0x01, 5] + [0xFD, 0x01, 1, 2, 3, 4]
        + [0xF9, 0x01, 1, 2, 3, 4, 5, 6, 7, 8]
      try await connection.send(frame(1, .request, unknown + request + unknown))
      let response = try await connection.response()
      #expect(response.status == nil)
      #expect(try response.decoded() == Probe.EchoPayload(seq: 42, msg: "salut"))
    }
  }

  @Test(arguments: [[0xFF], [0x0A, 2, 0xC3, 0x28], [0x0A, 9, 1]] as [[UInt8]])
  func aMalformedEnvelopeIsInvalidArgument(data: [UInt8]) async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(frame(1, .request, data))
      let response = try await connection.response()
      #expect(response.streamID == 1)
      #expect(response.error?.code == .invalidArgument)
      #expect(try await connection.echoes(on: 1))
    }
  }

  @Test func anEmptyPayloadIsTheDefaultMessage() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Echo"))
      let echo: Probe.EchoPayload = try await connection.response().decoded()
      #expect(echo == Probe.EchoPayload(seq: 1))
    }
  }

  @Test func aPayloadThatDoesNotParseIsInvalidArgumentNamingItsField() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Echo", payload: [0x12, 1, 0xFF]))
      let response = try await connection.response()
      #expect(response.error?.code == .invalidArgument)
      #expect(response.error?.violations.map(\.field) == ["msg"])
      #expect(response.payload.isEmpty)
    }
  }

  @Test func metadataReachesTheHandlerInOrderWithFoldedKeys() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(
        requestFrame(1, "Describe", metadata: [("Trace", "2"), ("b", "x"), ("TRACE", "1")]))
      let info: Probe.Info = try await connection.response().decoded()
      #expect(info.metadata == ["trace=2", "b=x", "trace=1"])
    }
  }

  @Test(arguments: [(Int64(0), Int64(60)), (.max, 60), (5_000_000_000, 5)])
  func theTimeLeftIsTheTimeoutOrTheServersMaximum(timeoutNano: Int64, seconds: Int64) async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Describe", timeoutNano: timeoutNano))
      let info: Probe.Info = try await connection.response().decoded()
      #expect(info.timeoutNanoLeft <= seconds * 1_000_000_000)
      #expect(info.timeoutNanoLeft > (seconds - 2) * 1_000_000_000)
    }
  }
}
