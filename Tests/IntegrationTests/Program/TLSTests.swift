import CRMProto
import Foundation
import Postgres
import RPCClient
import RPCCore
import TestCertificates
import Testing

/// TLS of the programs themselves.
@Suite(.timeLimit(.minutes(3))) struct TLSTests {
  private func client(_ port: Int, _ authority: TestAuthority) throws -> RPCClient {
    var configuration = ClientConfiguration.calling(with: TestTokens.everything)
    configuration.tls = try TLSClientCredentials(.init(authorities: authority.certificate))
    return RPCClient([ServerAddress(host: "localhost", port: port)], configuration: configuration)
  }

  @Test func aSIGHUPChangesTheCertificateAndACallInFlightFinishes() async throws {
    let authority = try await TestAuthority()
    let certificate = try await authority.certificate("server")
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch([
        "--tls-cert", certificate.chain, "--tls-key", certificate.key,
      ])
      let port = try await program.port()
      let client = try client(port, authority)
      let customers = CustomerServiceClient(client)
      let stored = try await customers.createCustomer(.init(customer: .individual()))
      let fresh = try await authority.certificate("fresh")
      try await directory.withDatabase { database in
        let updating = try await database.transaction(deadline: soon) { transaction in
          _ = try await transaction.query("SELECT 1 FROM customer FOR UPDATE")
          let updating = Task {
            try await customers.updateCustomer(
              .init(customer: stored.with(\.notes, "kept"), updateMask: .init(paths: ["notes"])))
          }
          try #require(try await eventually { try await database.lockWaiters() == 1 })
          try certificate.replace(with: fresh)
          program.signal(SIGHUP)
          try #require(try await eventually { program.output.contains("TLS files reloaded") })
          #expect(try await TLSPeek.serialNumber(port: port) == fresh.serialNumber)
          return updating
        }
        #expect(try await updating.value.notes == "kept")
      }
      await client.close()
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
    }
  }

  @Test func aReloadOfBadFilesIsLoggedAndSurvived() async throws {
    let authority = try await TestAuthority()
    let certificate = try await authority.certificate("server")
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(
        environment: ["CRM_TLS_CERT": certificate.chain, "CRM_TLS_KEY": certificate.key])
      let port = try await program.port()
      try FileManager.default.removeItem(atPath: certificate.key)
      program.signal(SIGHUP)
      try #require(try await eventually { program.output.contains("TLS files not reloaded") })
      #expect(program.output.contains("there is no file \(certificate.key)"))
      #expect(try await TLSPeek.serialNumber(port: port) == certificate.serialNumber)
    }
  }

  @Test func aSIGHUPWithoutTLSEndsNothing() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch()
      _ = try await program.port()
      program.signal(SIGHUP)
      try #require(try await eventually { program.output.contains("nothing to reload") })
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
    }
  }

  @Test func crmctlSpeaksTLSWithACertificateOfItsOwn() async throws {
    let authority = try await TestAuthority()
    let certificate = try await authority.certificate("server", names: "DNS:crm.example.ma")
    let own = try await authority.certificate("operator")
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch([
        "--tls-cert", certificate.chain, "--tls-key", certificate.key,
        "--tls-client-ca", authority.certificate,
      ])
      let crmctl = Crmctl(server: "127.0.0.1:1,127.0.0.1:\(try await program.port())")
      let ca = ["--tls-ca", authority.certificate]
      let name = ["--tls-server-name", "crm.example.ma"]
      let identity = ["--tls-cert", own.chain, "--tls-key", own.key]
      let accepted = try await crmctl.run(ca + name + identity + ["ping"])
      #expect(accepted.status == 0, "\(accepted.errors)")
      let cases = [
        (name + identity, "trusted authorit"), (ca + identity, "another name"),
        (ca + name, "wants a certificate"), ([], "(UNAVAILABLE"),
      ]
      for (arguments, text) in cases {
        let refused = try await crmctl.run(arguments + ["ping"])
        #expect(refused.status == 6)
        #expect(refused.errors.contains(text), "\(refused.errors)")
      }
    }
  }

  @Test func filesThatDoNotFitStopTheStart() async throws {
    let authority = try await TestAuthority()
    let one = try await authority.certificate("one")
    let other = try await authority.certificate("other")
    try await ProgramDirectory.with { directory in
      let cases = [
        (["--tls-cert", one.chain, "--tls-key", other.key], "does not belong to"),
        (["--tls-cert", one.chain], "given together"),
        (["--tls-client-ca", authority.certificate], "needs --tls-cert"),
      ]
      for (arguments, text) in cases {
        let program = try await directory.launch(arguments)
        #expect(await program.end() == Program.Ending(status: 1, isBySignal: false))
        #expect(program.output.contains(text), "\(program.output)")
      }
    }
  }

  @Test(arguments: [true, false])
  func anAddressBeyondThisMachineNeedsTLSOrItsFlag(isTLS: Bool) async throws {
    let authority = try await TestAuthority()
    let certificate = try await authority.certificate("server")
    try await ProgramDirectory.with { directory in
      // This machine by a name that the program does not know for it: nobody else gets in.
      let listen = ["--listen", "LOCALHOST:0"]
      let refused = try await directory.launch(listen)
      #expect(await refused.end() == Program.Ending(status: 1, isBySignal: false))
      #expect(refused.output.contains("without TLS"))

      let protection =
        isTLS
        ? ["--tls-cert", certificate.chain, "--tls-key", certificate.key] : ["--insecure-listen"]
      let program = try await directory.launch(listen + protection)
      _ = try await program.port()
      #expect(program.output.contains("travel in the open") == !isTLS)
    }
  }
}
