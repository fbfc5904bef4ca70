import ProbeProto
import RPCCore
import Testing

@testable import RPCClient

/// Streams of one connection that write at the same time share the room that it has for what its peer has not taken.
@Suite(.timeLimit(.minutes(1))) struct OutboundRoomTests {
  @Test func aServersStreamsShareTheRoomAndEachIsSentInFull() async throws {
    var limits = Limits()
    limits.outboundBytesMax = 65_536
    try await withServer(limits: limits) { server in
      let connection = try RawConnection(port: server.port, receiveBufferBytes: 65_536)
      let count = UInt32(64)
      let request = try Probe.Sum(sum: 1, num: 3).serialized()
      try await connection.send(
        (0..<count).flatMap {
          try requestFrame(
            $0 * 2 + 1, "Flood", of: "test.Test", payload: request, flags: .remoteClosed)
        })
      await server.gate.arrivals(Int(count))
      server.gate.open()
      var messages: [UInt32: Int] = [:]
      var ends = 0
      var bytesRead = 0
      var bytesAheadMax = 0
      while ends < Int(count) {
        let frame = try await connection.frame()
        bytesRead += FrameHeader.byteCount + frame.data.count
        bytesAheadMax = max(bytesAheadMax, Int(server.server.statistics.bytesSent) - bytesRead)
        if frame.header.flags.contains(.remoteClosed) { ends += 1 }
        if !frame.data.isEmpty { messages[frame.header.streamID, default: 0] += 1 }
      }
      #expect(messages.count == Int(count))
      #expect(messages.values.allSatisfy { $0 == 3 })
      // The room, one message beyond it, and what the kernel takes; all first messages are 16 MiB.
      #expect(bytesAheadMax < 4_194_304)
    }
  }

  @Test func aClientsStreamsShareTheRoom() async throws {
    try await withServer { server in
      let count = 100
      let gate = server.gate
      let begun = Counter()
      let sent = Counter()
      var configuration = ClientConfiguration()
      configuration.onFrame = { frame in
        if frame.direction == .sent, frame.header.type == .data { sent.add() }
      }
      let client = RPCClient(
        [ServerAddress(host: "127.0.0.1", port: server.port)], configuration: configuration)
      let connection = try client.balancer.connection()
      try await withThrowingTaskGroup(of: Void.self) { group in
        defer { gate.open() }
        for _ in 0..<count {
          group.addTask {
            try await client.bidirectional(TestService.hold, options: .default) {
              (requests: RequestWriter<Probe.Blob>, _: MessageStream<Probe.Empty>) in
              begun.add()
              try await requests.send(
                Probe.Blob(data: [UInt8](repeating: 1, count: 262_144)))
              // The call lasts as long as its handler.
              await gate.pass()
            }
          }
        }
        // Each message has left or waits.
        try await eventually {
          begun.value == count
            && sent.value + connection.inbox.withLock { $0.writers.count } >= count
        }
        // The room, what the kernel takes, and what the server keeps: some 8 MiB of 25.
        #expect(sent.value < 60)
        group.cancelAll()
        gate.open()
        while let outcome = await group.nextResult() {
          // Who still waited was cancelled.
          if case .failure(let error) = outcome { #expect(error as? RPCError == .cancelled) }
        }
      }
      await client.close()
    }
  }

  @Test func aServerWhoseHandlerTakesNothingHoldsUpTheSender() async throws {
    try await withServer { server in
      let client = server.client()
      let count = 200
      let accepted = Counter()
      await #expect(throws: RPCError.deadlineExceeded) {
        try await client.bidirectional(
          TestService.hold, options: CallOptions(timeout: .seconds(4))
        ) { (requests: RequestWriter<Probe.Blob>, _: MessageStream<Probe.Empty>) in
          for _ in 0..<count {
            try await requests.send(Probe.Blob(data: [UInt8](repeating: 1, count: 262_144)))
            accepted.add()
          }
        }
      }
      // What both ends and the kernel keep, some 8 of 50 MiB.
      #expect((1..<60).contains(accepted.value))
      await client.close()
    }
  }
}
