import ProbeProto
import Protobuf
import RPCClient
import RPCCore
import Testing

/// Calls whose connection ends before they are answered: nobody knows whether they were done.
@Suite(.timeLimit(.minutes(1))) struct ClientRepeatTests {
  @Test func aLostCallOfAnIdempotentMethodIsMadeAgainUntilItIsAnswered() async throws {
    try await withServer(losing: 2) { server, client in
      let _: Probe.Info = try await client.unary(TestService.who, Probe.Empty(), options: .default)
      #expect(server.requestCount == 3)
    }
  }

  @Test func aLostCallOfAnIdempotentMethodIsGivenUpAfterTheLastAttempt() async throws {
    try await withServer(losing: 100) { server, client in
      let error = await #expect(throws: RPCError.self) {
        let _: Probe.Info = try await client.unary(
          TestService.who, Probe.Empty(), options: .default)
      }
      #expect(error?.code == .unavailable)
      // An attempt may find that it is too early to connect again.
      #expect((2...RetryPolicy().attemptsMax).contains(server.requestCount))
    }
  }

  @Test func aLostCallOfAnotherMethodIsNotMadeAgain() async throws {
    try await withServer(losing: 1) { server, client in
      await #expect(throws: RPCError.connectionLost) {
        let _: Probe.Empty = try await client.unary(
          TestService.wait, Probe.Empty(), options: .default)
      }
      #expect(server.requestCount == 1)
      // The next call is served: what was not repeated was not for want of a server.
      let _: Probe.Empty = try await client.unary(
        TestService.wait, Probe.Empty(), options: CallOptions(timeout: .seconds(20)))
      #expect(server.requestCount == 2)
    }
  }

  private func withServer(
    losing lossCount: Int, _ body: (ForgetfulServer, RPCClient) async throws -> Void
  ) async throws {
    let server = try await ForgetfulServer(losing: lossCount)
    let client = RPCClient(host: "127.0.0.1", port: server.port)
    try await body(server, client)
    await client.close()
    try await server.close()
  }
}
