import CRMProto
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct GetCustomerTests {
  @Test func anUnknownIDIsNotFound() async throws {
    try await withCRM { crm in
      let error = try await refusal { try await crm.get("01890a5d-ac96-774b-bcce-b302099a8057") }
      #expect(error.code == .notFound && error.reason == "CUSTOMER_NOT_FOUND")
      #expect(error.violations.isEmpty)
    }
  }

  @Test func anIDMayBeInUpperCase() async throws {
    try await withCRM { crm in
      let created = try await crm.create(.individual())
      #expect(try await crm.get(created.id.uppercased()) == created)
    }
  }

  @Test(arguments: [
    "", "1", "01890a5dac96774bbcceb302099a8057", "01890a5d-ac96-774b-bcce-b302099a805g",
    "{01890a5d-ac96-774b-bcce-b302099a8057}", "01890a5d-ac96-774b-bcce-b302099a8057 ",
    "01890a5d-ac96-774b-bcceb-302099a8057", "é1890a5d-ac96-774b-bcce-b302099a805",
  ])
  func whatIsNoUUIDIsInvalid(id: String) async throws {
    try await withCRM { crm in
      let error = try await refusal { try await crm.get(id) }
      #expect(error.code == .invalidArgument && error.fields == ["id"])
    }
  }

  @Test func aDeactivatedCustomerIsStillAnswered() async throws {
    try await withCRM { crm in
      let created = try await crm.create(.individual())
      let inactive = try await crm.customers.deactivateCustomer(.init(id: created.id))
      #expect(try await crm.get(created.id) == inactive)
    }
  }
}
