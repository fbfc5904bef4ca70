import ProbeProto
import RPCClient
import RPCCore
import TestCertificates
import Testing

/// Handshakes that do not come to an end, and peers that do not speak TLS.
@Suite(.timeLimit(.minutes(2))) struct TLSHandshakeTests {
  private func limits(handshake: Duration) -> Limits {
    var limits = Limits()
    limits.handshakeDurationMax = handshake
    return limits
  }

  /// The first bytes of a ClientHello of 512 bytes.
  private static let helloBegin: [UInt8] = [22, 3, 1, 2, 0, 1, 0, 1, 0xFC, 3, 3]

  @Test(arguments: [0, 3, 11])
  func aHandshakeThatStallsIsClosedAtTheLimit(byteCount: Int) async throws {
    try await withTLSServer(limits: limits(handshake: .milliseconds(300))) { server in
      let start = ContinuousClock.now
      let connection = try server.plain.connect()
      try await connection.send(Array(Self.helloBegin.prefix(byteCount)))
      #expect(try await connection.isAtEnd())
      #expect((.milliseconds(290)...(.seconds(5))).contains(start.duration(to: .now)))
    }
  }

  @Test func aHandshakeThatTricklesInIsClosedToo() async throws {
    try await withTLSServer(limits: limits(handshake: .milliseconds(300))) { server in
      let connection = try server.plain.connect()
      let trickle = Task {
        for byte in Self.helloBegin + [UInt8](repeating: 0, count: 500) {
          try await connection.send([byte])
          try await Task.sleep(for: .milliseconds(10))
        }
      }
      await #expect(throws: RawConnection.SystemError.self) { try await trickle.value }
    }
  }

  /// The limit leaves a busy machine time for the handshake itself.
  @Test func aHandshakeThatIsDoneHasNoLimit() async throws {
    try await withTLSServer(limits: limits(handshake: .seconds(3))) { server in
      let client = try server.client()
      let sleep = Probe.SleepRequest(millis: 4_000)
      _ = try await ProbeProbeClient(client).sleep(sleep)
      await client.close()
    }
  }

  @Test func aPlainClientIsRefusedQuickly() async throws {
    try await withTLSServer { server in
      var configuration = ClientConfiguration()
      configuration.retries = .none
      let client = RPCClient([server.address], configuration: configuration)
      let start = ContinuousClock.now
      let error = await #expect(throws: RPCError.self) {
        try await ProbeProbeClient(client).echo(Probe.EchoPayload())
      }
      #expect(error?.code == .unavailable)
      #expect(start.duration(to: .now) < .seconds(5))
      await client.close()
    }
  }

  @Test func aTLSClientOnAPlainPortFailsQuickly() async throws {
    try await withTLSServer { tls in
      try await withServer { server in
        let address = ServerAddress(host: "127.0.0.1", port: server.port)
        let configuration = try tls.configuration()
        let client = RPCClient([address], configuration: configuration)
        let start = ContinuousClock.now
        let call = await #expect(throws: RPCError.self) {
          try await ProbeProbeClient(client).echo(Probe.EchoPayload())
        }
        #expect(call?.reason == "CONNECT_FAILED")
        let error = await #expect(throws: RPCError.self) {
          try await RPCClient.connect([address], configuration: configuration)
        }
        #expect(error?.reason == "TLS_FAILED")
        #expect(start.duration(to: .now) < .seconds(5))
        await client.close()
      }
    }
  }

  @Test func aServerThatNeverAnswersTheHandshakeIsGivenUp() async throws {
    let silent = try SilentListener()
    try await withTLSServer { server in
      let configuration = try server.configuration(limits: limits(handshake: .milliseconds(200)))
      let error = await #expect(throws: RPCError.self) {
        try await RPCClient.connect(
          [ServerAddress(host: "127.0.0.1", port: silent.port)], configuration: configuration)
      }
      #expect(error?.message.contains("in time") == true)
    }
  }

  @Test func openSSLGetsTLS13() async throws {
    try await withTLSServer { server in
      let outcome = try await OpenSSL.run([
        "s_client", "-connect", "127.0.0.1:\(server.port)", "-CAfile", server.authority.certificate,
        "-verify_return_error", "-verify_hostname", "localhost",
      ])
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("New, TLSv1.3"))
      #expect(outcome.output.contains("Verification: OK"))
    }
  }

  @Test(arguments: [("-tls1_1", false), ("-tls1_2", true)])
  func openSSLGetsTLS12ButNothingOlder(version: String, isServed: Bool) async throws {
    try await withTLSServer { server in
      let outcome = try await OpenSSL.run([
        "s_client", "-connect", "127.0.0.1:\(server.port)", version,
        "-cipher", "DEFAULT@SECLEVEL=0",
      ])
      #expect((outcome.status == 0) == isServed)
      #expect(outcome.output.contains("alert protocol version") != isServed)
    }
  }
}
