import ProbeProto
import RPCClient
import RPCCore
import RPCServer
import Testing

/// The end of TLS connections.
@Suite(.timeLimit(.minutes(2))) struct TLSDrainTests {
  @Test func noAnswerIsLostWhenTheServerStops() async throws {
    for _ in 0..<5 {
      try await withTLSServer { server in
        let client = try server.client()
        let answered = try await withThrowingTaskGroup(of: Probe.Empty.self) { group in
          for _ in 0..<200 {
            group.addTask {
              try await client.unary(TestService.wait, Probe.Empty(), options: .default)
            }
          }
          await server.plain.gate.arrivals(200)
          async let stopped: Void = server.plain.server.shutdown(gracePeriod: .seconds(20))
          server.plain.gate.open()
          let count = try await group.reduce(0) { count, _ in count + 1 }
          await stopped
          return count
        }
        #expect(answered == 200)
        await client.close()
      }
    }
  }

  @Test func noLargeAnswerIsCutShortWhenTheServerStops() async throws {
    try await withTLSServer { server in
      let client = try server.client()
      let probe = ProbeProbeClient(client)
      let sizes = await withTaskGroup(of: Int?.self) { group in
        for _ in 0..<16 {
          group.addTask {
            do {
              return try await probe.big(Probe.SizeRequest(bytes: 2_000_000)).data.count
            } catch {
              // It came too late.
              return nil
            }
          }
        }
        let first = await group.next() ?? nil
        await server.plain.server.shutdown(gracePeriod: .seconds(20))
        return await group.reduce(into: [first].compactMap(\.self)) { sizes, size in
          if let size { sizes.append(size) }
        }
      }
      #expect(sizes.allSatisfy { $0 == 2_000_000 })
      // Whatever the server has answered has arrived.
      #expect(sizes.count == server.plain.records.all.count { $0.code == .ok })
      await client.close()
    }
  }

  @Test func aHandshakeThatNeverEndsDoesNotHoldTheServer() async throws {
    try await withTLSServer { server in
      let silent = try server.plain.connect()
      let client = try server.client()
      #expect(try await ProbeProbeClient(client).echo(Probe.EchoPayload(seq: 1)).seq == 2)
      await client.close()
      let start = ContinuousClock.now
      await server.plain.server.shutdown(gracePeriod: .seconds(60))
      #expect(start.duration(to: .now) < .seconds(1.5))
      #expect(try await silent.isAtEnd())
    }
  }

  @Test func outputThatGrowsByEncryptionIsNoProgressOfThePeer() {
    var limits = Limits()
    limits.outputStallDurationMax = .seconds(10)
    var watch = StallWatch(limits: limits)
    let start = ContinuousClock.now
    // Of 1,000 bytes that were written 1,200 wait, of 9,000 then 10,800.
    for (seconds, waiting, taken, stall) in [
      (0, 1_200, 0 &- UInt64(200), nil), (10, 10_800, 0 &- UInt64(1_800), .output),
    ] as [(Int, Int, UInt64, StallWatch.Stall?)] {
      let sight = StallWatch.Sight(
        now: start + .seconds(seconds), bytesReceived: UInt64(seconds), framesReceived: 0,
        isMidFrame: false, isReadingPaused: false, callCount: 1, isTrusted: true,
        outputBytesWaiting: waiting, outputBytesTaken: taken)
      #expect(watch.look(sight) == stall)
    }
  }

  @Test func aPeerThatTakesNothingIsClosed() async throws {
    var limits = Limits()
    limits.outputStallDurationMax = .milliseconds(200)
    try await withTLSServer(limits: limits) { server in
      var deaf = Limits()
      deaf.inboundBytesMax = 100_000
      let client = try server.client(limits: deaf)
      let error = await #expect(throws: RPCError.self) {
        try await client.serverStreaming(
          TestService.flood, Probe.Sum(num: .max), options: .default
        ) { (blobs: MessageStream<Probe.Blob>) in
          try await server.plain.records.waitFor { !$0.isEmpty }
          for try await _ in blobs {}
        }
      }
      #expect(error?.reason == "CONNECTION_LOST")
      await client.close()
    }
  }
}
