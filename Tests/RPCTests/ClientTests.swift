import ProbeProto
import Protobuf
import RPCClient
import RPCCore
import Testing

@Suite struct ClientTests {
  @Test func aTypedCallGetsItsResponse() async throws {
    try await withServer { server in
      let client = server.client()
      let echo = try await ProbeProbeClient(client).echo(Probe.EchoPayload(seq: 4, msg: "مغربي"))
      #expect(echo == Probe.EchoPayload(seq: 5, msg: "مغربي"))
      await client.close()
    }
  }

  @Test func aCallWithoutTypesGetsItsBytes() async throws {
    try await withServer { server in
      let client = server.client()
      let payload = try Probe.EchoPayload(seq: 4, msg: "x").serialized()
      let bytes = try await client.unary(
        "probe.v1.Probe/Echo", payload: payload, options: .default)
      #expect(try Probe.EchoPayload(serialized: bytes).seq == 5)
      await #expect(throws: RPCError.serviceUnknown) {
        try await client.unary("Echo", payload: [], options: .default)
      }
      await client.close()
    }
  }

  @Test func manyCallsInFlightEachGetTheirOwnResponse() async throws {
    try await withServer { server in
      let client = server.client()
      let probe = ProbeProbeClient(client)
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for seq in UInt32(0)..<64 {
          group.addTask {
            for round in UInt32(0)..<20 {
              let sent = Probe.EchoPayload(seq: seq * 100 + round, msg: "\(seq)")
              let echo = try await probe.echo(sent)
              guard echo == Probe.EchoPayload(seq: sent.seq + 1, msg: sent.msg) else {
                return false
              }
            }
            return true
          }
        }
        for try await isRight in group { #expect(isRight) }
      }
      await client.close()
    }
  }

  @Test func metadataAndTimeoutAreSent() async throws {
    try await withServer { server in
      let client = server.client()
      let options = CallOptions(timeout: .seconds(7), metadata: ["Key": "a", "key": "b"])
      let info = try await ProbeProbeClient(client).describe(Probe.Empty(), options: options)
      #expect(info.metadata == ["key=a", "key=b"])
      #expect((5_000_000_000...7_000_000_000).contains(info.timeoutNanoLeft))
      await client.close()
    }
  }

  @Test func theServersErrorArrivesWithItsDetails() async throws {
    try await withServer { server in
      let client = server.client()
      let error = await #expect(throws: RPCError.self) {
        try await ProbeProbeClient(client).fail(
          Probe.ErrorRequest(code: 6, message: "pris", details: true))
      }
      #expect(error?.code == .alreadyExists)
      #expect(error?.message == "pris")
      #expect(error?.reason == "PROBE_FAILED")
      #expect(error?.violations.first?.field == "code")
      #expect(error?.retryDelay == .milliseconds(1_500))
      await client.close()
    }
  }

  @Test func aServerThatNeverAnswersIsLeftAtTheDeadline() async throws {
    let listener = try SilentListener()
    let client = RPCClient(host: "127.0.0.1", port: listener.port)
    await #expect(throws: RPCError.deadlineExceeded) {
      try await ProbeProbeClient(client).echo(
        Probe.EchoPayload(), options: CallOptions(timeout: .milliseconds(5)))
    }
    await client.close()
  }

  @Test(arguments: [Duration.zero, .seconds(-1), .seconds(Int64.min)])
  func aTimeoutThatIsOverIsNotEvenSent(timeout: Duration) async throws {
    let client = RPCClient(host: "127.0.0.1", port: 1)
    await #expect(throws: RPCError.deadlineExceeded) {
      try await ProbeProbeClient(client).echo(
        Probe.EchoPayload(), options: CallOptions(timeout: timeout))
    }
    await client.close()
  }

  @Test func theLongestTimeoutDoesNotTrap() async throws {
    try await withServer { server in
      let client = server.client()
      let options = CallOptions(timeout: .seconds(Int64.max))
      let echo = try await ProbeProbeClient(client).echo(Probe.EchoPayload(), options: options)
      #expect(echo.seq == 1)
      await client.close()
    }
  }

  @Test func cancellingTheTaskEndsTheCall() async throws {
    try await withServer { server in
      let client = server.client()
      let call = Task {
        try await client.unary("test.Test/Wait", payload: [], options: .default)
      }
      await server.gate.arrivals(1)
      call.cancel()
      await #expect(throws: RPCError.cancelled) { try await call.value }
      let late = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await client.unary("test.Test/Wait", payload: [], options: .default)
      }
      await #expect(throws: RPCError.cancelled) { try await late.value }
      await client.close()
    }
  }

  @Test func aServerThatIsNotThereIsUnavailable() async throws {
    let client = RPCClient(host: "127.0.0.1", port: 1)
    await #expect(throws: RPCError.connectFailed) {
      try await ProbeProbeClient(client).echo(Probe.EchoPayload())
    }
    await #expect(throws: RPCError.connectFailed) {
      try await RPCClient.connect(host: "127.0.0.1", port: 1)
    }
    await client.close()
  }

  @Test func theNextCallAfterALostConnectionConnectsAgain() async throws {
    var client: RPCClient?
    var port = 0
    var limits = Limits()
    limits.windDownDurationMax = .milliseconds(5)
    try await withServer(limits: limits) { server in
      port = server.port
      client = server.client()
      let calls = try #require(client)
      let held = Task {
        try await calls.unary("test.Test/Wait", payload: [], options: .default)
      }
      await server.gate.arrivals(1)
      await server.server.shutdown(gracePeriod: .zero)
      let error = await #expect(throws: RPCError.self) { try await held.value }
      #expect(error?.code == .unavailable)
    }
    let calls = try #require(client)
    try await withServer(port: port) { _ in
      let seq = try await echoSoon(calls)
      #expect(seq == 1)
    }
    await calls.close()
  }

  /// A connection's end can reach the client after the call that follows it.
  private func echoSoon(_ client: RPCClient) async throws -> UInt32 {
    for _ in 0..<100 {
      do {
        return try await ProbeProbeClient(client).echo(Probe.EchoPayload()).seq
      } catch let error as RPCError where error == .connectionLost {
        continue
      }
    }
    throw RPCError.connectionLost
  }

  @Test func closingFailsTheCallsInFlightAndEveryLaterOne() async throws {
    try await withServer { server in
      let client = server.client()
      let held = Task {
        try await client.unary("test.Test/Wait", payload: [], options: .default)
      }
      await server.gate.arrivals(1)
      await client.close()
      await #expect(throws: RPCError.clientClosed) { try await held.value }
      await #expect(throws: RPCError.clientClosed) {
        try await client.unary("test.Test/Wait", payload: [], options: .default)
      }
      await client.close()
    }
  }

  @Test func aRequestOverTheLimitIsRefusedHereAndTheConnectionLives() async throws {
    try await withServer { server in
      let client = server.client()
      await #expect(throws: RPCError.requestTooLong) {
        try await client.unary(
          "probe.v1.Probe/Echo", payload: [UInt8](repeating: 1, count: 4_194_304),
          options: .default)
      }
      let echo = try await ProbeProbeClient(client).echo(Probe.EchoPayload())
      #expect(echo.seq == 1)
      await client.close()
    }
  }

  @Test func aResponseOverTheClientsLimitFailsItsCallOnly() async throws {
    try await withServer { server in
      var limits = Limits()
      limits.frameDataBytesMax = 1_000
      let client = server.client(limits: limits)
      await #expect(throws: RPCError.responseTooLong) {
        try await ProbeProbeClient(client).big(Probe.SizeRequest(bytes: 100_000))
      }
      let echo = try await ProbeProbeClient(client).echo(Probe.EchoPayload())
      #expect(echo.seq == 1)
      await client.close()
    }
  }

  @Test func callsInFlightAreLimitedHereToo() async throws {
    try await withServer { server in
      var limits = Limits()
      limits.callsPerConnectionMax = 1
      let client = server.client(limits: limits)
      let held = Task {
        try await client.unary("test.Test/Wait", payload: [], options: .default)
      }
      await server.gate.arrivals(1)
      await #expect(throws: RPCError.tooManyCalls(retryDelay: limits.retryDelay)) {
        try await ProbeProbeClient(client).echo(Probe.EchoPayload())
      }
      server.gate.open()
      let response = try await held.value
      #expect(response.isEmpty)
      let echo = try await ProbeProbeClient(client).echo(Probe.EchoPayload())
      #expect(echo.seq == 1)
      await client.close()
    }
  }
}
