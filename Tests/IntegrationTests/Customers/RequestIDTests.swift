import CRMProto
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct RequestIDTests {
  private let create = "crm.v1.CustomerService/CreateCustomer"

  @Test func aRepeatedCallGetsTheSameBytes() async throws {
    try await withCRM { crm in
      let request = CreateCustomerRequest(customer: .complete(), requestID: freshRequestID())
      let payload = try request.serialized()
      let first = try await crm.calls.unary(create, payload: payload, options: .default)
      let second = try await crm.calls.unary(create, payload: payload, options: .default)
      #expect(first == second)
      #expect(try await crm.customerCount() == 1)
    }
  }

  @Test func aRepeatedCallGetsTheFirstAnswerAlsoWhenTheCustomerHasChangedSince() async throws {
    try await withCRM { crm in
      let given = Customer.individual()
      let id = freshRequestID()
      let first = try await crm.create(given, requestID: id)
      _ = try await crm.update(first.with(\.notes, "later"), ["notes"])
      #expect(try await crm.create(given, requestID: id) == first)
    }
  }

  @Test func fiftyAtOnceMakeOneCustomerAndGetEqualBytes() async throws {
    try await withCRM { crm in
      let request = CreateCustomerRequest(customer: .complete(), requestID: freshRequestID())
      let payload = try request.serialized()
      let results = await atOnce(50) { [create] _ in
        try await crm.calls.unary(create, payload: payload, options: .default)
      }
      #expect(results.answers.count == 50)
      #expect(Set(results.answers).count == 1)
      #expect(try await crm.customerCount() == 1)
    }
  }

  @Test func fiftyUpdatesAtOnceTakeEffectOnce() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let request = UpdateCustomerRequest(
        customer: stored.with(\.notes, "once"), updateMask: .init(paths: ["notes"]),
        requestID: freshRequestID())
      let results = await atOnce(50) { _ in try await crm.customers.updateCustomer(request) }
      #expect(Set(results.compactMap { try? $0.get() }).count == 1)
      #expect(results.count { $0.succeeded } == 50)
      #expect(try await crm.get(stored.id).etag == "r2")
    }
  }

  @Test func otherContentIsRefused() async throws {
    try await withCRM { crm in
      let id = freshRequestID()
      let first = try await crm.create(.individual(), requestID: id)
      let error = try await refusal { try await crm.create(.individual(), requestID: id) }
      #expect(error.code == .invalidArgument && error.reason == "REQUEST_ID_REUSED")
      #expect(error.fields == ["request_id"])
      #expect(try await crm.customerCount() == 1)
      #expect(try await crm.get(first.id) == first)
    }
  }

  @Test func methodsKeepTheirIDsApart() async throws {
    try await withCRM { crm in
      let id = freshRequestID()
      let stored = try await crm.create(.individual(), requestID: id)
      let inactive = try await crm.customers.deactivateCustomer(
        .init(id: stored.id, requestID: id))
      #expect(!inactive.isActive)
    }
  }

  @Test func aFailedCallDoesNotBurnItsID() async throws {
    try await withCRM { crm in
      let holder = try await crm.create(.individual(email: "one@example.ma"))
      let id = freshRequestID()
      let given = Customer.individual(email: "one@example.ma")
      let refused = try await refusal { try await crm.create(given, requestID: id) }
      #expect(refused.reason == "EMAIL_TAKEN")

      let stale = UpdateCustomerRequest(
        customer: holder.with(\.etag, "r9").with(\.notes, "x"),
        updateMask: .init(paths: ["notes"]), requestID: id)
      #expect(try await refusal { try await crm.customers.updateCustomer(stale) }.code == .aborted)

      _ = try await crm.customers.deactivateCustomer(.init(id: holder.id))
      #expect(try await crm.create(given, requestID: id).email == "one@example.ma")
      let current = UpdateCustomerRequest(
        customer: holder.with(\.etag, "r2").with(\.notes, "x"),
        updateMask: .init(paths: ["notes"]), requestID: id)
      #expect(try await crm.customers.updateCustomer(current).notes == "x")
    }
  }

  @Test func anAnswerSurvivesARestartOfTheServer() async throws {
    try await Slots.databases.occupied {
      let database = try await MigratedDatabase.make()
      let request = CreateCustomerRequest(customer: .complete(), requestID: freshRequestID())
      var first = Customer()
      try await withServer(over: database) {
        first = try await $0.customers.createCustomer(request)
      }
      try await withServer(over: database) { crm in
        let again = try await crm.customers.createCustomer(request)
        #expect(again == first)
        #expect(try await crm.customerCount() == 1)
      }
    }
  }

  @Test(arguments: ["x", "00000000-0000-4000-8000-00000000000", " "])
  func whatIsNoUUIDIsRefused(id: String) async throws {
    try await withCRM { crm in
      let error = try await refusal { try await crm.create(.individual(), requestID: id) }
      #expect(error.code == .invalidArgument && error.fields == ["request_id"])
      #expect(try await crm.customerCount() == 0)
    }
  }
}
