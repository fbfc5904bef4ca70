import CRMProto
import Postgres
import RPCClient
import RPCCore
import Testing

/// What the trail says, and who may read it.
@Suite(.timeLimit(.minutes(3))) struct AuditEntryTests {
  private func list(_ crm: TestCRM, _ request: ListAuditEntriesRequest = .init()) async throws
    -> [AuditEntry]
  {
    try await crm.audit.listAuditEntries(request).entries
  }

  @Test func anEntrySaysWhoWhenWhenceAndWhat() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let stored = try await crm.create(.individual(email: "old@example.ma"))
      _ = try await crm.update(stored.with(\.email, "new@example.ma"), ["email"])
      let entries = try await list(crm, .init(resourceID: stored.id))
      #expect(entries.map(\.action) == ["updated", "created"])
      let entry = try #require(entries.first)
      #expect(entry.caller == "sub:tester" && entry.peer == "127.0.0.1")
      #expect(entry.method == "crm.v1.CustomerService/UpdateCustomer")
      #expect(entry.resource == "customer" && entry.customerID == stored.id)
      #expect(entry.revision == 2 && entry.times == 1 && !entry.valuesErased)
      #expect((1_700_000_000..<1_700_000_100).contains(entry.occurredAt?.seconds ?? 0))
      #expect(!entry.callID.isEmpty)
      #expect(
        entry.changes == [
          AuditFieldChange(field: "email", old: "\"old@example.ma\"", new: "\"new@example.ma\"")
        ])
    }
  }

  @Test func whatHappenedToACustomerIsAboutThem() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual()).id
      let interaction = try await crm.create(.phoneCall(with: customer))
      _ = try await crm.interactions.deleteInteraction(.init(id: interaction.id))
      let feedback = try await crm.submit(.tour(by: customer))
      _ = try await crm.feedback.resolveFeedback(.init(id: feedback.id, resolutionNotes: "done"))
      _ = try await crm.submit(.tour(by: "").with(\.isAnonymous, true))
      _ = try await crm.createSegment("s", "{}")
      let about = try await list(crm, .init(customerID: customer))
      #expect(about.map(\.action) == ["resolved", "submitted", "deleted", "created", "created"])
      let all = try await list(crm)
      #expect(all.count == 7 && all.filter { $0.customerID.isEmpty }.count == 2)
      let anonymous = try #require(all.first { $0.resource == "feedback" })
      #expect(anonymous.caller.isEmpty && anonymous.peer.isEmpty)
    }
  }

  @Test func everyFilterAndPageWorks() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      for _ in 0..<5 { _ = try await crm.create(.individual()) }
      clock.advance(by: 1_000)
      let later = try await crm.create(.individual())
      _ = try await crm.customers.deactivateCustomer(.init(id: later.id))
      func count(_ request: ListAuditEntriesRequest) async throws -> Int {
        try await list(crm, request).count
      }
      #expect(try await count(.init(action: "deactivated")) == 1)
      #expect(try await count(.init(method: "crm.v1.CustomerService/CreateCustomer")) == 6)
      #expect(try await count(.init(caller: "sub:tester")) == 7)
      #expect(try await count(.init(caller: "sub:nobody")) == 0)
      #expect(try await count(.init(resource: "segment")) == 0)
      #expect(
        try await count(.init(period: Period(from: .init(seconds: 1_700_000_500), until: nil))) == 2
      )
      var seen: [Int64] = []
      var token = ""
      repeat {
        let page = try await crm.audit.listAuditEntries(
          .init(pageSize: 3, pageToken: token, includeTotalSize: true))
        #expect(page.totalSize == 7)
        seen += page.entries.map(\.id)
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(seen.count == 7 && seen == seen.sorted(by: >))
      let error = try await refusal {
        try await list(crm, .init(resourceID: "x", customerID: "y"))
      }
      #expect(error.fields == ["resource_id", "customer_id"])
    }
  }

  @Test func deniedCallsAreRecordedAndCounted() async throws {
    try await withCRM { crm in
      let clerk = RPCClient(
        port: crm.port,
        token: TestTokens.token(subject: "clerk", permissions: ["crm:read:customers"]))
      let nobody = RPCClient(port: crm.port, token: "a.b.c")
      for _ in 0..<3 {
        _ = try await refusal { try await FeedbackServiceClient(clerk).listFeedback(.init()) }
        _ = try await refusal { try await CustomerServiceClient(nobody).listCustomers(.init()) }
      }
      // A handler's own refusal, too.
      let updater = RPCClient(
        port: crm.port,
        token: TestTokens.token(
          subject: "updater", permissions: ["crm:read:customers", "crm:update:customers"]))
      _ = try await refusal {
        try await CustomerServiceClient(updater).updateCustomer(
          .init(
            customer: Customer(id: freshRequestID()),
            updateMask: .init(paths: ["loyalty_status"])))
      }
      await crm.deniedCalls.flush(logger: TestLog.silent)
      let denied = try await list(crm, .init(action: "denied"))
      let found = Set(denied.map { "\($0.caller) \($0.method) \($0.reason) \($0.times)" })
      #expect(
        found == [
          "sub:clerk crm.v1.FeedbackService/ListFeedback PERMISSION_MISSING 3",
          " crm.v1.CustomerService/ListCustomers TOKEN_INVALID 3",
          "sub:updater crm.v1.CustomerService/UpdateCustomer PERMISSION_MISSING 1",
        ])
      #expect(denied.allSatisfy { $0.resource.isEmpty && $0.peer == "127.0.0.1" })
      for client in [clerk, nobody, updater] { await client.close() }
    }
  }
}
