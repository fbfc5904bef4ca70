import CRMProto
import Foundation
import Postgres
import Protobuf
import RPCClient
import RPCCore
import Testing

/// What operators see of a server and of its calls in flight, and how they end one.
@Suite(.timeLimit(.minutes(3))) struct ServerStatusTests {
  private static let traceID = "0af7651916cd43dd8448eb211c80319c"
  private static let canary = "Canary4711"

  /// Has a call wait for as long as `body` runs: another transaction holds what it wants.
  private static func whileWaiting<Answer: Sendable>(
    _ crm: TestCRM, holding statement: Query,
    _ call: @escaping @Sendable () async throws -> Answer,
    _ body: (Task<Answer, any Error>) async throws -> Void
  ) async throws {
    try await crm.database.transaction(deadline: soon) { transaction in
      _ = try await transaction.query(statement)
      let waiting = Task { try await call() }
      try #require(try await eventually { try await crm.database.lockWaiters() == 1 })
      try await body(waiting)
      _ = await waiting.result
    }
  }

  private static func status(_ crm: TestCRM) async throws -> ServerStatus {
    try await OperationsServiceClient(crm.calls).getServerStatus(.init())
  }

  @Test func aCallInFlightIsListedByWhoMadeItAndEndsWhenAnOperatorSaysSo() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual(Self.canary))
      let caller = RPCClient(
        port: crm.port,
        token: TestTokens.token(
          subject: "night-shift", permissions: ["crm:update:customers", "crm:read:customers"]))
      let request = UpdateCustomerRequest(
        customer: stored.with(\.notes, Self.canary).with(\.etag, ""),
        updateMask: .init(paths: ["notes"]))
      try await Self.whileWaiting(
        crm, holding: "SELECT 1 FROM customer FOR UPDATE",
        {
          try await CustomerServiceClient(caller).updateCustomer(
            request,
            options: .init(
              metadata: ["traceparent": "00-\(Self.traceID)-b7ad6b7169203331-01"]))
        }
      ) { waiting in
        var seen = ServerStatus()
        // Not before PostgreSQL has been at it for 100 ms.
        try #require(
          try await eventually {
            seen = try await Self.status(crm)
            return seen.liveCalls.count == 1 && seen.slowStatements.contains { $0.waitsFor != "" }
          }, "\(seen)")
        let call = try #require(seen.liveCalls.first)
        #expect(seen.liveCallCount == 1)
        #expect(call.method == "crm.v1.CustomerService/UpdateCustomer")
        #expect(call.caller == "sub:night-shift" && call.peer.hasPrefix("127.0.0.1:"))
        #expect(call.ageMillis >= 100 && call.timeLeftMillis > 0 && !call.answered)
        #expect(call.callID.count == 16 && call.traceID == Self.traceID)
        let statement = try #require(seen.slowStatements.first { $0.waitsFor != "" })
        #expect(statement.waitsFor.hasPrefix("Lock/"))
        #expect(!statement.text.isEmpty && !statement.text.contains("\n"))
        // Nothing of what a request or a row says.
        #expect(!(try seen.json().text().contains(Self.canary)))

        let operations = OperationsServiceClient(crm.calls)
        #expect(try await operations.cancelLiveCall(.init(callID: call.callID)).cancelled)
        let error = try await refusal { try await waiting.value }
        #expect(error.code == .cancelled && error.reason == "CALL_CANCELLED_BY_OPERATOR")
        #expect(try await eventually { try await Self.status(crm).liveCallCount == 0 })
        #expect(!(try await operations.cancelLiveCall(.init(callID: call.callID)).cancelled))
      }
      #expect(try await crm.get(stored.id).notes == stored.notes)
      await caller.close()
    }
  }

  @Test func aCallThatRunsApartIsListedByWhoMadeItToo() async throws {
    try await withCRM { crm in
      try await Self.whileWaiting(
        crm, holding: "LOCK TABLE customer IN ACCESS EXCLUSIVE MODE",
        { try await crm.customers.listCustomers(.init()) }
      ) { waiting in
        let call = try #require(try await Self.status(crm).liveCalls.first)
        #expect(call.method == "crm.v1.CustomerService/ListCustomers")
        #expect(call.caller == "sub:tester")
        let operations = OperationsServiceClient(crm.calls)
        #expect(try await operations.cancelLiveCall(.init(callID: call.callID)).cancelled)
        #expect(await waiting.result.reason == "CALL_CANCELLED_BY_OPERATOR")
      }
    }
  }

  @Test func whatIsCountedIsWhatWasCalled() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      for _ in 0..<3 { _ = try await crm.get(stored.id) }
      _ = try await refusal { try await crm.get(UUID().uuidString.lowercased()) }
      let status = try await Self.status(crm)
      let get = try #require(status.methods.first { $0.method.hasSuffix("/GetCustomer") })
      #expect(get.calls == 4 && get.failed == 1 && !get.streaming)
      #expect(get.durationCounts.reduce(0, +) == 4)
      #expect(get.durationCounts.count == status.durationBounds.count + 1)
      #expect(status.methods.map(\.method) == status.methods.map(\.method).sorted())
      #expect(status.serving && status.version == "0.1.0" && status.slowStatementsKnown)
      #expect(status.pools.map(\.pool) == ["reads", "writes", "exclusive", "reports", "searches"])
      #expect(status.pools.allSatisfy { !$0.down } && status.pools[0].open > 0)
      #expect(status.process?.residentBytes ?? 0 > 1_000_000)
      #expect(status.connections?.open ?? 0 > 0 && status.calls?.limit ?? 0 > 0)
      // The asking call is in flight, and not listed.
      #expect(status.calls?.inFlight == 1 && status.liveCallCount == 0)
    }
  }

  @Test func whatIsNoRequestIsSaidSo() async throws {
    try await withCRM { crm in
      let operations = OperationsServiceClient(crm.calls)
      for callID in ["", "1", "zzzzzzzzzzzzzzzz", "00000000000000001"] {
        let error = try await refusal { try await operations.cancelLiveCall(.init(callID: callID)) }
        #expect(error.fields == ["call_id"] && error.reason == "INVALID_FIELDS")
      }
      let error = try await refusal {
        try await operations.getServerStatus(.init(liveCallsMax: -1))
      }
      #expect(error.fields == ["live_calls_max"])
    }
  }
}
