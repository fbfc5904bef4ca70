import ProbeProto
import RPCCore
import Testing

/// Peers that stall, from outside.
@Suite struct ServerStallTests {
  private func limits(_ change: (inout Limits) -> Void) -> Limits {
    var limits = Limits()
    change(&limits)
    return limits
  }

  @Test func anIdleConnectionIsClosedAndOneWithACallIsNot() async throws {
    try await withServer(limits: limits { $0.idleDurationMax = .seconds(2) }) { server in
      let busy = try server.connect()
      try await busy.send(requestFrame(1, "Wait", of: "test.Test"))
      await server.gate.arrivals(1)
      let idle = try server.connect()
      #expect(try await idle.isAtEnd())
      server.gate.open()
      #expect(try await busy.response().status == nil)
    }
  }

  @Test(arguments: [1, 9, 12])
  func aFrameThatNeverEndsClosesItsConnection(byteCount: Int) async throws {
    try await withServer(limits: limits { $0.frameDurationMax = .milliseconds(80) }) { server in
      let connection = try server.connect()
      try await connection.send(Array(try echoFrame(1, seq: 1).prefix(byteCount)))
      #expect(try await connection.isAtEnd())
    }
  }

  @Test func aFrameThatTricklesInClosesItsConnection() async throws {
    try await withServer(limits: limits { $0.frameDurationMax = .milliseconds(80) }) { server in
      let connection = try server.connect()
      let trickle = Task {
        for byte in frame(1, .request, [UInt8](repeating: 0, count: 10_000)) {
          try await connection.send([byte])
          try await Task.sleep(for: .milliseconds(5))
        }
      }
      await #expect(throws: RawConnection.SystemError.self) { try await trickle.value }
    }
  }

  @Test func aPeerThatTakesNothingIsClosedAndTheOthersAreNot() async throws {
    let limits = limits {
      $0.outputStallDurationMax = .milliseconds(150)
      $0.outboundBytesMax = 100_000
    }
    try await withServer(limits: limits) { server in
      let deaf = try RawConnection(port: server.port, receiveBufferBytes: 4_096)
      let size = try Probe.SizeRequest(bytes: 4_000_000).serialized()
      try await deaf.send(
        (UInt32(0)..<16).flatMap { try requestFrame($0 * 2 + 1, "Big", payload: size) })
      let healthy = server.client()
      let probe = ProbeProbeClient(healthy)
      try await server.records.waitFor { !$0.isEmpty }
      var isClosed = false
      for _ in 0..<1_000 where !isClosed {
        _ = try await probe.echo(Probe.EchoPayload(seq: 1))
        // Sending to a connection that the peer has closed fails at the second attempt.
        do {
          try await deaf.send([0])
          try await Task.sleep(for: .milliseconds(5))
        } catch {
          isClosed = true
        }
      }
      #expect(isClosed)
      #expect(try await probe.echo(Probe.EchoPayload(seq: 1)).seq == 2)
      await healthy.close()
    }
  }

  @Test func oneConnectionOverTheLimitIsClosedAtOnceAndMakesRoomWhenAnotherEnds() async throws {
    try await withServer(limits: limits { $0.connectionsMax = 2 }) { server in
      let first = try server.connect()
      #expect(try await first.echoes(on: 1))
      do {
        let second = try server.connect()
        #expect(try await second.echoes(on: 1))
        let third = try server.connect()
        #expect(try await third.isAtEnd())
        #expect(try await second.echoes(on: 3))
      }
      // The second has closed; the server sees it a moment later.
      var isTaken = false
      for _ in 0..<1_000 where !isTaken {
        let next = try server.connect()
        isTaken = (try? await next.echoes(on: 1)) ?? false
      }
      #expect(isTaken)
    }
  }

  @Test func aBacklogOfFramesDoesNotKeepAnotherConnectionFromBeingRead() async throws {
    let calls = 5_000
    try await withServer(limits: limits { $0.framesPerTurnMax = 1 }) { server in
      let other = try server.connect()
      #expect(try await other.echoes(on: 1))
      let pipeliner = try server.connect()
      let frames = try (0..<UInt32(calls)).flatMap { try echoFrame($0 * 2 + 1, seq: $0) }
      try await pipeliner.send(frames)
      #expect(try await other.echoes(on: 3))
      #expect(server.records.all.count < calls)
    }
  }

  @Test func aGreedyConnectionLeavesRoomForTheOthers() async throws {
    let limits = limits {
      $0.callsMax = 8
      $0.callsPerConnectionMax = 8
    }
    try await withServer(limits: limits) { server in
      let greedy = try server.connect()
      // Alone, a connection may have all of them; beside another, half.
      let other = try server.connect()
      try await other.send(requestFrame(1, "Wait", of: "test.Test"))
      await server.gate.arrivals(1)
      for call in UInt32(0)..<8 {
        try await greedy.send(requestFrame(call * 2 + 1, "Wait", of: "test.Test"))
      }
      for _ in 0..<4 {
        #expect(try await greedy.response().error?.reason == "TOO_MANY_CALLS")
      }
      #expect(try await other.echoes(on: 3))
      server.gate.open()
      for _ in 0..<4 { #expect(try await greedy.response().status == nil) }
    }
  }
}
