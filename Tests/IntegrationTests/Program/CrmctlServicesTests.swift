import CRMProto
import Foundation
import Testing

/// The nouns of interactions, follow-ups, feedback and tags, and those of customers that only read.
@Suite(.timeLimit(.minutes(2))) struct CrmctlServicesTests {
  @Test func anInteractionIsRecordedListedChangedCountedAndDeleted() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual("Salma Bennani"))
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let id = try await crmctl.id(
        "interactions", "create", customer.id, "--channel", "in-person", "--subject", "Transfer",
        "--minutes", "12", "--staff", "agent-7", "--at", "2026-05-01T09:30:00+01:00")
      let stored = try await crm.interactions.getInteraction(.init(id: id))
      #expect(stored.channel == .inPerson && stored.durationMinutes == 12)
      #expect(stored.timestamp?.seconds == 1_777_624_200 && !stored.followUpRequired)

      let listed = try await crmctl.run(
        "interactions", "list", "--customer", customer.id, "--channel", "in_person", "--from",
        "2026-05-01", "--until", "2026-05-02", "--total")
      #expect(listed.output.contains("Transfer") && listed.errors == "1 shown, 1 in all\n")
      let changed = try await crmctl.run(
        "interactions", "update", id, "--subject", "Airport", "--etag", stored.etag, "-o", "json")
      #expect(try changed.json["subject"] as? String == "Airport")
      #expect(
        try await crmctl.run("interactions", "update", id, "--subject", "x", "--etag", stored.etag)
          .status == 4)
      #expect(try await crmctl.run("interactions", "update", id).status == 2)

      let stats = try await crmctl.run("interactions", "stats")
      #expect(stats.output.contains("average_minutes     12.0"))
      #expect(stats.output.contains("in_person  1\n") && stats.output.contains("agent-7  1\n"))
      let json = try await crmctl.run("-o", "json", "interactions", "stats", "--from", "2026-06-01")
      #expect(try json.json["total"] as? String == "0")

      #expect(try await crmctl.run("interactions", "delete", id).output == "deleted \(id)\n")
      #expect(try await crmctl.run("interactions", "get", id).status == 3)
    }
  }

  @Test func followUpsAreListedMovedAndCompleted() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let id = try await crmctl.id(
        "interactions", "create", customer.id, "--channel", "phone", "--staff", "agent-7",
        "--at", "2026-01-05", "--follow-up", "2026-01-06")
      #expect(try await crmctl.run("followups", "due").output.contains(id))
      #expect(try await crmctl.run("followups", "due", "--staff", "x").output.contains(id) == false)
      let moved = try await crmctl.run("followups", "reschedule", id, "2031-06-15")
      #expect(moved.output.contains("2031-06-15T00:00:00Z"))
      #expect(try await crmctl.run("followups", "due").output.contains(id) == false)
      #expect(try await crmctl.run("followups", "due", "--by", "2031-06-16").output.contains(id))
      #expect(try await crmctl.run("followups", "complete", id).status == 0)
      let again = try await crmctl.run("followups", "reschedule", id, "2031-06-15")
      #expect(again.status == 4 && again.errors.contains("FOLLOW_UP_COMPLETED"))
      let listed = try await crmctl.run("interactions", "list", "--follow-up", "completed")
      #expect(listed.output.contains("done"))
    }
  }

  @Test func feedbackIsTakenHandledCountedAndDeleted() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let id = try await crmctl.id(
        "feedback", "submit", "--customer", customer.id, "--service", "tour", "--rating", "2",
        "--comments", "Trop long", "--tour", "T-1", "--source", "web", "--at", "30d")
      _ = try await crmctl.id(
        "feedback", "submit", "--anonymous", "--service", "booking", "--rating", "5")
      let listed = try await crmctl.run(
        "feedback", "list", "--rating-max", "3", "--no-resolved", "--overdue", "--sentiment",
        "negative", "--source", "web", "--service", "tour")
      #expect(listed.output.contains("★★☆☆☆") && listed.output.contains("Trop long"))
      #expect(try await crmctl.run("feedback", "list").output.contains("(anonymous)"))

      #expect(try await crmctl.run("feedback", "assign", id, "agent-7").output.contains("agent-7"))
      let changed = try await crmctl.run("feedback", "update", id, "--comments", "Trop court")
      #expect(changed.output.contains("Trop court"))
      let resolved = try await crmctl.run("feedback", "resolve", id, "--notes", "Remboursé")
      #expect(resolved.output.contains("Remboursé"))
      #expect(try await crmctl.run("feedback", "resolve", id).status == 4)
      let stats = try await crmctl.run("feedback", "stats")
      #expect(stats.output.contains("resolved                 50 %"))
      #expect(stats.output.contains("★★☆☆☆  1\n") && stats.output.contains("⌀ 5.0"))
      #expect(try await crmctl.run("feedback", "reopen", id).output.contains("resolved      no"))
      #expect(try await crmctl.run("feedback", "get", id, "-o", "json").json["id"] as? String == id)
      #expect(try await crmctl.run("feedback", "delete", id).status == 0)
      #expect(try await crmctl.run("feedback", "get", id).status == 3)
    }
  }

  @Test func customersAreFoundCheckedAndShownFromAllSides() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual("Mohamed El Fassi", email: "m@example.ma"))
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      #expect(
        try await crmctl.run("customers", "search", "mohammed", "fasi").output
          .contains(customer.id))
      #expect(try await crmctl.run("customers", "suggest", "moh").output.contains(customer.id))
      let tagged = try await crmctl.run("customers", "tag", customer.id, "family", "vip")
      #expect(tagged.output.contains("family, vip"))
      let untagged = try await crmctl.run("customers", "untag", customer.id, "vip")
      #expect(untagged.output.contains("tags                family\n"))
      #expect(try await crmctl.run("tags").output.hasPrefix("family  1\n"))

      _ = try await crmctl.id(
        "interactions", "create", customer.id, "--channel", "email", "--subject", "Merzouga")
      _ = try await crm.submit(.tour(by: customer.id))
      let summary = try await crmctl.run("customers", "summary", customer.id)
      #expect(summary.output.contains("interactions      1, 0 follow-ups open"))
      #expect(summary.output.contains("email: Merzouga") && summary.output.contains("⌀"))
      let timeline = try await crmctl.run("customers", "timeline", customer.id, "--page-size", "1")
      #expect(timeline.errors.contains("1 shown, more with --page-token"))
      let whole = try await crmctl.run(
        "customers", "timeline", customer.id, "--page-size", "1", "--all", "-o", "json")
      #expect((try whole.json["entries"] as? [Any])?.count == 2)

      #expect(try await crmctl.run("customers", "check", customer.id).status == 0)
      _ = try await crmctl.run("customers", "deactivate", customer.id)
      let check = try await crmctl.run("customers", "check", customer.id)
      #expect(check.status == 3 && check.output.contains("no        yes     no"))
      #expect(try await crmctl.run("customers", "reactivate", customer.id).status == 0)
      #expect(try await crm.get(customer.id).isActive)
    }
  }
}

extension Crmctl {
  /// Runs a command that creates something.
  fileprivate func id(_ arguments: String...) async throws -> String {
    let outcome = try await run(["-o", "json"] + arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try outcome.json["id"] as? String ?? ""
  }
}
