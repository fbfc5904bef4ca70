import CRM
import CRMProto
import RPCClient
import RPCCore
import Testing

/// Answers that are kept in a server's memory, as callers see them.
@Suite(.timeLimit(.minutes(3))) struct KeptAnswerTests {
  private static let old = CallOptions(maxStaleness: MaxStaleness.durationMax)
  private static let reading = ["crm:read:customers"]

  @Test func anOldAnswerIsGivenToWhoTakesOneAndToNobodyElse() async throws {
    try await Self.withCache { crm in
      let customer = try await crm.create(.individual().with(\.notes, "old"))
      try await crm.asCaller(with: Self.reading) { client in
        func notes(_ options: CallOptions) async throws -> String {
          try await CustomerServiceClient(client).getCustomer(
            .init(id: customer.id), options: options
          ).notes
        }
        #expect(try await notes(Self.old) == "old")
        _ = try await crm.update(customer.with(\.notes, "new"), ["notes"])
        #expect(try await notes(Self.old) == "old")
        #expect(try await notes(.default) == "new")
        // What is older than a caller takes is read anew, and is new for everybody then.
        try await Task.sleep(for: .milliseconds(5))
        #expect(try await notes(CallOptions(maxStaleness: .milliseconds(1))) == "new")
        #expect(try await notes(Self.old) == "new")
      }
    }
  }

  @Test func whatDependsOnWhoAsksIsNotSharedWithOthers() async throws {
    try await Self.withCache { crm in
      var customer = Customer.individual()
      customer.tags = ["Diabetic"]
      customer = try await crm.create(customer)
      _ = try await crm.create(.individual())
      _ = try await crm.privacy.setTagSensitivity(.init(tag: "Diabetic", isSensitive: true))
      let consent = ConsentRecord(
        customerID: customer.id, channel: .email, purpose: .marketing, decision: .granted,
        method: "test", textVersion: "1")
      // Who may see everything first.
      func tagsInUse(_ client: RPCClient) async throws -> [String] {
        try await CustomerServiceClient(client).listTags(.init(), options: Self.old).tags.map(\.tag)
      }
      #expect(try await tagsInUse(crm.calls) == ["Diabetic"])
      let others = try await crm.asCaller(with: Self.reading) { try await tagsInUse($0) }
      #expect(others == [])
      #expect(try await tagsInUse(crm.calls) == ["Diabetic"])

      // Consents are those of now for who may see them.
      func seenByAll() async throws -> Customer {
        try await crm.customers.getCustomer(.init(id: customer.id), options: Self.old)
      }
      #expect(try await seenByAll().consents == [])
      _ = try await crm.record(consent)
      #expect(try await seenByAll().consents == ["EMAIL:MARKETING"])

      // A page token is good for its caller alone.
      let request = ListCustomersRequest(pageSize: 1)
      for subject in ["one", "other"] {
        let client = RPCClient(
          port: crm.port, token: TestTokens.token(subject: subject, permissions: Self.reading))
        let service = CustomerServiceClient(client)
        let page = try await service.listCustomers(request, options: Self.old)
        let next = ListCustomersRequest(pageSize: 1, pageToken: page.nextPageToken)
        #expect(try await service.listCustomers(next, options: Self.old).customers.count == 1)
        await client.close()
      }
    }
  }

  @Test func whoWasErasedIsForgottenOnEveryServer() async throws {
    try await Self.withTwoServers { crm, other in
      let customer = try await crm.create(.individual().with(\.notes, "secret"))
      func isErased(_ server: TestCRM) async throws -> Bool {
        try await server.asCaller(with: Self.reading) {
          try await CustomerServiceClient($0).getCustomer(
            .init(id: customer.id), options: Self.old)
        }.isErased
      }
      for server in [crm, other] { #expect(try await !isErased(server)) }
      _ = try await crm.erase(customer.id)
      for server in [crm, other] {
        #expect(try await eventually(within: .seconds(10)) { try await isErased(server) })
      }
    }
  }

  @Test func aTagThatBecomesSensitiveIsSeenNoMoreOnAnyServer() async throws {
    try await Self.withTwoServers { crm, other in
      var customer = Customer.individual()
      customer.tags = ["Diabetic"]
      customer = try await crm.create(customer)
      func tags(_ server: TestCRM) async throws -> [String] {
        try await server.asCaller(with: Self.reading) {
          try await CustomerServiceClient($0).getCustomer(
            .init(id: customer.id), options: Self.old)
        }.tags
      }
      for server in [crm, other] { #expect(try await tags(server) == ["Diabetic"]) }
      _ = try await crm.privacy.setTagSensitivity(.init(tag: "Diabetic", isSensitive: true))
      for server in [crm, other] {
        #expect(try await eventually(within: .seconds(10)) { try await tags(server) == [] })
      }
    }
  }

  private static func withTwoServers(
    _ body: (TestCRM, TestCRM) async throws -> Void
  ) async throws {
    try await Slots.databases.occupied {
      let database = try await MigratedDatabase.make()
      try await withServer(over: database, cacheBytes: 1 << 20) { crm in
        try await withServer(over: database, cacheBytes: 1 << 20) { try await body(crm, $0) }
      }
    }
  }

  private static func withCache(_ body: (TestCRM) async throws -> Void) async throws {
    try await Slots.databases.occupied {
      try await withServer(
        over: try await MigratedDatabase.make(), cacheBytes: 1 << 20, body)
    }
  }
}
