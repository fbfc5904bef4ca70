import ProbeProto
import RPCClient
import RPCCore
import RPCTransport
import TestCertificates
import Testing

/// Calls over TLS, and whom each end trusts.
@Suite(.timeLimit(.minutes(2))) struct TLSTests {
  @Test func everyKindOfCallWorks() async throws {
    try await withTLSServer { server in
      let client = try server.client()
      let probe = ProbeProbeClient(client)
      #expect(try await probe.echo(Probe.EchoPayload(seq: 4)).seq == 5)
      #expect(try await probe.big(Probe.SizeRequest(bytes: 4_000_000)).data.count == 4_000_000)
      let streaming = ProbeStreamingClient(client)
      let sum = try await streaming.sumStream { parts in
        for add in Int32(1)...1000 { try await parts.send(Probe.Part(add: add)) }
      }
      #expect(sum == Probe.Sum(sum: 500_500, num: 1000))
      let count = try await streaming.divideStream(Probe.Sum(sum: 9, num: 10_000)) { parts in
        try await parts.reduce(0) { count, _ in count + 1 }
      }
      #expect(count == 10_000)
      let echo = try await streaming.echoStream { requests, responses in
        try await requests.send(Probe.EchoPayload(seq: 7))
        return try await responses.first { _ in true }
      }
      #expect(echo?.seq == 8)
      await client.close()
    }
  }

  /// What `connect` says of the server, and what a call does.
  private func refusal(_ server: TLSServer, _ configuration: ClientConfiguration) async throws
    -> RPCError
  {
    let client = RPCClient([server.address], configuration: configuration)
    let call = await #expect(throws: RPCError.self) {
      try await ProbeProbeClient(client).echo(Probe.EchoPayload())
    }
    #expect(call?.code == .unavailable)
    #expect(call?.reason == "CONNECT_FAILED")
    await client.close()
    let error = await #expect(throws: RPCError.self) {
      try await RPCClient.connect([server.address], configuration: configuration)
    }
    #expect(error?.code == .unavailable)
    #expect(error?.reason == "TLS_FAILED")
    return try #require(error)
  }

  @Test func aServerOfAnotherAuthorityIsRefused() async throws {
    let other = try await TestAuthority()
    try await withTLSServer { server in
      let error = try await refusal(
        server, server.configuration(authorities: other.certificate))
      #expect(error.message.contains("trusted authority"))
    }
  }

  @Test func aServerOfAnotherNameIsRefusedAndOneOfTheNameAskedForIsNot() async throws {
    try await withTLSServer(names: "DNS:crm.example.ma") { server in
      for serverName in [nil, "other.example.ma"] {
        let error = try await refusal(server, server.configuration(serverName: serverName))
        #expect(error.message.contains("another name"))
      }
      let client = try server.client(serverName: "crm.example.ma")
      #expect(try await ProbeProbeClient(client).echo(Probe.EchoPayload(seq: 1)).seq == 2)
      await client.close()
    }
  }

  @Test func itsAddressDoesNotReplaceTheNameAskedFor() async throws {
    try await withTLSServer(names: "IP:127.0.0.1,DNS:localhost") { server in
      let error = try await refusal(server, server.configuration(serverName: "crm.example.ma"))
      #expect(error.message.contains("another name"))
      let client = try server.client()
      #expect(try await ProbeProbeClient(client).echo(Probe.EchoPayload(seq: 1)).seq == 2)
      await client.close()
    }
  }

  @Test(arguments: [
    ("crm.example.ma", ["crm.example.ma"], true), ("CRM.example.ma.", ["crm.Example.ma"], true),
    ("crm.example.ma", ["a.ma", "*.example.ma"], true), ("example.ma", ["*.example.ma"], false),
    ("a.b.example.ma", ["*.example.ma"], false), (".example.ma", ["*.example.ma"], false),
    ("crm.example.ma", ["c*.example.ma"], false),
    ("crm.example.ma", ["crm.example.ma.evil"], false),
    ("crm.example.ma", ["crm.example.ma\0.evil"], false), ("k.ma", ["\u{212A}.ma"], false),
    ("", [""], false), ("crm.example.ma", [], false),
  ])
  func aCertificateIsForItsDNSNames(name: String, names: [String], isFor: Bool) {
    let certificate = PeerCertificate(commonName: name, dnsNames: names)
    #expect(certificate.isFor(dnsName: name) == isFor)
  }

  @Test func anExpiredServerIsRefused() async throws {
    try await withTLSServer(days: -1) { server in
      let error = try await refusal(server, server.configuration())
      #expect(error.message.contains("expired"))
    }
  }

  @Test func theSystemsAuthoritiesDoNotKnowTheTests() async throws {
    try await withTLSServer { server in
      var configuration = try server.configuration()
      do {
        configuration.tls = try TLSClientCredentials()
      } catch {
        // A bare system trusts nobody.
        #expect("\(error)".contains("ca-certificates"))
        return
      }
      let error = try await refusal(server, configuration)
      #expect(error.message.contains("trusted authority"))
    }
  }
}
