import CRMProto
import Foundation
import Testing

/// What crmctl is given, and where its output goes.
@Suite(.timeLimit(.minutes(2))) struct CrmctlInputTests {
  @Test func outputThatCannotBeWrittenIsAFailure() async throws {
    let outcome = try await Crmctl(server: "", outputPath: "/dev/full").run("methods")
    #expect(outcome.status == 1, "\(outcome.status)")
    #expect(outcome.errors.contains("Error: the output cannot be written: No space left"))
  }

  @Test func aTokenIsMadeBySecretsThatAreSoundAndForPermissionsThatThereAre() async throws {
    let make = ["token", "create", "--subject", "s", "--permission", "crm:read:customers"]
    let secret = ["SECRET_KEY": TestTokens.secretText]
    func run(_ environment: [String: String], _ more: [String] = []) async throws
      -> Crmctl.Outcome
    {
      try await Crmctl(server: "", token: nil, environment: environment).run(make + more)
    }
    let made = try await run(secret, ["-o", "json"])
    #expect(try (made.json["token"] as? String)?.split(separator: ".").count == 3)
    #expect(try made.json["expires_at"] is String && made.json["subject"] as? String == "s")
    let both = try await run(secret.merging(["SECRET_KEY_FILE": "/x"]) { $1 })
    #expect(both.status == 2 && both.errors.contains("either SECRET_KEY or SECRET_KEY_FILE"))
    let missing = try await run(["SECRET_KEY_FILE": "/nonexistent"])
    #expect(missing.status == 2)
    #expect(missing.errors.contains("SECRET_KEY_FILE: the file /nonexistent cannot be read"))
    let misspelt = try await run(secret, ["--permission", "crm:read:custmers"])
    #expect(misspelt.status == 64 && misspelt.errors.contains("did you mean crm:read:customers"))
  }

  @Test func fieldsOfAnInteractionAreEmptiedAndFollowUpsAreInTheFuture() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let customer = try await crm.create(.individual())
      let made = try await crmctl.run(
        "-o", "json", "interactions", "create", customer.id, "--channel", "phone", "--subject",
        "s", "--minutes", "5", "--follow-up", "7d")
      let id = try #require(try made.json["id"] as? String, "\(made.errors)")
      let stored = try await crm.interactions.getInteraction(.init(id: id))
      let date = try #require(stored.followUpDate?.seconds)
      #expect(abs(date - Int64(Date().timeIntervalSince1970) - 604_800) < 600)
      #expect(stored.durationMinutes == 5)
      let cleared = try await crmctl.run(
        "interactions", "update", id, "--clear", "duration_minutes")
      #expect(cleared.status == 0, "\(cleared.errors)")
      #expect(try await crm.interactions.getInteraction(.init(id: id)).durationMinutes == nil)
      #expect(try await crmctl.run("followups", "due").output.contains(id) == false)
      #expect(try await crmctl.run("followups", "due", "--by", "8d").output.contains(id))
    }
  }

  @Test func anExportIsInTheFormatThatIsAskedForBeforeTheCommand() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("Amina"))
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let lines = try await crmctl.run("-o", "ndjson", "customers", "export")
      #expect(try lines.json["full_name"] as? String == "Amina", "\(lines.errors)")
      #expect(try await crmctl.run("customers", "export").output.hasPrefix("id,"))
      #expect(try await crmctl.run("-o", "yaml", "customers", "export").status == 64)
    }
  }
}
