import CRMProto
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct ReactivateCustomerTests {
  @Test func onlyTheStateChangesAndTwiceAnswersTheSame() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.complete())
      let inactive = try await crm.customers.deactivateCustomer(.init(id: stored.id))
      let active = try await crm.customers.reactivateCustomer(
        .init(id: stored.id, etag: inactive.etag))
      #expect(active == stored.with(\.etag, "r3").with(\.updatedAt, active.updatedAt))
      #expect(try await crm.customers.reactivateCustomer(.init(id: stored.id)) == active)
      #expect(try await crm.get(stored.id) == active)
    }
  }

  @Test func anAddressThatIsTakenByNowIsRefused() async throws {
    try await withCRM { crm in
      let first = try await crm.create(.individual(email: "same@example.ma"))
      _ = try await crm.customers.deactivateCustomer(.init(id: first.id))
      _ = try await crm.create(.individual(email: "SAME@example.ma"))
      let error = try await refusal {
        try await crm.customers.reactivateCustomer(.init(id: first.id))
      }
      #expect(error.code == .alreadyExists && error.reason == "EMAIL_TAKEN")
      #expect(try await !crm.get(first.id).isActive)
    }
  }

  @Test func anotherEtagAndAnUnknownIDAreRefused() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let stale = try await refusal {
        try await crm.customers.reactivateCustomer(.init(id: stored.id, etag: "r9"))
      }
      #expect(stale.code == .aborted && stale.reason == "ETAG_MISMATCH")
      let unknown = try await refusal {
        try await crm.customers.reactivateCustomer(
          .init(id: "01890a5d-ac96-774b-bcce-b302099a8057"))
      }
      #expect(unknown.code == .notFound)
    }
  }
}
