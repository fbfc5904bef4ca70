import ProbeProto
import Protobuf
import RPCCore
import Testing

@Suite struct DrainTests {
  /// Returns once the server refuses calls, which it does on its connections one after the other.
  private func untilDraining(_ connection: RawConnection) async throws -> RPCError {
    var id: UInt32 = 101
    while true {
      try await connection.send(echoFrame(id, seq: 1))
      let response = try await connection.response()
      if let error = response.error { return error }
      id += 2
    }
  }

  @Test func newCallsAreRefusedThoseInFlightFinishAndTheConnectionEndsBehindThem() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Wait", of: "test.Test"))
      await server.gate.arrivals(1)
      async let stopped: Void = server.server.shutdown(gracePeriod: .seconds(20))
      let refusal = try await untilDraining(connection)
      #expect(refusal.code == .unavailable)
      #expect(refusal.retryDelay != nil)
      // A program that is being started may hold the port for a moment.
      try await eventually { (try? server.connect()) == nil }
      server.gate.open()
      let response = try await connection.response()
      #expect(response.streamID == 1)
      #expect(response.status == nil)
      #expect(try await connection.isAtEnd())
      connection.shutdownWriting()
      await stopped
    }
  }

  @Test func aRequestUnderWayWhenTheServerStopsIsRefusedAndNotLost() async throws {
    var limits = Limits()
    limits.drainNoticeDuration = .seconds(4)
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      #expect(try await connection.echoes(on: 1))
      async let stopped: Void = server.server.shutdown(gracePeriod: .seconds(20))
      let refusal = try await untilDraining(connection)
      #expect(refusal.code == .unavailable)
      #expect(try await connection.isAtEnd())
      connection.shutdownWriting()
      await stopped
    }
  }

  @Test func anIdleConnectionEndsSoon() async throws {
    try await withServer { server in
      let connection = try server.connect()
      #expect(try await connection.echoes(on: 1))
      async let stopped: Void = server.server.shutdown(gracePeriod: .seconds(20))
      #expect(try await connection.isAtEnd())
      connection.shutdownWriting()
      await stopped
    }
  }

  @Test func aPeerThatDoesNotCloseIsNotWaitedForToTheEndOfTheGracePeriod() async throws {
    var limits = Limits()
    limits.lingerDurationMax = .milliseconds(20)
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      #expect(try await connection.echoes(on: 1))
      let start = ContinuousClock.now
      await server.server.shutdown(gracePeriod: .seconds(60))
      #expect(start.duration(to: .now) < .seconds(30))
      #expect(try await connection.isAtEnd())
    }
  }

  @Test func callsThatOutlastTheGracePeriodAreAnsweredAndCancelled() async throws {
    try await withServer { server in
      let connection = try server.connect()
      try await connection.send(
        requestFrame(1, "Sleep", payload: Probe.SleepRequest(millis: 60_000).serialized()))
      // The echo proves that the request before it was taken.
      #expect(try await connection.echoes(on: 3))
      async let stopped: Void = server.server.shutdown(gracePeriod: .milliseconds(1))
      let response = try await connection.response()
      #expect(response.streamID == 1)
      #expect(response.error?.reason == "SERVER_STOPPED")
      #expect(try await connection.isAtEnd())
      connection.shutdownWriting()
      await stopped
      #expect(server.records.all.map(\.code) == [.ok, .unavailable])
    }
  }

  @Test func aHandlerThatIsDeafToItsCancellationDoesNotKeepTheServer() async throws {
    var limits = Limits()
    limits.lingerDurationMax = .milliseconds(5)
    limits.windDownDurationMax = .milliseconds(5)
    try await withServer(limits: limits) { server in
      let connection = try server.connect()
      try await connection.send(requestFrame(1, "Wait", of: "test.Test"))
      await server.gate.arrivals(1)
      await server.server.shutdown(gracePeriod: .milliseconds(1))
      #expect(try await connection.response().error?.code == .unavailable)
    }
  }

  @Test func shuttingDownTwiceOrBeforeTheStartReturns() async throws {
    try await withServer { server in
      async let first: Void = server.server.shutdown(gracePeriod: .seconds(1))
      async let second: Void = server.server.shutdown(gracePeriod: .seconds(1))
      _ = await (first, second)
      await server.server.shutdown(gracePeriod: .seconds(1))
    }
  }

  @Test func requestsThatWaitUnreadBehindAPeersFullOutputAreAnsweredAndNotLost() async throws {
    try await withServer { server in
      let connection = try RawConnection(port: server.port, receiveBufferBytes: 65_536)
      let size = try Probe.SizeRequest(bytes: 2_000_000).serialized()
      var requests: [UInt8] = []
      for call in UInt32(0)..<8 { requests += try requestFrame(call * 2 + 1, "Big", payload: size) }
      for call in UInt32(8)..<200 { requests += try echoFrame(call * 2 + 1, seq: call) }
      try await connection.send(requests)
      try await eventually { server.probe.bigCallCount > 0 }
      async let stopped: Void = server.server.shutdown(gracePeriod: .seconds(20))
      var answered: Set<UInt32> = []
      for _ in 0..<200 { answered.insert(try await connection.response().streamID) }
      #expect(answered.count == 200)
      #expect(try await connection.isAtEnd())
      await stopped
    }
  }
}
