import ProbeProto
import RPCClient
import RPCCore
import TestCertificates
import Testing

/// Servers that want to know their clients.
@Suite(.timeLimit(.minutes(2))) struct TLSMutualTests {
  private func who(_ client: RPCClient) async throws -> [String] {
    let info: Probe.Info = try await client.unary(
      TestService.who, Probe.Empty(), options: .default)
    return info.metadata
  }

  @Test func aHandlerSeesWhoCalls() async throws {
    try await withTLSServer(isMutual: true) { server in
      for name in ["billing", "dispatch"] {
        let certificate = try await server.authority.certificate(
          name, names: "DNS:\(name).erp,DNS:\(name)")
        let client = try server.client(certificate)
        #expect(
          try await who(client) == [name, "\(name).erp", name, certificate.serialNumber])
        await client.close()
      }
    }
  }

  @Test func nobodyIsKnownWhereNoCertificateIsAskedFor() async throws {
    try await withTLSServer { server in
      let client = try server.client(try await server.authority.certificate("billing"))
      #expect(try await who(client) == [])
      await client.close()
    }
  }

  @Test func aClientWithoutACertificateIsRefusedAndToldWhy() async throws {
    try await withTLSServer(isMutual: true) { server in
      let error = await #expect(throws: RPCError.self) { try await who(server.client()) }
      #expect(error?.code == .unavailable)
      #expect(error?.reason == "TLS_FAILED")
      #expect(error?.message.contains("wants a certificate") == true)
      #expect(server.plain.records.all.isEmpty)
    }
  }

  @Test(arguments: [false, true])
  func aClientOfAnotherAuthorityOrThatExpiredIsRefused(isExpired: Bool) async throws {
    let other = try await TestAuthority()
    try await withTLSServer(isMutual: true) { server in
      let certificate = try await (isExpired ? server.authority : other).certificate(
        "billing", days: isExpired ? -1 : 1)
      let error = await #expect(throws: RPCError.self) {
        try await who(server.client(certificate))
      }
      #expect(error?.code == .unavailable)
      #expect(error?.reason == "TLS_FAILED")
      #expect(error?.message.contains("refused the certificate") == true)
      #expect(server.plain.records.all.isEmpty)
    }
  }
}
