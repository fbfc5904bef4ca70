import CRMProto
import Foundation
import RPCClient
import RPCCore
import Synchronization
import Testing

/// What an acknowledgement is worth when processes are killed.
@Suite(.timeLimit(.minutes(3))) struct RecoveryTests {
  @Test func everyAcknowledgedCustomerIsThereAfterTheServerWasKilled() async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve()
      let load = Load(CustomerServiceClient(client))
      try await load.run { _ in
        try #require(try await eventually { load.acknowledged.count >= 300 })
        program.signal(SIGKILL)
        #expect(await program.end() == Program.Ending(status: SIGKILL, isBySignal: true))
      }
      let (_, again) = try await directory.serve()
      try await load.expectEverything(in: CustomerServiceClient(again))
    }
  }

  @Test func afterThePostmasterWasKilledCallsFailUnavailableAndLaterOnesSucceed() async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve()
      let customers = CustomerServiceClient(client)
      let load = Load(customers)
      try await load.run { load in
        try #require(try await eventually { load.acknowledged.count >= 300 })
        let postmasterID = try #require(directory.postmasterID)
        kill(postmasterID, SIGKILL)
        try #require(try await eventually { load.refusals.count >= 1 })
        let count = load.acknowledged.count
        try #require(
          try await eventually(within: .seconds(40)) { load.acknowledged.count >= count + 300 })
        #expect(directory.postmasterID != postmasterID)
      }
      #expect(Set(load.refusals.map(\.code)) == [.unavailable])
      #expect(load.refusals.allSatisfy { $0.retryDelay != nil })
      try await load.expectEverything(in: customers)
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
    }
  }
}

/// Creates customers as fast as they are answered, and remembers what was.
private final class Load: Sendable {
  private let customers: CustomerServiceClient<RPCClient>
  private let isOver = Atomic(false)
  private let answers = Mutex((acknowledged: [Customer](), refusals: [RPCError]()))

  init(_ customers: CustomerServiceClient<RPCClient>) { self.customers = customers }

  var acknowledged: [Customer] { answers.withLock { $0.acknowledged } }
  var refusals: [RPCError] { answers.withLock { $0.refusals } }

  /// Runs with eight calls in flight as long as `body`.
  func run(_ body: (Load) async throws -> Void) async throws {
    try await withThrowingTaskGroup { group in
      for _ in 0..<8 { group.addTask { await self.createMany() } }
      defer { isOver.store(true, ordering: .relaxed) }
      try await body(self)
    }
  }

  private func createMany() async {
    while !isOver.load(ordering: .relaxed) {
      do {
        let created = try await customers.createCustomer(.init(customer: .individual()))
        answers.withLock { $0.acknowledged.append(created) }
      } catch let error as RPCError {
        answers.withLock { $0.refusals.append(error) }
        // A server that is gone refuses in no time.
        try? await Task.sleep(for: .milliseconds(5))
      } catch {
        Issue.record(error)
      }
    }
  }

  func expectEverything(in customers: CustomerServiceClient<RPCClient>) async throws {
    let acknowledged = acknowledged
    for start in stride(from: 0, to: acknowledged.count, by: 1000) {
      let some = Array(acknowledged[start..<min(start + 1000, acknowledged.count)])
      let answer = try await customers.batchGetCustomers(.init(ids: some.map(\.id)))
      #expect(answer.customers == some)
    }
  }
}
