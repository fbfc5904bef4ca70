import ProbeProto
import Protobuf
import RPCCore
import Testing

/// The musts of the wire, from outside, as far as streams meet them.
@Suite struct WireStreamTests {
  private let service = "probe.v1.Streaming"

  private func open(
    _ id: UInt32, _ method: String, payload: [UInt8] = [], timeoutNano: Int64 = 0,
    flags: FrameFlags = .remoteOpen
  ) throws -> [UInt8] {
    try requestFrame(
      id, method, of: service, payload: payload, timeoutNano: timeoutNano, flags: flags)
  }

  private func echo(_ seq: UInt32, _ msg: String = "salut") -> Probe.EchoPayload {
    Probe.EchoPayload(seq: seq, msg: msg)
  }

  @Test func aBidirectionalCallAnswersEachMessageAndEndsWithADataFrameOfFlagsFive() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(open(1, "EchoStream"))
      for seq in UInt32(0)..<10 {
        try await connection.send(frame(1, .data, echo(seq).serialized()))
        #expect(try await connection.message(on: 1) == echo(seq + 1))
      }
      try await connection.send(frame(1, .data, flags: [.remoteClosed, .noData]))
      #expect(try await connection.endsStream(1))
    }
  }

  @Test func aClientStreamingCallEndsWithAResponse() async throws {
    try await withServer { server in
      let connection = try server.connect()
      var bytes = try open(1, "SumStream")
      for add in Int32(1)...10 { bytes += frame(1, .data, try Probe.Part(add: add).serialized()) }
      bytes += frame(1, .data, flags: [.remoteClosed, .noData])
      try await connection.send(bytes)
      let response = try await connection.response()
      #expect(response.status == nil)
      #expect(try response.decoded() == Probe.Sum(sum: 55, num: 10))
    }
  }

  @Test func aServerStreamingCallSendsItsMessagesAndThenItsEnd() async throws {
    try await withServer { server in
      let connection = try server.connect()
      let sum = try Probe.Sum(sum: 32, num: 3).serialized()
      try await connection.send(open(1, "DivideStream", payload: sum, flags: .remoteClosed))
      var parts: [Int32] = []
      for _ in 0..<3 { parts.append(try await connection.message(on: 1, as: Probe.Part.self).add) }
      #expect(parts == [12, 10, 10])
      #expect(try await connection.endsStream(1))
    }
  }

  @Test func anEmptyRequestOfAServerStreamingCallIsTheDefaultMessage() async throws {
    try await withServer { server in
      let connection = try server.connect()
      for (id, flags) in [(UInt32(1), FrameFlags.remoteClosed), (3, []), (5, .remoteOpen)] {
        try await connection.send(open(id, "EmptyPayloadStream", flags: flags))
        for seq in UInt32(1)...3 {
          #expect(try await connection.message(on: id) == Probe.EchoPayload(seq: seq))
        }
        #expect(try await connection.endsStream(id))
      }
    }
  }

  @Test func anErrorEndsAStreamWithAResponse() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(open(1, "EchoNull") + frame(1, .data, echo(7).serialized()))
      let response = try await connection.response()
      #expect(response.streamID == 1)
      #expect(response.error?.code == .invalidArgument)
      #expect(response.error?.reason == "PROBE_OUT_OF_SEQUENCE")
      #expect(response.payload.isEmpty)
    }
  }

  @Test func dataOfLengthZeroWithoutTheFlagIsAnEmptyMessage() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(open(1, "SumStream") + frame(1, .data) + frame(1, .data))
      try await connection.send(frame(1, .data, flags: .remoteClosed))
      #expect(try await connection.response().decoded() == Probe.Sum(sum: 0, num: 3))
    }
  }

  @Test func noDataMeansThatABodyIsIgnored() async throws {
    try await withServer { server in
      let connection = try server.connect()
      let part = try Probe.Part(add: 5).serialized()
      try await connection.send(open(1, "SumStream") + frame(1, .data, flags: .noData, part))
      try await connection.send(frame(1, .data, part))
      try await connection.send(frame(1, .data, flags: [.remoteClosed, .noData], part))
      #expect(try await connection.response().decoded() == Probe.Sum(sum: 5, num: 1))
    }
  }

  @Test func remoteClosedWithAPayloadDeliversThePayload() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(open(1, "EchoStream"))
      try await connection.send(frame(1, .data, flags: .remoteClosed, echo(1).serialized()))
      #expect(try await connection.message(on: 1) == echo(2))
      #expect(try await connection.endsStream(1))
    }
  }

  @Test func aStreamThatIsOpenedClosedHasNoMessages() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(open(1, "SumStream", flags: .remoteClosed))
      #expect(try await connection.response().decoded() == Probe.Sum())
      try await connection.send(open(3, "EchoStream", flags: .remoteClosed))
      #expect(try await connection.endsStream(3))
    }
  }

  @Test func aPayloadInTheRequestOfAStreamIsItsFirstMessage() async throws {
    try await withServer { server in
      let connection = try server.connect()
      let part = try Probe.Part(add: 5).serialized()
      try await connection.send(open(1, "SumStream", payload: part))
      try await connection.send(frame(1, .data, flags: .remoteClosed, part))
      #expect(try await connection.response().decoded() == Probe.Sum(sum: 10, num: 2))
    }
  }

  @Test func dataOnAFinishedOrUnknownStreamIsInvalidArgumentOnThatID() async throws {
    try await withServer { server in
      let connection = try server.connect()
      #expect(try await connection.echoes(on: 1))
      for id in [UInt32(1), 77] {
        try await connection.send(frame(id, .data, [1, 2]))
        let response = try await connection.response()
        #expect(response.streamID == id)
        #expect(response.error?.code == .invalidArgument)
      }
      #expect(try await connection.echoes(on: 1))
    }
  }

  @Test func dataBehindTheLastMessageEndsTheStreamAsInvalidArgument() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(
        requestFrame(1, "Hold", of: "test.Test", flags: .remoteClosed) + frame(1, .data))
      let response = try await connection.response()
      #expect(response.streamID == 1)
      #expect(response.error?.reason == "DATA_AFTER_LAST")
      #expect(try await connection.echoes(on: 3))
    }
  }

  @Test func laterDataOfAnUnknownMethodIsSwallowedInSilence() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(open(1, "Nothing"))
      #expect(try await connection.response().error?.code == .unimplemented)
      for _ in 0..<3 { try await connection.send(frame(1, .data, [1, 2, 3])) }
      try await connection.send(frame(1, .data, flags: [.remoteClosed, .noData]))
      #expect(try await connection.echoes(on: 3))
    }
  }

  @Test func anOversizedMessageEndsItsStreamAsResourceExhaustedAndTheConnectionLives()
    async throws
  {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(open(1, "EchoStream"))
      try await connection.send(frame(1, .data, [UInt8](repeating: 0, count: 4_194_305)))
      let response = try await connection.response()
      #expect(response.streamID == 1)
      #expect(response.error?.code == .resourceExhausted)
      #expect(try await connection.echoes(on: 3))
    }
  }

  @Test func aResponseMessageOverTheLimitEndsItsStreamAsResourceExhaustedAndTheConnectionLives()
    async throws
  {
    try await withServer { server in
      let connection = try server.connect()
      // Two tags, a byte of `seq`, four of the text's length.
      let text = String(repeating: "x", count: 4_194_304 - 7)
      try await connection.send(open(1, "EchoStream") + frame(1, .data, echo(1, text).serialized()))
      #expect(try await connection.frame().data.count == 4_194_304)
      // The answer's 128 takes a byte more than the request's 127.
      try await connection.send(frame(1, .data, echo(127, text).serialized()))
      let response = try await connection.response()
      #expect(response.streamID == 1)
      #expect(response.error?.reason == "RESPONSE_TOO_LONG")
      #expect(response.error?.code == .resourceExhausted)
      #expect(try await connection.echoes(on: 3))
    }
  }

  @Test(arguments: [true, false])
  func aStreamInFlightIsCancelledWhenItsPeerClosesAndTheServerLives(
    isHalfClosed: Bool
  ) async throws {
    try await withServer { server in
      var connection: RawConnection? = try server.connect()
      try await connection?.send(open(1, "EchoStream") + frame(1, .data, echo(1).serialized()))
      #expect(try await connection?.message(on: 1) == echo(2))
      try await connection?.send(requestFrame(3, "Doze", of: "test.Test", flags: .remoteOpen))
      await server.gate.arrivals(1)
      if isHalfClosed { connection?.shutdownWriting() } else { connection = nil }
      // Doze, which reads nothing, ends by the cancellation of its task alone.
      try await server.records.waitFor { $0.count == 2 }
      #expect(Set(server.records.all.map { $0.method?.name }) == ["EchoStream", "Doze"])
      #expect(server.records.all.allSatisfy { $0.code == .cancelled })
      #expect(try await server.connect().echoes(on: 1))
    }
  }

  @Test func aMessageThatDoesNotParseIsInvalidArgumentAndNamesTheField() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(open(1, "EchoStream") + frame(1, .data, [0x12, 1, 0xFF]))
      let error = try await connection.response().error
      #expect(error?.code == .invalidArgument)
      #expect(error?.violations.map(\.field) == ["msg"])
    }
  }

  @Test func aStreamIsAnsweredAtItsDeadlineWhileItsPeerIsSilent() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(open(1, "EchoStream", timeoutNano: 20_000_000))
      #expect(try await connection.response().error?.code == .deadlineExceeded)
      try await connection.send(frame(1, .data, [1]))
      #expect(try await connection.response().error?.code == .invalidArgument)
    }
  }

  @Test func orderHoldsWithinAStreamWhileOthersRun() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(open(1, "EchoStream") + open(3, "EchoStream"))
      for seq in UInt32(0)..<50 {
        for id in [UInt32(1), 3] {
          try await connection.send(frame(id, .data, echo(seq * 10 + id).serialized()))
        }
      }
      var got: [UInt32: [UInt32]] = [:]
      for _ in 0..<100 {
        let frame = try await connection.frame()
        let message = try Probe.EchoPayload(serialized: frame.data)
        got[frame.header.streamID, default: []].append(message.seq)
      }
      for id in [UInt32(1), 3] {
        #expect(got[id] == (UInt32(0)..<50).map { $0 * 10 + id + 1 })
      }
    }
  }

  @Test func theStreamingServiceAnswersUnderTheNameOfExistingClients() async throws {
    try await withServer { server in
      let connection = try server.connect()
      let request = try requestFrame(
        1, "Echo", of: "ttrpc.integration.streaming.Streaming", payload: echo(1).serialized())
      try await connection.send(request)
      #expect(try await connection.response().decoded() == echo(2))
    }
  }
}
