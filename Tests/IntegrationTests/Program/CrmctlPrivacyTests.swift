import CRMProto
import Foundation
import Testing

/// What we owe people, by crmctl: as an operator does it.
@Suite(.timeLimit(.minutes(3))) struct CrmctlPrivacyTests {
  @Test func aPersonsRightsAreAnswered() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let id = try await crm.create(.individual("Fatima Zahra")).id
      let granted = try await crmctl.run(
        "consents", "record", id, "granted", "--channel", "email", "--purpose", "marketing",
        "--method", "web form", "--text-version", "3")
      #expect(granted.status == 0 && granted.output.contains("web form"), "\(granted.errors)")
      let listed = try await crmctl.run("consents", "list", id)
      #expect(listed.output.contains("granted") && listed.output.contains("sub:tester"))
      let check = try await crmctl.run(
        "consents", "check", id, "--channel", "sms", "--purpose", "marketing")
      #expect(check.status == 4 && check.output.contains("no consent"))

      let export = try await crmctl.run("privacy", "export", id)
      #expect(export.status == 0, "\(export.errors)")
      let people = try export.json["customer"] as? [[String: Any]]
      #expect(people?.first?["full_name"] as? String == "Fatima Zahra")
      #expect((try export.json["audit_entry"] as? [Any])?.isEmpty == false)

      #expect(try await crmctl.run("privacy", "restrict", id).output.contains("since"))
      #expect(!(try await crmctl.run("privacy", "lift", id).output.contains("since")))
      #expect(try await crmctl.run("privacy", "hold", id, "--reason", "court").status == 0)
      #expect(try await crmctl.run("privacy", "erase", id, "--yes").status == 4)
      #expect(try await crmctl.run("privacy", "release", id).status == 0)
      #expect(try await crmctl.run("privacy", "erase", id).status == 64)
      let erased = try await crmctl.run("privacy", "erase", id, "--yes", "--reference", "T-7")
      #expect(erased.status == 0 && erased.output.contains("signature"), "\(erased.errors)")
    }
  }

  @Test func receiptsAreKeptAndReplayed() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let id = try await crm.create(.individual()).id
      _ = try await crm.erase(id)
      let kept = try await crmctl.run("-o", "json", "privacy", "receipts", "--all")
      let listed = try await crmctl.run("privacy", "receipts", "--total")
      let receipts = try kept.json["receipts"] as? [[String: Any]]
      let receipt = try #require(receipts?.first?["id"] as? String)
      #expect(listed.output.contains(receipt) && listed.errors.contains("1 in all"))
      let file = NSTemporaryDirectory() + "receipts-\(UUID().uuidString).json"
      try kept.output.write(toFile: file, atomically: true, encoding: .utf8)
      defer { try? FileManager.default.removeItem(atPath: file) }  // a leftover harms nobody
      let replayed = try await crmctl.run("privacy", "replay", file)
      #expect(replayed.status == 0, "\(replayed.errors)")
      let lines = replayed.output.split(separator: "\n").map { $0.split(separator: " ") }
      #expect(lines == [["erased", "0"], ["already_erased", "1"], ["unknown_customer", "0"]])

      let reader = Crmctl(
        server: crmctl.server, token: TestTokens.token(permissions: ["crm:read:*"]))
      let refused = try await reader.run("privacy", "replay", file)
      #expect(refused.status == 5 && refused.errors.contains("interrupted after 0 of 1 receipts"))
    }
  }

  @Test func retentionIsPlannedAndApplied() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      _ = try await crm.create(.individual())
      let found = try await crmctl.run("-o", "json", "privacy", "retention")
      let plan = try #require(try found.json["plan"] as? String)
      let done = try await crmctl.run("privacy", "retention", "--apply", plan)
      #expect(done.status == 0 && done.output.contains("customers     0"), "\(done.errors)")
      let tags = try await crmctl.run("privacy", "sensitive-tags", "mark", "halal")
      #expect(tags.status == 0 && tags.output == "halal is sensitive\n")
      #expect(try await crmctl.run("privacy", "sensitive-tags").output.contains("halal"))
      let unmarked = try await crmctl.run(
        "-o", "json", "privacy", "sensitive-tags", "unmark", "halal")
      #expect(unmarked.status == 0)
      #expect(try unmarked.json["is_sensitive"] as? Bool == false)
    }
  }
}
