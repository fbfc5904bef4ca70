import CRMProto
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct CheckCustomersTests {
  @Test func eachIDIsAnsweredInTheOrderOfTheRequest() async throws {
    try await withCRM { crm in
      let active = try await crm.create(.corporate("Atlas Voyages SARL"))
      let inactive = try await crm.create(.individual("Amina Alaoui"))
      _ = try await crm.customers.deactivateCustomer(.init(id: inactive.id))
      let unknown = "01890a5d-ac96-774b-bcce-b302099a8057"
      let answer = try await crm.customers.checkCustomers(
        .init(ids: [unknown, inactive.id, active.id.uppercased(), active.id]))
      let verified = CustomerCheck(
        id: active.id, exists: true, isActive: true, verified: true, loyaltyStatus: .new,
        displayName: "Atlas Voyages SARL")
      #expect(
        answer.checks == [
          CustomerCheck(id: unknown),
          CustomerCheck(
            id: inactive.id, exists: true, loyaltyStatus: .new, displayName: "Amina Alaoui"),
          verified, verified,
        ])
    }
  }

  @Test func malformedIDsAndTooManyAreRefused() async throws {
    try await withCRM { crm in
      let malformed = try await refusal {
        try await crm.customers.checkCustomers(.init(ids: ["x", ""]))
      }
      #expect(malformed.fields == ["ids[0]", "ids[1]"])
      let many = try await refusal {
        try await crm.customers.checkCustomers(
          .init(ids: Array(repeating: freshRequestID(), count: 1_001)))
      }
      #expect(many.code == .invalidArgument && many.fields == ["ids"])
      #expect(try await crm.customers.checkCustomers(.init()).checks.isEmpty)
    }
  }
}
