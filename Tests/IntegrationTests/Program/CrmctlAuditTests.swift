import CRMProto
import Testing

/// The audit trail by crmctl, as an auditor goes through it.
@Suite(.timeLimit(.minutes(3))) struct CrmctlAuditTests {
  @Test func theTrailIsReadAndProved() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let stored = try await crm.create(.individual())
      _ = try await crm.update(stored.with(\.notes, "n"), ["notes"])
      let list = try await crmctl.run("audit", "list", "--customer", stored.id)
      #expect(list.status == 0 && list.output.contains("sub:tester"), "\(list.errors)")
      #expect(list.output.contains("notes: \"\" -> \"n\""))
      try await crm.sealer.sealAll()
      let right = try await crmctl.run("-o", "json", "audit", "verify")
      #expect(right.status == 0)
      let head = try #require(try right.json["head"] as? String)
      #expect(try await crmctl.run("audit", "verify", "--expected-head", head).status == 0)

      try await crm.execute("UPDATE audit_entry SET caller = 'sub:other' WHERE action = 'updated'")
      let wrong = try await crmctl.run("audit", "verify")
      #expect(wrong.status == 1)
      #expect(wrong.output.contains("content changed") && wrong.output.contains("entry"))
    }
  }
}
