import CRMProto
import Postgres
import Protobuf
import RPCCore
import Testing

/// The audit entry and the event that every mutation leaves behind, in its own transaction.
@Suite(.timeLimit(.minutes(2))) struct ChangeRecordsTests {
  private struct Entry: Equatable {
    var action: String
    var revision: Int64
    var changes: JSONValue
  }

  private func entries(of id: String, in crm: TestCRM) async throws -> [Entry] {
    let rows = try await crm.database.report(
      """
      SELECT action, revision, changes FROM audit_entry JOIN audit_value ON entry_id = id
      WHERE resource = 'customer' AND resource_id::text = \(id) ORDER BY id
      """, deadline: soon)
    return try rows.map {
      Entry(
        action: try $0.decode(String.self, at: 0), revision: try $0.decode(Int64.self, at: 1),
        changes: try JSONValue(text: try $0.decode(String.self, at: 2)))
    }
  }

  private func events(of id: String, in crm: TestCRM) async throws -> [String] {
    let rows = try await crm.database.report(
      """
      SELECT type || ' ' || revision || ' ' || array_to_string(fields, ',') FROM outbox_event
      WHERE resource_id::text = \(id) ORDER BY id
      """, deadline: soon)
    return try rows.map { try $0.decode(String.self, at: 0) }
  }

  @Test func eachChangeIsRecordedWithItsFieldsBeforeAndAfter() async throws {
    try await withCRM { crm in
      let created = try await crm.create(.individual("Amina Alaoui", email: "amina@example.ma"))
      _ = try await crm.update(created.with(\.notes, "Prefers mornings"), ["notes"])
      _ = try await crm.customers.addCustomerTags(.init(id: created.id, tags: ["VIP"]))
      _ = try await crm.customers.deactivateCustomer(.init(id: created.id))
      _ = try await crm.customers.reactivateCustomer(.init(id: created.id))

      let entries = try await entries(of: created.id, in: crm)
      #expect(
        entries.map(\.action) == ["created", "updated", "updated", "deactivated", "reactivated"])
      #expect(entries.map(\.revision) == [1, 2, 3, 4, 5])
      #expect(entries[0].changes["email"]?["new"] == "amina@example.ma")
      #expect(entries[0].changes["notes"] == nil)
      #expect(
        entries.dropFirst().map(\.changes) == [
          ["notes": ["old": "", "new": "Prefers mornings"]],
          ["tags": ["old": [], "new": ["VIP"]]],
          ["is_active": ["old": true, "new": false]],
          ["is_active": ["old": false, "new": true]],
        ])
      let events = try await events(of: created.id, in: crm)
      #expect(events[0].hasPrefix("crm.customer.created 1 "))
      #expect(
        Array(events.dropFirst()) == [
          "crm.customer.updated 2 notes", "crm.customer.updated 3 tags",
          "crm.customer.deactivated 4 is_active", "crm.customer.reactivated 5 is_active",
        ])
    }
  }

  @Test func whatChangesNothingOrIsRefusedOrIsARepetitionLeavesNothing() async throws {
    try await withCRM { crm in
      let request = freshRequestID()
      let customer = Customer.individual()
      let created = try await crm.create(customer, requestID: request)
      _ = try await crm.create(customer, requestID: request)
      _ = try await crm.customers.reactivateCustomer(.init(id: created.id))
      _ = try await refusal { try await crm.create(customer) }
      _ = try await refusal {
        try await crm.customers.deactivateCustomer(.init(id: created.id, etag: "r9"))
      }
      let counts: Query = """
        SELECT (SELECT count(*) FROM audit_entry), (SELECT count(*) FROM outbox_event)
        """
      let row = try await crm.database.report(counts, deadline: soon)[0]
      #expect(try row.decode(Int.self, at: 0) == 1 && row.decode(Int.self, at: 1) == 1)
    }
  }

  @Test func anEventHoldsNoPersonalData() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.complete().with(\.notes, "canary-7f3a"))
      let rows = try await crm.database.report(
        "SELECT count(*) FROM outbox_event e WHERE e::text LIKE '%canary-7f3a%'", deadline: soon)
      #expect(try rows[0].decode(Int.self, at: 0) == 0)
    }
  }
}
