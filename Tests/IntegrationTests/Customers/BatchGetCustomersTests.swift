import CRMProto
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct BatchGetCustomersTests {
  private let unknown = "01890a5d-ac96-774b-bcce-b302099a8057"

  @Test func customersComeInTheOrderAskedForAndMissingOnesAreNamed() async throws {
    try await withCRM { crm in
      var ids: [String] = []
      for _ in 0..<5 { ids.append(try await crm.create(.individual()).id) }
      let wanted = [ids[3], unknown, ids[0], ids[4], ids[3].uppercased()]
      let answer = try await crm.customers.batchGetCustomers(.init(ids: wanted))
      #expect(answer.customers.map(\.id) == [ids[3], ids[0], ids[4], ids[3]])
      #expect(answer.missingIDs == [unknown])
    }
  }

  @Test func noIDsAreNoCustomers() async throws {
    try await withCRM { crm in
      let answer = try await crm.customers.batchGetCustomers(.init())
      #expect(answer == BatchGetCustomersResponse())
    }
  }

  @Test func aThousandIDsAreAnsweredAndOneMoreIsRefused() async throws {
    try await withCRM { crm in
      let ids = Array(repeating: unknown, count: 1000)
      let answer = try await crm.customers.batchGetCustomers(.init(ids: ids))
      #expect(answer.missingIDs == ids)
      let error = try await refusal {
        try await crm.customers.batchGetCustomers(.init(ids: ids + [unknown]))
      }
      #expect(error.code == .invalidArgument && error.fields == ["ids"])
    }
  }

  @Test func everyMalformedIDIsNamed() async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await crm.customers.batchGetCustomers(.init(ids: ["x", unknown, ""]))
      }
      #expect(error.code == .invalidArgument && error.reason == "INVALID_FIELDS")
      #expect(error.fields == ["ids[0]", "ids[2]"])
    }
  }
}
