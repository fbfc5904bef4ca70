import ProbeProto
import Protobuf
import RPCCore
import Testing

/// The musts of the wire, from outside, as far as unary calls meet them.
@Suite struct WireTests {
  @Test func manyRequestsInOneWriteAreEachAnswered() async throws {
    try await withServer { server in
      let connection = try server.connect()
      var bytes: [UInt8] = []
      for seq in UInt32(0)..<100 { bytes += try echoFrame(seq * 2 + 1, seq: seq) }
      try await connection.send(bytes)
      var answered: [UInt32: UInt32] = [:]
      for _ in 0..<100 {
        let response = try await connection.response()
        let echo: Probe.EchoPayload = try response.decoded()
        #expect(echo.msg == "salut")
        answered[response.streamID] = echo.seq
      }
      let expected = (UInt32(0)..<100).map { ($0 * 2 + 1, $0 + 1) }
      #expect(answered == [UInt32: UInt32](uniqueKeysWithValues: expected))
    }
  }

  @Test func aRequestSentOneByteAtATimeIsAnswered() async throws {
    try await withServer { server in
      let connection = try server.connect()
      for byte in try echoFrame(1, seq: 41) { try await connection.send([byte]) }
      let echo: Probe.EchoPayload = try await connection.response().decoded()
      #expect(echo.seq == 42)
    }
  }

  @Test func aRequestOfFourMebibytesIsAnsweredAndOneByteMoreIsRefusedAndTheConnectionLives()
    async throws
  {
    try await withServer { server in
      let connection = try server.connect()
      let empty = try requestFrame(1, "Describe").count - FrameHeader.byteCount
      // The payload's tag and length take five bytes; field 15 is unknown to Describe.
      let payloadBytes = 4_194_304 - empty - 5
      let payload: [UInt8] = [0x7A] + varint(payloadBytes - 5)
      let filling = [UInt8](repeating: 1, count: payloadBytes - payload.count)
      let largest = try requestFrame(1, "Describe", payload: payload + filling)
      #expect(largest.count == FrameHeader.byteCount + 4_194_304)
      try await connection.send(largest)
      #expect(try await connection.response().status == nil)

      try await connection.send(frame(3, .request, [UInt8](repeating: 0, count: 4_194_305)))
      let refusal = try await connection.response()
      #expect(refusal.streamID == 3)
      #expect(refusal.error?.code == .resourceExhausted)
      #expect(try await connection.echoes(on: 5))
    }
  }

  @Test func aFirstByteOtherThanZeroClosesTheConnectionAtOnce() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send([0x16])
      #expect(try await connection.isAtEnd())
    }
  }

  @Test(arguments: [UInt32(0), 2, 0xFFFF_FFFE])
  func anEvenStreamIDIsInvalidArgumentAndTheConnectionLives(id: UInt32) async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(echoFrame(id, seq: 1))
      let response = try await connection.response()
      #expect(response.streamID == id)
      #expect(response.error?.code == .invalidArgument)
      #expect(try await connection.echoes(on: 1))
    }
  }

  @Test func anActiveStreamIDIsInvalidArgumentAndItsCallGoesOn() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Wait", of: "test.Test"))
      try await connection.send(echoFrame(1, seq: 1))
      let refusal = try await connection.response()
      #expect(refusal.streamID == 1)
      #expect(refusal.error?.reason == "STREAM_ACTIVE")
      server.gate.open()
      let response = try await connection.response()
      #expect(response.streamID == 1)
      #expect(response.status == nil)
    }
  }

  @Test func streamIDsMayDecreaseAndLeaveGaps() async throws {
    try await withServer { server in
      let connection = try server.connect()
      for id in [UInt32(0xFFFF_FFFF), 101, 7, 7, 1] { #expect(try await connection.echoes(on: id)) }
    }
  }

  @Test func unknownFrameTypesAndResponsesAreIgnored() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(frame(1, FrameType(rawValue: 0)))
      try await connection.send(frame(1, FrameType(rawValue: 200), [1, 2, 3]))
      try await connection.send(frame(1, .response, [1]))
      try await connection.send(
        frame(1, .response, [UInt8](repeating: 1, count: 4_194_305)))
      #expect(try await connection.echoes(on: 1))
    }
  }

  @Test func anUnknownMethodIsUnimplementedAndItsLaterDataIsSwallowed() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Nothing", flags: .remoteOpen))
      try await connection.send(requestFrame(3, "Nothing", of: "no.Service"))
      let method = try await connection.response()
      let service = try await connection.response()
      #expect(method.error?.code == .unimplemented)
      #expect(service.error?.code == .unimplemented)
      #expect(method.error?.message != service.error?.message)
      try await connection.send(frame(1, .data, [1]))
      try await connection.send(frame(3, .data, flags: .remoteClosed))
      #expect(try await connection.echoes(on: 5))
    }
  }

  @Test func dataOnAnUnknownStreamIsInvalidArgumentOnThatID() async throws {
    try await withServer { server in
      let connection = try server.connect()
      #expect(try await connection.echoes(on: 1))
      for id in [UInt32(1), 9, 0] {
        try await connection.send(frame(id, .data, [1]))
        let response = try await connection.response()
        #expect(response.streamID == id)
        #expect(response.error?.code == .invalidArgument)
      }
    }
  }

  @Test func dataOnAUnaryCallInFlightIsInvalidArgumentAndTheCallGoesOn() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Wait", of: "test.Test"))
      try await connection.send(frame(1, .data, [1, 2]))
      #expect(try await connection.response().error?.reason == "DATA_ON_UNARY_CALL")
      server.gate.open()
      #expect(try await connection.response().status == nil)
    }
  }

  @Test(arguments: [Int64(-1), .min])
  func anExpiredTimeoutIsDeadlineExceededAtOnce(timeoutNano: Int64) async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Echo", timeoutNano: timeoutNano))
      #expect(try await connection.response().error?.code == .deadlineExceeded)
    }
  }

  @Test func expiryIsAnsweredWhileTheHandlerStillRunsAndItsResultIsDropped() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Wait", of: "test.Test", timeoutNano: 1_000_000))
      let response = try await connection.response()
      #expect(response.error?.code == .deadlineExceeded)
      // The handler is held at the gate, deaf to its cancellation; the stream is free all the same.
      #expect(try await connection.echoes(on: 1))
      server.gate.open()
      #expect(try await connection.echoes(on: 3))
    }
  }

  @Test func aShorterDeadlineIsKeptBesideALongerOne() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(
        requestFrame(1, "Wait", of: "test.Test", timeoutNano: 9_000_000_000))
      try await connection.send(requestFrame(3, "Wait", of: "test.Test", timeoutNano: 5_000_000))
      try await connection.send(requestFrame(5, "Wait", of: "test.Test", timeoutNano: 10_000_000))
      #expect(try await connection.response().streamID == 3)
      #expect(try await connection.response().streamID == 5)
    }
  }

  @Test func repliesComeInTheOrderInWhichTheyAreReady() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Wait", of: "test.Test"))
      #expect(try await connection.echoes(on: 3))
      server.gate.open()
      #expect(try await connection.response().streamID == 1)
    }
  }

  @Test(arguments: [true, false])
  func endOfInputCancelsTheCalls(isHalfClosed: Bool) async throws {
    try await withServer { server in
      var connection: RawConnection? = try server.connect()
      try await connection?.send(
        requestFrame(1, "Sleep", payload: Probe.SleepRequest(millis: 60_000).serialized()))
      try await connection?.send(requestFrame(3, "Wait", of: "test.Test"))
      await server.gate.arrivals(1)
      connection?.shutdownWriting()
      if !isHalfClosed { connection = nil }
      // Sleep ends by its cancellation; Wait, which does not, is let go only then.
      try await server.records.waitFor { $0.count == 1 }
      server.gate.open()
      // Far less than the call's minute: only its cancellation can have ended it.
      await server.server.shutdown(gracePeriod: .seconds(20))
      #expect(server.records.all.map(\.code) == [.cancelled, .cancelled])
    }
  }

  @Test func aResponseOverTheLimitBecomesResourceExhaustedAndTheConnectionLives() async throws {
    try await withServer { server in
      let connection = try server.connect()
      // Three tags and lengths of five bytes or fewer lie around the blob.
      try await connection.send(
        requestFrame(1, "Big", payload: Probe.SizeRequest(bytes: 4_194_304 - 10).serialized()))
      #expect(try await connection.response().payload.count == 4_194_304 - 5)
      try await connection.send(
        requestFrame(3, "Big", payload: Probe.SizeRequest(bytes: 4_194_304 - 9).serialized()))
      let response = try await connection.response()
      #expect(response.streamID == 3)
      #expect(response.error?.code == .resourceExhausted)
      #expect(try await connection.echoes(on: 5))
    }
  }

  @Test func aHandlersFailureEndsItsOwnCallOnly() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Wait", of: "test.Test"))
      try await connection.send(requestFrame(3, "Crash", of: "test.Test"))
      let response = try await connection.response()
      #expect(response.streamID == 3)
      #expect(response.error?.code == .internal)
      server.gate.open()
      #expect(try await connection.response().streamID == 1)
    }
  }

  @Test func whatAHandlerThrewIsNotSentButTheCallsIDIs() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Crash", of: "test.Test"))
      let response = try await connection.response()
      let error = try #require(response.error)
      #expect(error.message == "The call failed inside the server.")
      let bytes = try #require(response.status).serialized()
      #expect(!String(decoding: bytes, as: UTF8.self).contains("hunter2"))
      #expect(server.records.all.map(\.callID.description) == [error.metadata["call_id"]])
    }
  }

  @Test func anErrorsDetailsReachTheCaller() async throws {
    try await withServer { server in
      let connection = try server.connect()
      let request = Probe.ErrorRequest(code: 9, message: "désolé", details: true)
      try await connection.send(requestFrame(1, "Fail", payload: request.serialized()))
      let error = try #require(try await connection.response().error)
      #expect(
        error
          == RPCError(
            .failedPrecondition, "désolé", reason: "PROBE_FAILED", metadata: ["key": "value"],
            violations: [FieldViolation(field: "code", description: "was asked for")],
            retryDelay: .milliseconds(1_500)))
    }
  }

  @Test func aFailureThatCallsItselfOKIsAnError() async throws {
    try await withServer { server in
      let connection = try server.connect()
      let request = Probe.ErrorRequest(code: 0, message: "fine")
      try await connection.send(requestFrame(1, "Fail", payload: request.serialized()))
      #expect(try await connection.response().error?.code == .internal)
    }
  }

  private func varint(_ value: Int) -> [UInt8] {
    var rest = value
    var bytes: [UInt8] = []
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}
