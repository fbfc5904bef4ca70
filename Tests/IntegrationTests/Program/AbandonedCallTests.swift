import CRMProto
import Glibc
import Postgres
import RPCClient
import RPCCore
import Testing

/// A call that nobody waits for any more leaves nothing behind: its query is cancelled, its write
/// undone, and its connection to PostgreSQL goes on serving.
@Suite struct AbandonedCallTests {
  /// How a caller gives up.
  enum Way: CaseIterable {
    case deadline
    case cancellation
    case disconnection
  }

  @Test(arguments: Way.allCases)
  func theQueryOfAnAbandonedCallIsCancelledAndThePoolKeepsItsSize(way: Way) async throws {
    try await ProgramDirectory.with { directory in
      let (program, steady) = try await directory.serve()
      let customers = CustomerServiceClient(steady)
      let stored = try await customers.createCustomer(.init(customer: .individual()))
      try await directory.withDatabase { database in
        try await database.transaction(deadline: soon) { transaction in
          _ = try await transaction.query("SELECT 1 FROM customer FOR UPDATE")
          let leaving = try await leaver(program)
          let timeout: Duration = way == .deadline ? .milliseconds(300) : .seconds(30)
          let updating = Task {
            try await CustomerServiceClient(leaving).updateCustomer(
              .init(customer: stored.with(\.notes, "gone"), updateMask: .init(paths: ["notes"])),
              options: CallOptions(timeout: timeout))
          }
          if way != .deadline {
            try #require(try await eventually { try await database.lockWaiters() == 1 })
          }
          switch way {
          case .deadline: break
          case .cancellation: updating.cancel()
          case .disconnection: await leaving.close()
          }
          await #expect(throws: RPCError.self) { try await updating.value }
          try #require(try await eventually { try await database.lockWaiters() == 0 })
          await leaving.close()
        }
        // Nothing was written, and as many calls as there are connections still pass.
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<32 {
            group.addTask {
              let read = try await customers.getCustomer(.init(id: stored.id))
              #expect(read == stored)
            }
          }
          try await group.waitForAll()
        }
        let updated = try await customers.updateCustomer(
          .init(customer: stored.with(\.notes, "there"), updateMask: .init(paths: ["notes"])))
        #expect(updated.notes == "there")
      }
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
    }
  }

  @Test func cancellingWhatIsNotInFlightSaysSo() async throws {
    try await ProgramDirectory.with { directory in
      let (_, client) = try await directory.serve()
      let answer = try await ControlServiceClient(client).cancel(.init(streamID: 4_001))
      #expect(!answer.cancelled)
    }
  }

  /// A client that tells the server of the calls that it gives up.
  private func leaver(_ program: Program) async throws -> RPCClient {
    var configuration = ClientConfiguration.calling(with: TestTokens.everything)
    configuration.cancelMethod = "crm.v1.ControlService/Cancel"
    return RPCClient(
      [ServerAddress(host: "127.0.0.1", port: try await program.port())],
      configuration: configuration)
  }
}
