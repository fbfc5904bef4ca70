import ProbeProto
import Protobuf
import RPCCore
import Testing

@Suite struct ServerLimitsTests {
  @Test func callsPerConnectionAreTakenUpToTheLimitAndOneMoreIsRefusedAtOnce() async throws {
    var limits = Limits()
    limits.callsPerConnectionMax = 3
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      for id in [UInt32(1), 3, 5] {
        try await connection.send(requestFrame(id, "Wait", of: "test.Test"))
      }
      await server.gate.arrivals(3)
      try await connection.send(requestFrame(7, "Echo"))
      let refusal = try await connection.response()
      #expect(refusal.streamID == 7)
      #expect(refusal.error?.code == .resourceExhausted)
      #expect(refusal.error?.retryDelay == limits.retryDelay)
      // The limit is the connection's own.
      #expect(try await server.connect().echoes(on: 1))
      server.gate.open()
      for _ in 0..<3 { #expect(try await connection.response().status == nil) }
      #expect(try await connection.echoes(on: 9))
    }
  }

  @Test func callsInAllAreTakenUpToTheLimitAndOneMoreIsRefusedAtOnce() async throws {
    var limits = Limits()
    limits.callsMax = 2
    try await withServer(limits: limits) { server in
      let connections = [try server.connect(), try server.connect()]
      for connection in connections {
        try await connection.send(requestFrame(1, "Wait", of: "test.Test"))
      }
      await server.gate.arrivals(2)
      let third = try server.connect()
      try await third.send(requestFrame(1, "Echo"))
      let refusal = try await third.response()
      #expect(refusal.error?.code == .resourceExhausted)
      #expect(refusal.error?.retryDelay == limits.retryDelay)
      server.gate.open()
      for connection in connections { #expect(try await connection.response().status == nil) }
      #expect(try await third.echoes(on: 3))
    }
  }

  @Test func longCallsAreTakenUpToTheirLimitAndShortOnesBeyondIt() async throws {
    var limits = Limits()
    limits.longCallsMax = 2
    try await withServer(limits: limits, apart: [TestService.wait]) { server in
      let connection = try server.connect()
      for id in [UInt32(1), 3] {
        try await connection.send(requestFrame(id, "Wait", of: "test.Test"))
      }
      await server.gate.arrivals(2)
      try await connection.send(requestFrame(5, "Wait", of: "test.Test"))
      let refusal = try await connection.response()
      #expect(refusal.streamID == 5)
      #expect(refusal.error?.reason == "TOO_MANY_CALLS")
      #expect(refusal.error?.retryDelay == limits.retryDelay)
      #expect(try await connection.echoes(on: 7))
      server.gate.open()
      for _ in 0..<2 { #expect(try await connection.response().status == nil) }
      try await connection.send(requestFrame(9, "Wait", of: "test.Test"))
      #expect(try await connection.response().status == nil)
      #expect(server.gate.arrivalCount == 3)
    }
  }

  @Test func aCallThatExpiredCountsUntilItsHandlerHasEnded() async throws {
    var limits = Limits()
    limits.callsPerConnectionMax = 1
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Wait", of: "test.Test", timeoutNano: 1_000_000))
      #expect(try await connection.response().error?.code == .deadlineExceeded)
      try await connection.send(requestFrame(3, "Echo"))
      #expect(try await connection.response().error?.code == .resourceExhausted)
    }
  }

  @Test func expiryCancelsTheHandlerWhichMakesRoomForTheNextCall() async throws {
    var limits = Limits()
    limits.callsPerConnectionMax = 1
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      let payload = try Probe.SleepRequest(millis: 60_000).serialized()
      try await connection.send(requestFrame(1, "Sleep", payload: payload, timeoutNano: 1_000_000))
      #expect(try await connection.response().error?.code == .deadlineExceeded)
      var response: RawResponse
      repeat {
        try await connection.send(requestFrame(3, "Echo"))
        response = try await connection.response()
      } while response.error?.code == .resourceExhausted && server.records.all.count < 10_000
      #expect(response.status == nil)
    }
  }

  @Test func requestsOfRunningCallsShareABudgetAndWhatHasNoRoomIsRefusedUntilOneHasEnded()
    async throws
  {
    var limits = Limits()
    limits.requestBytesUnreservedMax = 50_000
    limits.requestBytesMax = 300_000
    try await withServer(limits: limits) { server in
      let request = Probe.EchoPayload(msg: String(repeating: "x", count: 200_000))
      let payload = try request.serialized()
      let connections = [try server.connect(), try server.connect()]
      // Each holds 150,000 bytes and some beside what it has of its own.
      try await connections[0].send(requestFrame(1, "Wait", of: "test.Test", payload: payload))
      await server.gate.arrivals(1)
      try await connections[1].send(requestFrame(1, "Wait", of: "test.Test", payload: payload))
      let refusal = try await connections[1].response()
      #expect(refusal.error?.reason == "MEMORY_EXHAUSTED")
      #expect(refusal.error?.retryDelay == limits.retryDelay)
      // What is small passes all the while.
      #expect(try await connections[1].echoes(on: 3))
      server.gate.open()
      #expect(try await connections[0].response().status == nil)
      try await connections[1].send(requestFrame(5, "Echo", payload: payload))
      #expect(try await connections[1].response().status == nil)
    }
  }

  @Test func metadataIsTakenUpToTheLimitAndOneByteMoreIsRefused() async throws {
    try await withServer { server in
      let connection = try server.connect()
      let value = String(repeating: "x", count: 16_351)
      try await connection.send(requestFrame(1, "Echo", metadata: [("k", value)]))
      #expect(try await connection.response().status == nil)
      try await connection.send(requestFrame(3, "Echo", metadata: [("kk", value)]))
      #expect(try await connection.response().error?.code == .resourceExhausted)
      #expect(try await connection.echoes(on: 5))
    }
  }

  @Test func metadataOfEmptyEntriesIsTakenUpToTheLimitAndNotFree() async throws {
    try await withServer { server in
      let connection = try server.connect()
      for (id, count) in [(UInt32(1), 513), (3, 20_000)] {
        let entries = [(String, String)](repeating: ("", ""), count: count)
        try await connection.send(requestFrame(id, "Echo", metadata: entries))
        #expect(try await connection.response().error?.reason == "METADATA_TOO_LARGE")
      }
      let entries = [(String, String)](repeating: ("", ""), count: 512)
      try await connection.send(requestFrame(5, "Echo", metadata: entries))
      #expect(try await connection.response().status == nil)
    }
  }

  @Test func metadataOfRunningCallsTakesOfTheBudgetOfRequests() async throws {
    var limits = Limits()
    limits.requestBytesUnreservedMax = 0
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      try await connection.send(
        requestFrame(1, "Wait", of: "test.Test", metadata: [("k", "value"), ("", "")]))
      await server.gate.arrivals(1)
      #expect(server.server.statistics.requestBytes == 70)
      server.gate.open()
      #expect(try await connection.response().status == nil)
      #expect(server.server.statistics.requestBytes == 0)
    }
  }

  @Test func aPeerThatDoesNotTakeItsAnswersIsNotRead() async throws {
    var limits = Limits()
    limits.outboundBytesMax = 65_536
    try await withServer(limits: limits) { server in
      let connection = try RawConnection(port: server.port, receiveBufferBytes: 65_536)
      let callCount = 60
      var bytes: [UInt8] = []
      for call in 0..<callCount {
        bytes += try requestFrame(
          UInt32(call * 2 + 1), "Big", payload: Probe.SizeRequest(bytes: 1_048_576).serialized())
      }
      try await connection.send(bytes)
      #expect(try await connection.response().payload.count > 1_048_576)
      // The echo comes from the same loop, after all that the server would do with those bytes; the
      // answers of the rest fit in no buffer between here and there.
      #expect(try await server.connect().echoes(on: 1))
      #expect(server.probe.bigCallCount < callCount)
      for _ in 1..<callCount { #expect(try await connection.response().status == nil) }
      #expect(server.probe.bigCallCount == callCount)
    }
  }

  @Test func everyAnsweredRequestIsRecorded() async throws {
    try await withServer { server in
      let connection = try server.connect()
      #expect(try await connection.echoes(on: 1))
      try await connection.send(requestFrame(3, "Nothing"))
      _ = try await connection.response()
      let request = Probe.ErrorRequest(code: 5)
      try await connection.send(requestFrame(5, "Fail", payload: request.serialized()))
      _ = try await connection.response()
      let records = server.records.all
      #expect(records.map(\.code) == [.ok, .unimplemented, .notFound])
      #expect(
        records.map { $0.method?.fullName } == ["probe.v1.Probe/Echo", nil, "probe.v1.Probe/Fail"])
      #expect(Set(records.map(\.callID)).count == 3)
      #expect(records.allSatisfy { $0.duration >= .zero && $0.peer.hasPrefix("127.0.0.1:") })
    }
  }
}
