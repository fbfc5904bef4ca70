import AccessTokens
import CRMProto
import Foundation
import RPCClient
import RPCCore
import TestCertificates
import Testing

/// Who may call the programs themselves, and how operators show who they are.
@Suite(.timeLimit(.minutes(5))) struct ProgramAccessTests {
  private static let refused = Program.Ending(status: 1, isBySignal: false)

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  @Test func anOperatorOfTheMachineNeedsItsKeyAlone() async throws {
    try await ProgramDirectory.with { directory in
      let (program, _) = try await directory.serve()
      let server = "127.0.0.1:\(try await program.port())"
      #expect(try mode("\(directory.path)/token.key") == 0o600)
      let home = ["XDG_CONFIG_HOME": "\(directory.path)/config"]
      let here = Crmctl(
        server: server, token: nil,
        environment: home.merging(["CRM_STATE_DIR": directory.path]) { $1 })
      let who = try await here.run("-o", "json", "whoami")
      #expect(try (who.json["caller"] as? String)?.hasPrefix("sub:operator:") == true)

      let elsewhere = Crmctl(
        server: server, token: nil,
        environment: home.merging(["CRM_STATE_DIR": "/nonexistent"]) { $1 })
      let refused = try await elsewhere.run("customers", "list")
      #expect(refused.status == 5)
      #expect(refused.errors.contains("CREDENTIALS_MISSING"))
      #expect(refused.errors.contains("crmctl login"))

      let made = try await here.run(
        "token", "create", "--subject", "booking", "--permission", "crm:read:customers")
      let booking = Crmctl(server: server, token: made.output.trimmingCharacters(in: .newlines))
      #expect(try await booking.run("customers", "list").status == 0)
      let denied = try await booking.run("interactions", "list")
      #expect(denied.status == 5)
      #expect(denied.errors.contains("Missing: crm:read:interactions"))
    }
  }

  @Test func aLoginIsKeptUntilTheLogout() async throws {
    try await ProgramDirectory.with { directory in
      let (program, _) = try await directory.serve()
      let server = "127.0.0.1:\(try await program.port())"
      let file = "\(directory.path)/given.token"
      try Data((TestTokens.token(subject: "42", permissions: ["crm:read:*"]) + "\n").utf8)
        .write(to: URL(fileURLWithPath: file))
      let crmctl = Crmctl(
        server: server, token: nil,
        environment: [
          "XDG_CONFIG_HOME": "\(directory.path)/config", "CRM_STATE_DIR": "/nonexistent",
        ])
      #expect(try await crmctl.run("whoami").status == 5)
      let login = try await crmctl.run("login", "--token-file", file)
      #expect(login.status == 0 && login.output.contains("sub:42"), "\(login.errors)")
      #expect(try mode("\(directory.path)/config/crmctl/logins.json") == 0o600)
      #expect(try await crmctl.run("customers", "list").status == 0)
      #expect(try await crmctl.run("logout").status == 0)
      #expect(try await crmctl.run("customers", "list").status == 5)

      try Data("x.y.z".utf8).write(to: URL(fileURLWithPath: file))
      let bad = try await crmctl.run("login", "--token-file", file)
      #expect(bad.status == 5 && bad.errors.contains("TOKEN_INVALID"))
      #expect(try await crmctl.run("whoami").status == 5)
    }
  }

  @Test(arguments: [
    (["SECRET_KEY": "short"], "SECRET_KEY is shorter than 32 bytes"),
    (
      ["SECRET_KEY": "your-secret-key-here-your-secret-key-here"],
      "SECRET_KEY is an example that everybody knows"
    ),
    (
      ["SECRET_KEY": TestTokens.secretText, "SECRET_KEY_FILE": "/etc/hostname"],
      "give either SECRET_KEY or SECRET_KEY_FILE"
    ),
    (["SECRET_KEY": "", "SECRET_KEY_FILE": "/nonexistent"], "/nonexistent cannot be read"),
    (["SECRET_KEY": "", "JWT_JWKS_FILE": "/etc/hostname"], "it is no JSON Web Key Set"),
    (["AUTH_SERVICE_URL": "auth.erp.ma"], "AUTH_SERVICE_URL must be a URL"),
    (["CRM_PRINCIPALS_FILE": "/nonexistent"], "the file cannot be read"),
  ])
  func aBadSettingNamesItselfAndStopsTheStart(
    environment: [String: String], message: String
  ) async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(environment: environment)
      #expect(await program.end() == Self.refused)
      #expect(program.output.contains(message), "\(program.output)")
      #expect(!program.output.contains("your-secret-key"))
    }
  }

  @Test func withADatabaseOfOthersAKeyIsNeeded() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(
        databaseURL: try await MigratedDatabase.make(), environment: ["SECRET_KEY": ""])
      #expect(await program.end() == Self.refused)
      #expect(program.output.contains("nobody could call"))
    }
  }

  @Test func keysAreFetchedAndRotatedAndPermissionsRevoked() async throws {
    try await ProgramDirectory.with { directory in
      let folder = "\(directory.path)/http"
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      let service = try FileServer(folder: folder)
      let (old, new) = (CurveKey("old"), CurveKey("new"))
      try service.answer("/jwks", 200, CurveKey.keySet(old))
      try service.answer(
        "/api/v1/auth/permissions", 200,
        #"{"permissions": ["crm:read:customers"], "roles": ["agent"]}"#)
      let base = "http://127.0.0.1:\(service.port)"
      let program = try await directory.launch(environment: [
        "SECRET_KEY": "", "JWT_JWKS_URL": "\(base)/jwks", "AUTH_SERVICE_URL": "\(base)/",
      ])
      let port = try await program.port()

      func outcome(_ token: String) async throws -> String {
        let client = RPCClient(port: port, token: token)
        defer { Task { await client.close() } }
        do {
          _ = try await CustomerServiceClient(client).listCustomers(.init())
          return "ok"
        } catch let error as RPCError {
          return error.reason
        }
      }
      #expect(try await outcome(try old.token(subject: "1", permissions: ["crm:read:*"])) == "ok")
      let asked = try old.token(subject: "2", permissions: nil)
      #expect(try await outcome(asked) == "ok")

      // A key that appears is found by the first token that names it.
      try service.answer("/jwks", 200, CurveKey.keySet(new))
      let rotated = try new.token(subject: "3", permissions: ["crm:read:*"])
      #expect(try await eventually { try await outcome(rotated) == "ok" })
      // One that is gone is believed no more, whatever was believed by it before.
      #expect(try await outcome(asked) == "TOKEN_INVALID")

      let revoked = try new.token(subject: "4", permissions: nil)
      #expect(try await outcome(revoked) == "ok")
      try service.answer("/api/v1/auth/permissions", 401, "")
      let since = ContinuousClock.now
      #expect(try await eventually { try await outcome(revoked) == "TOKEN_REVOKED" })
      #expect(since.duration(to: .now) < .seconds(7))

      service.stop()
      let late = try new.token(subject: "5", permissions: nil)
      #expect(try await eventually { try await outcome(late) == "AUTH_SERVICE_UNAVAILABLE" })
      // Who says themselves what they may, by a key that is known, needs nobody.
      #expect(try await outcome(rotated) == "ok")
    }
  }

  @Test func aServiceIsWhoItsCertificateSays() async throws {
    let authority = try await TestAuthority()
    let certificate = try await authority.certificate("server")
    let booking = try await authority.certificate("booking", names: "DNS:booking.erp.ma")
    try await ProgramDirectory.with { directory in
      let principals = "\(directory.path)/principals.json"
      try Data(
        #"{"principals": [{"certificate": "dns:booking.erp.ma", "name": "booking", "permissions": ["crm:read:customers"]}]}"#
          .utf8
      ).write(to: URL(fileURLWithPath: principals))
      let program = try await directory.launch(
        [
          "--tls-cert", certificate.chain, "--tls-key", certificate.key,
          "--tls-client-ca", authority.certificate, "--principals-file", principals,
        ])
      let port = try await program.port()
      func client(token: String?) throws -> RPCClient {
        var configuration = ClientConfiguration.calling(with: token)
        configuration.tls = try TLSClientCredentials(
          .init(
            authorities: authority.certificate, certificateChain: booking.chain,
            privateKey: booking.key))
        return RPCClient(
          [ServerAddress(host: "localhost", port: port)], configuration: configuration)
      }
      let service = try client(token: nil)
      #expect(
        try await ControlServiceClient(service).authenticate(.init()).caller == "cert:booking")
      _ = try await CustomerServiceClient(service).listCustomers(.init())
      let denied = try await refusal {
        try await FeedbackServiceClient(service).listFeedback(.init())
      }
      #expect(denied.code == .permissionDenied)
      // A bad token is not made good by a certificate.
      let both = try client(token: "x.y.z")
      let refused = try await refusal {
        try await CustomerServiceClient(both).listCustomers(.init())
      }
      #expect(refused.reason == "TOKEN_INVALID")
      await service.close()
      await both.close()
    }
  }
}
