import CRMProto
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct UniqueEmailTests {
  @Test func anAddressIsTakenWhateverItsCase() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual(email: "amina.é@example.ma"))
      let error = try await refusal {
        try await crm.create(.corporate(email: "AMINA.É@Example.MA"))
      }
      #expect(error.code == .alreadyExists && error.reason == "EMAIL_TAKEN")
      #expect(error.fields == ["customer.email"])
      #expect(!"\(error)".lowercased().contains("amina"))
      #expect(try await crm.customerCount() == 1)
    }
  }

  @Test func ofFiftyCreatesWithOneAddressOneSucceeds() async throws {
    try await withCRM { crm in
      let results = await atOnce(50) { _ in
        try await crm.create(.individual(email: "one@example.ma"))
      }
      #expect(results.count { $0.succeeded } == 1)
      #expect(results.count { $0.reason == "EMAIL_TAKEN" } == 49)
      let count = try await crm.customerCount()
      #expect(count == 1)
    }
  }

  @Test func deactivatingFreesTheAddress() async throws {
    try await withCRM { crm in
      let first = try await crm.create(.individual(email: "one@example.ma"))
      _ = try await crm.customers.deactivateCustomer(.init(id: first.id))
      let second = try await crm.create(.individual(email: "one@example.ma"))
      #expect(second.id != first.id)
      #expect(try await crm.get(first.id).email == second.email)
    }
  }
}
