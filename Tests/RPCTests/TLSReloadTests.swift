import ProbeProto
import RPCClient
import RPCCore
import RPCServer
import TestCertificates
import Testing

/// New certificates for a server that runs, and files that cannot be used.
@Suite(.timeLimit(.minutes(2))) struct TLSReloadTests {
  /// Of the certificate that a new connection gets.
  private func serialNumber(_ server: TLSServer) async throws -> String {
    try await TLSPeek.serialNumber(port: server.port)
  }

  @Test func newConnectionsGetTheNewCertificateAndACallOnAnOldOneFinishes() async throws {
    try await withTLSServer { server in
      #expect(try await serialNumber(server) == server.certificate.serialNumber)
      let client = try server.client()
      async let waiting: Probe.Empty = client.unary(
        TestService.wait, Probe.Empty(), options: .default)
      await server.plain.gate.arrivals(1)
      let fresh = try await server.authority.certificate("fresh")
      try server.certificate.replace(with: fresh)
      try server.credentials.reload()
      #expect(try await serialNumber(server) == fresh.serialNumber)
      #expect(try await ProbeProbeClient(client).echo(Probe.EchoPayload(seq: 1)).seq == 2)
      server.plain.gate.open()
      _ = try await waiting
      await client.close()
    }
  }

  @Test func filesThatCannotBeUsedLeaveTheOldOnesInUse() async throws {
    try await withTLSServer { server in
      let fresh = try await server.authority.certificate("fresh")
      try server.certificate.replace(
        with: TestCertificate(chain: fresh.chain, key: server.certificate.key, serialNumber: ""))
      let error = #expect(throws: (any Error).self) { try server.credentials.reload() }
      #expect(error.map { "\($0)" }?.contains("does not belong to") == true)
      #expect(try await serialNumber(server) == server.certificate.serialNumber)
    }
  }

  @Test func whatIsWrongWithAFileIsSaidWithItsName() async throws {
    let authority = try await TestAuthority()
    let one = try await authority.certificate("one")
    let other = try await authority.certificate("other")
    let cases: [(TLSServerCredentials.Files, String)] = [
      (.init(certificateChain: "/nowhere.pem", privateKey: one.key), "no file /nowhere.pem"),
      (.init(certificateChain: one.chain, privateKey: "/nowhere.key"), "no file /nowhere.key"),
      (.init(certificateChain: one.key, privateKey: one.key), "\(one.key) holds no certificate"),
      (.init(certificateChain: one.chain, privateKey: one.chain), "\(one.chain) holds no private"),
      (
        .init(certificateChain: one.chain, privateKey: other.key),
        "\(other.key) does not belong to the certificate in \(one.chain)"
      ),
      (.init(certificateChain: authority.directory, privateKey: one.key), "cannot be read"),
      (
        .init(certificateChain: one.chain, privateKey: one.key, clientAuthorities: one.key),
        "\(one.key) holds no certificate"
      ),
    ]
    for (files, text) in cases {
      let error = #expect(throws: (any Error).self) { try TLSServerCredentials(files) }
      #expect(error.map { "\($0)" }?.contains(text) == true, "\(error.map { "\($0)" } ?? "")")
    }
    let client = #expect(throws: (any Error).self) {
      try TLSClientCredentials(.init(authorities: authority.certificate, privateKey: one.key))
    }
    #expect(client.map { "\($0)" }?.contains("together") == true)
    #expect(throws: (any Error).self) { try TLSClientCredentials(serverName: "127.0.0.1") }
  }
}
