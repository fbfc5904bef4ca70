import CRMProto
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct DeactivateCustomerTests {
  @Test func onlyTheStateChanges() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.complete())
      let inactive = try await crm.customers.deactivateCustomer(.init(id: stored.id, etag: "r1"))
      #expect(
        inactive
          == stored.with(\.isActive, false).with(\.etag, "r2")
          .with(\.updatedAt, inactive.updatedAt))
      #expect(try await crm.get(stored.id) == inactive)
    }
  }

  @Test func twiceAnswersTheSame() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let first = try await crm.customers.deactivateCustomer(.init(id: stored.id))
      let second = try await crm.customers.deactivateCustomer(.init(id: stored.id))
      #expect(first == second)
    }
  }

  @Test func manyAtOnceAnswerTheSame() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let results = await atOnce(20) { _ in
        try await crm.customers.deactivateCustomer(.init(id: stored.id))
      }
      #expect(results.count { $0.succeeded } == 20)
      #expect(Set(results.compactMap { try? $0.get() }).count == 1)
    }
  }

  @Test func anUnknownIDIsNotFoundAndAMalformedOneInvalid() async throws {
    try await withCRM { crm in
      let unknown = try await refusal {
        try await crm.customers.deactivateCustomer(
          .init(id: "01890a5d-ac96-774b-bcce-b302099a8057"))
      }
      #expect(unknown.code == .notFound && unknown.reason == "CUSTOMER_NOT_FOUND")
      let malformed = try await refusal {
        try await crm.customers.deactivateCustomer(.init(id: "x"))
      }
      #expect(malformed.code == .invalidArgument && malformed.fields == ["id"])
    }
  }
}
