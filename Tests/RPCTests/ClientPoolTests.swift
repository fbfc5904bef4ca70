import ProbeProto
import RPCClient
import RPCCore
import Testing

/// A client of several servers, and what it repeats.
@Suite struct ClientPoolTests {
  private func address(_ server: TestServer) -> ServerAddress {
    ServerAddress(host: "127.0.0.1", port: server.port)
  }

  @Test func callsAreSpreadOverAllServers() async throws {
    try await withServer { first in
      try await withServer { second in
        let client = RPCClient([address(first), address(second)])
        let probe = ProbeProbeClient(client)
        for _ in 0..<40 { _ = try await probe.echo(Probe.EchoPayload()) }
        try await first.records.waitFor { $0.count >= 10 }
        try await second.records.waitFor { $0.count >= 10 }
        await client.close()
      }
    }
  }

  @Test func aServerThatIsNotThereIsPassedOver() async throws {
    try await withServer { server in
      let client = RPCClient([ServerAddress(host: "127.0.0.1", port: 1), address(server)])
      let probe = ProbeProbeClient(client)
      for _ in 0..<20 { #expect(try await probe.echo(Probe.EchoPayload()).seq == 1) }
      await client.close()
      let connected = try await RPCClient.connect(
        [ServerAddress(host: "127.0.0.1", port: 1), address(server)])
      await connected.close()
    }
  }

  @Test func aStoppingServersCallsGoToAnotherAndNoneFails() async throws {
    // Time for every caller to hear of it before the server falls silent.
    var limits = Limits()
    limits.drainNoticeDuration = .seconds(5)
    try await withServer { staying in
      try await withServer(limits: limits) { stopping in
        let client = RPCClient([address(staying), address(stopping)])
        let probe = ProbeProbeClient(client)
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<8 {
            group.addTask {
              for _ in 0..<200 { _ = try await probe.echo(Probe.EchoPayload()) }
            }
          }
          try await stopping.records.waitFor { $0.count >= 50 }
          await stopping.server.shutdown(gracePeriod: .seconds(5))
          try await group.waitForAll()
        }
        await client.close()
      }
    }
  }

  @Test func aLostCallThatMayNotBeDoneTwiceIsNotMadeAgain() async throws {
    var limits = Limits()
    limits.windDownDurationMax = .milliseconds(5)
    try await withServer(limits: limits) { server in
      let client = RPCClient([address(server)])
      let held = Task {
        try await client.unary("test.Test/Wait", payload: [], options: .default)
      }
      await server.gate.arrivals(1)
      await server.server.shutdown(gracePeriod: .zero)
      await #expect(throws: RPCError.serverStopped) { try await held.value }
      await client.close()
    }
  }

  @Test func aCancelledCallIsCancelledAtItsServer() async throws {
    try await withServer { server in
      let client = server.client()
      let sleeping = Task {
        try await ProbeProbeClient(client).sleep(Probe.SleepRequest(millis: 60_000))
      }
      try await eventually { server.probe.sleepCallCount == 1 }
      sleeping.cancel()
      await #expect(throws: RPCError.cancelled) { try await sleeping.value }
      try await server.records.waitFor { records in
        records.contains { $0.method?.name == "Sleep" && $0.code == .cancelled }
      }
      await client.close()
    }
  }

  @Test func aCallMadeInAHandlerEndsByTheHandlersDeadline() async throws {
    try await withServer { server in
      let client = server.client()
      let probe = ProbeProbeClient(client)
      let deadline = ContinuousClock.now.advanced(by: .seconds(20))
      try await CallDeadline.$current.withValue(deadline) {
        let options = CallOptions(timeout: .seconds(30))
        let info = try await probe.describe(Probe.Empty(), options: options)
        #expect(info.timeoutNanoLeft <= 20_000_000_000)
        let brief = CallOptions(timeout: .seconds(9))
        let shorter = try await probe.describe(Probe.Empty(), options: brief)
        #expect(shorter.timeoutNanoLeft <= 9_000_000_000)
      }
      await #expect(throws: RPCError.deadlineExceeded) {
        try await CallDeadline.$current.withValue(.now) {
          _ = try await probe.describe(Probe.Empty())
        }
      }
      await client.close()
    }
  }

  @Test(arguments: [
    ("127.0.0.1:8001", "127.0.0.1", 8001), ("crm.internal:1", "crm.internal", 1),
    ("[::1]:65535", "::1", 65535),
  ])
  func anAddressIsReadAndWritten(text: String, host: String, port: Int) {
    #expect(ServerAddress(text) == ServerAddress(host: host, port: port))
    #expect(ServerAddress(host: host, port: port).description == text)
  }

  @Test(arguments: ["", "host", "host:", ":1", "host:0", "host:65536", "::1:80", "h:1,", "h:-1"])
  func whatIsNoAddressIsRefused(text: String) {
    #expect(ServerAddress.list(text) == nil)
  }

  @Test func addressesAreListedWithCommas() {
    #expect(
      ServerAddress.list("a:1,[::1]:2")
        == [ServerAddress(host: "a", port: 1), ServerAddress(host: "::1", port: 2)])
  }
}
