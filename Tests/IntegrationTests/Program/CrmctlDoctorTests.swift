import CRM
import CRMProto
import Foundation
import RPCClient
import TestCertificates
import Testing

@testable import crmctl

/// Faults between a caller and the server: each is found, and told what to do about.
@Suite(.timeLimit(.minutes(2))) struct CrmctlDoctorTests {
  private func findings(
    _ crmctl: Crmctl, _ arguments: String...
  ) async throws -> (status: Int32, all: [[String: String]]) {
    let outcome = try await crmctl.run(["doctor", "-o", "json"] + arguments)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return (outcome.status, object as? [[String: String]] ?? [])
  }

  private func expect(
    _ found: [[String: String]], _ check: String, _ status: String, _ finding: String,
    _ remedy: String
  ) {
    func says(_ text: String?, _ part: String) -> Bool {
      part.isEmpty || text?.contains(part) == true
    }
    let isThere = found.contains { one in
      one["check"]?.hasPrefix(check) == true && one["status"] == status
        && says(one["finding"], finding) && says(one["remedy"], remedy)
    }
    #expect(isThere, "no \(status) of \(check) with \(finding) and \(remedy): \(found)")
  }

  @Test func allIsWellWithAServerThatIsAndTokensAreLookedAt() async throws {
    try await ProgramDirectory.with { directory in
      let server = "127.0.0.1:\(try await directory.launch().port())"
      // The state directory says that the database can be looked at too.
      let here = Crmctl(
        server: server,
        environment: ["CRM_STATE_DIR": directory.path, "CRM_AUDIT_KEY": TestAudit.keyText])
      let (status, found) = try await findings(here)
      #expect(status == 0, "\(found)")
      for check in [
        "configuration", "address", "TLS", "server", "clock", "permissions", "API", "health",
        "settings", "database", "schema", "role", "extensions", "indexes", "durability",
      ] {
        expect(found, check, "OK", "", "")
      }
      // Made for a day.
      expect(found, "credentials", "WARN", "sub:tester", "another token within")

      let old = TestTokens.token(permissions: [], lifetimeSeconds: -600)
      let expired = try await findings(Crmctl(server: server, token: old))
      #expect(expired.status == 1)
      expect(expired.all, "credentials", "FAIL", "CRM_TOKEN", "Get a new token")
      let foreign = try await findings(Crmctl(server: server, token: "x.y.z"))
      expect(foreign.all, "credentials", "FAIL", "CRM_TOKEN", "JWT_ISSUER")
      let narrow = TestTokens.token(permissions: ["crm:read:*"], lifetimeSeconds: 900_000)
      let limited = try await findings(Crmctl(server: server, token: narrow))
      #expect(limited.status == 0)
      expect(
        limited.all, "permissions", "WARN", "erasing people needs crm:delete:privacy",
        "Get a token with them")
    }
  }

  @Test func aPortWhereNobodyListensIsFound() async throws {
    let (status, found) = try await findings(Crmctl(server: "127.0.0.1:1"))
    #expect(status == 1)
    expect(found, "address 127.0.0.1:1", "FAIL", "nobody can be reached", "CRM_SERVER")
  }

  @Test func certificatesThatDoNotHoldAreFound() async throws {
    let authority = try await TestAuthority()
    let other = try await TestAuthority()
    let expired = try await authority.certificate("server", days: -1)
    let sound = try await authority.certificate("sound", days: 1)
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch([
        "--tls-cert", expired.chain, "--tls-key", expired.key,
      ])
      let crmctl = Crmctl(server: "localhost:\(try await program.port())")
      let ca = ["--tls-ca", authority.certificate]
      let first = try await findings(crmctl, ca[0], ca[1])
      #expect(first.status == 1)
      expect(first.all, "TLS", "FAIL", "has expired", "Renew the server's certificate")
      let open = try await findings(crmctl)
      expect(open.all, "server", "FAIL", "", "try --tls")

      try expired.replace(with: sound)
      program.signal(SIGHUP)
      try #require(try await eventually { program.output.contains("TLS files reloaded") })
      let strange = try await findings(crmctl, "--tls-ca", other.certificate)
      expect(strange.all, "TLS", "FAIL", "not of a trusted authority", "--tls-ca")
      let named = try await findings(crmctl, ca[0], ca[1], "--tls-server-name", "crm.example.ma")
      expect(named.all, "TLS", "FAIL", "for another name", "--tls-server-name")
      let soon = try await findings(crmctl, ca[0], ca[1])
      #expect(soon.status == 0, "\(soon.all)")
      expect(soon.all, "TLS", "WARN", "in 0 days", "SIGHUP")
    }
  }

  @Test func clocksThatDisagreeAreFound() async throws {
    try await withCRM { crm in
      for (seconds, status) in [(0.0, Finding.Status.ok), (10, .warn), (-90, .fail)] {
        let client = RPCClient(port: crm.port)
        let examination = CallExamination(
          client: client, options: .init(timeout: .seconds(5)), credentials: .variable,
          now: { Date().timeIntervalSince1970 + seconds })
        let clock = await examination.findings().first { $0.check == "clock" }
        #expect(clock?.status == status && clock?.remedy.contains("NTP") == (status != .ok))
        await client.close()
      }
    }
  }

  @Test func aProfileThatCannotBeReadIsFound() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "crmctl-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }  // a leftover harms nobody
    try FileManager.default.createDirectory(
      atPath: "\(folder)/crmctl", withIntermediateDirectories: true)
    try Data("[a]\nsevrer = x:1\n".utf8).write(to: URL(filePath: "\(folder)/crmctl/profiles.ini"))
    let crmctl = Crmctl(server: "", environment: ["XDG_CONFIG_HOME": folder])
    let (status, found) = try await findings(crmctl)
    #expect(status == 1)
    expect(found, "configuration", "FAIL", "profiles.ini:2: there is no setting sevrer", "Correct")
  }

  @Test func theOnlyTokenOnStandardInputIsReadOnce() async throws {
    try await ProgramDirectory.with { directory in
      let server = "127.0.0.1:\(try await directory.launch().port())"
      let crmctl = Crmctl(server: server, token: nil, input: TestTokens.everything)
      let (status, found) = try await findings(crmctl, "--token-file", "-")
      #expect(status == 0, "\(found)")
      expect(found, "credentials", "WARN", "sub:tester", "another token within")
    }
  }

  @Test func permissionsThatTokensMayNameAreThoseThatTheServerKnows() {
    let whole = Permission.Action.allCases.map { "crm:\($0.rawValue):*" }
    #expect(Set(TokenPermission.all) == Set(Permission.all.map(\.text) + whole))
  }

  /// The tasks are ours; what they need is the rules'.
  @Test func whatTasksNeedIsWhatTheRulesOfTheirMethodsSay() throws {
    for task in CallerTask.all {
      let needed = try task.methods.flatMap { name in
        let rule = try #require(MethodRules.all.first { $0.method == name }, "\(name)")
        guard case .permissions(let permissions) = rule.access else { return [String]() }
        return permissions.list.map(\.text)
      }
      #expect(Set(needed) == Set(task.permissions), "\(task.name)")
    }
    let task = try #require(CallerTask.all.first)
    #expect(task.isAllowed(by: ["crm:read:*"]) && !task.isAllowed(by: ["crm:read:feedback"]))
  }
}
