import ProbeProto
import ProbeService
import RPCClient
import RPCCore
import Testing

/// What is left of a stream whose caller has gone, or whose time is over, holds up nobody.
@Suite(.timeLimit(.minutes(1))) struct ClientStreamEndTests {
  @Test func messagesThatNobodyTookHoldTheConnectionUpNoLonger() async throws {
    var limits = Limits()
    // One message of Flood fits, two do not.
    limits.inboundBytesMax = 300_000
    try await withServer { server in
      let client = server.client(limits: limits)
      let options = CallOptions(timeout: .seconds(10))
      for _ in 0..<4 {
        let first = try await client.serverStreaming(
          TestService.flood, Probe.Sum(num: 2), options: options
        ) { (blobs: MessageStream<Probe.Blob>) in
          let first = try await blobs.first { _ in true }
          // Its answer comes behind the second message and the end of the stream.
          let _: Probe.Info = try await client.unary(
            TestService.who, Probe.Empty(), options: options)
          return first
        }
        #expect(first?.data.count == 262_144)
      }
      await client.close()
    }
  }

  @Test func aWriterThatWaitsForRoomIsToldThatTheTimeIsOver() async throws {
    var limits = Limits()
    limits.inboundBytesMax = 300_000
    try await withServer(limits: limits) { server in
      let client = server.client()
      let start = ContinuousClock.now
      await #expect(throws: RPCError.deadlineExceeded) {
        // The handler takes nothing until the gate opens.
        try await client.bidirectional(
          TestService.hold, options: CallOptions(timeout: .milliseconds(300))
        ) { (requests: RequestWriter<Probe.Blob>, _: MessageStream<Probe.Empty>) in
          while true {
            try await requests.send(Probe.Blob(data: [UInt8](repeating: 1, count: 262_144)))
          }
        }
      }
      #expect(.now - start < .seconds(20))
      await client.close()
    }
  }

  @Test func aStreamToWhoNeverAnswersTheHandshakeEndsByItsDeadline() async throws {
    let silent = try SilentListener()
    try await withTLSServer { server in
      var limits = Limits()
      limits.handshakeDurationMax = .seconds(8)
      let client = RPCClient(
        [ServerAddress(host: "127.0.0.1", port: silent.port)],
        configuration: try server.configuration(limits: limits))
      let start = ContinuousClock.now
      await #expect(throws: RPCError.deadlineExceeded) {
        try await client.serverStreaming(
          TestService.flood, Probe.Sum(num: 1), options: CallOptions(timeout: .milliseconds(200))
        ) { (blobs: MessageStream<Probe.Blob>) in
          for try await _ in blobs {}
        }
      }
      #expect(.now - start < .seconds(7))
      let cancelled = Task {
        try await client.serverStreaming(TestService.flood, Probe.Sum(num: 1), options: .default) {
          (blobs: MessageStream<Probe.Blob>) in
          for try await _ in blobs {}
        }
      }
      cancelled.cancel()
      await #expect(throws: RPCError.cancelled) { try await cancelled.value }
      #expect(.now - start < .seconds(7))
      await client.close()
    }
  }
}
