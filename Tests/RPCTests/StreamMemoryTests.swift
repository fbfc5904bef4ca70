import ProbeProto
import Protobuf
import RPCCore
import Testing

/// Requests of streams share a budget with all others, each message counted once.
@Suite struct StreamMemoryTests {
  private static let length = 200_000

  /// Room for one message of that length on a connection, and not for two.
  private var limits: Limits {
    var limits = Limits()
    limits.requestBytesUnreservedMax = 50_000
    limits.requestBytesMax = 320_000
    return limits
  }

  private func message() throws -> [UInt8] {
    try Probe.EchoPayload(msg: String(repeating: "x", count: Self.length)).serialized()
  }

  @Test func aStreamsFirstMessageInItsRequestCountsOnceAndUntilItIsTaken() async throws {
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      let payload = try message()
      try await connection.send(
        requestFrame(
          1, "EchoStream", of: "probe.v1.Streaming", payload: payload, flags: .remoteOpen))
      for _ in 1...3 {
        let echo: Probe.EchoPayload = try await connection.message(on: 1)
        #expect(echo.msg.utf8.count == Self.length)
        #expect(server.server.statistics.requestBytes == 0)
        try await connection.send(frame(1, .data, payload))
      }
    }
  }

  @Test func aStreamWhoseFirstMessageHasNoRoomIsRefusedAndItsHandlerNotBegun() async throws {
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      let payload = try message()
      try await connection.send(requestFrame(1, "Wait", of: "test.Test", payload: payload))
      await server.gate.arrivals(1)
      let held = server.server.statistics.requestBytes
      try await connection.send(
        requestFrame(3, "Hold", of: "test.Test", payload: payload, flags: .remoteOpen))
      let refusal = try await connection.response()
      #expect(refusal.streamID == 3)
      #expect(refusal.error == .memoryExhausted(retryDelay: limits.retryDelay))
      #expect(try await connection.echoes(on: 5))
      #expect(server.server.statistics.requestBytes == held)
      #expect(server.gate.arrivalCount == 1)
      server.gate.open()
      #expect(try await connection.response().status == nil)
    }
  }

  @Test func aLaterMessageThatHasNoRoomEndsItsStreamAndGivesBackWhatWaited() async throws {
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      let payload = try message()
      try await connection.send(requestFrame(1, "Hold", of: "test.Test", flags: .remoteOpen))
      await server.gate.arrivals(1)
      try await connection.send(frame(1, .data, payload) + frame(1, .data, payload))
      let end = try await connection.response()
      #expect(end.streamID == 1)
      #expect(end.error == .memoryExhausted(retryDelay: limits.retryDelay))
      #expect(server.server.statistics.requestBytes == 0)
      // What follows on it is nobody's, and another stream has room.
      try await connection.send(frame(1, .data, [1]))
      #expect(try await connection.response().error == .streamUnknown)
      try await connection.send(
        requestFrame(
          3, "EchoStream", of: "probe.v1.Streaming", payload: payload, flags: .remoteOpen))
      let echo: Probe.EchoPayload = try await connection.message(on: 3)
      #expect(echo.msg.utf8.count == Self.length)
    }
  }
}
