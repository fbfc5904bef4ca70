import CRMProto
import Foundation
import Postgres
import RPCClient
import RPCCore
import Testing
import WireProto

/// The program itself, over its embedded cluster.
@Suite(.timeLimit(.minutes(3))) struct StartAndStopTests {
  @Test func itSaysWhereItIsReadyAndEndsWith0OnSIGTERM() async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve()
      let customers = CustomerServiceClient(client)
      let created = try await customers.createCustomer(.init(customer: .individual()))
      #expect(try await customers.getCustomer(.init(id: created.id)) == created)
      await client.close()
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      #expect(!program.output.contains("warning") && !program.output.contains("error"))
    }
  }

  @Test func aSignalRightBehindTheReadyLineIsAnOrderlyEndToo() async throws {
    try await ProgramDirectory.with { directory in
      for signal in [SIGINT, SIGTERM] {
        let program = try await directory.launch()
        _ = try await program.port(lookingEvery: .microseconds(100))
        program.signal(signal)
        #expect(await program.end() == .orderly)
      }
    }
  }

  @Test func customersAreThereAfterARestart() async throws {
    try await ProgramDirectory.with { directory in
      let (first, client) = try await directory.serve()
      let created = try await CustomerServiceClient(client).createCustomer(
        .init(customer: .complete()))
      first.signal(SIGTERM)
      #expect(await first.end() == .orderly)
      let (_, again) = try await directory.serve()
      #expect(try await CustomerServiceClient(again).getCustomer(.init(id: created.id)) == created)
    }
  }

  @Test func aCallInFlightFinishesBeforeTheProgramEnds() async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve()
      let customers = CustomerServiceClient(client)
      let stored = try await customers.createCustomer(.init(customer: .individual()))
      try await directory.withDatabase { database in
        let updating = try await database.transaction(deadline: soon) { transaction in
          _ = try await transaction.query("SELECT 1 FROM customer FOR UPDATE")
          let updating = Task {
            try await customers.updateCustomer(
              .init(customer: stored.with(\.notes, "kept"), updateMask: .init(paths: ["notes"])))
          }
          try #require(try await eventually { try await database.lockWaiters() == 1 })
          program.signal(SIGTERM)
          try #require(try await eventually { try await Self.isRefused(by: client) })
          return updating
        }
        #expect(try await updating.value.notes == "kept")
      }
      #expect(await program.end() == .orderly)
    }
  }

  @Test func aSecondSignalCutsOffTheCallsInFlight() async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve()
      let customers = CustomerServiceClient(client)
      let stored = try await customers.createCustomer(.init(customer: .individual()))
      try await directory.withDatabase { database in
        // The server takes its cluster along, maybe before this transaction has ended.
        try? await database.transaction(deadline: soon) { transaction in
          _ = try await transaction.query("SELECT 1 FROM customer FOR UPDATE")
          let updating = Task {
            try await customers.updateCustomer(
              .init(customer: stored.with(\.notes, "cut"), updateMask: .init(paths: ["notes"])))
          }
          try #require(try await eventually { try await database.lockWaiters() == 1 })
          program.signal(SIGTERM)
          try #require(try await eventually { try await Self.isRefused(by: client) })
          program.signal(SIGTERM)
          let error = await #expect(throws: RPCError.self) { try await updating.value }
          #expect(error?.reason == "SERVER_STOPPED")
        }
      }
      #expect(await program.end() == .orderly)
    }
  }

  @Test func aSecondServerOnTheSameDirectoryNamesTheFirst() async throws {
    try await ProgramDirectory.with { directory in
      let (first, client) = try await directory.serve()
      let second = try await directory.launch()
      #expect(await second.end() == Program.Ending(status: 1, isBySignal: false))
      #expect(second.output.contains("is in use by process \(first.processID)"))
      _ = try await ControlServiceClient(client).ping(.init())
    }
  }

  @Test(arguments: ["0.0.0.0:0", "192.0.2.1:8001", "[::]:0", "example.org:8001"])
  func anAddressThatOthersCanReachIsRefused(address: String) async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(["--listen", address])
      #expect(await program.end() == Program.Ending(status: 1, isBySignal: false))
      #expect(program.output.contains("loopback"))
    }
  }

  @Test(arguments: [["--listen", "8001"], ["--nonsense"], ["nonsense"]])
  func wrongUsageEndsWith64(arguments: [String]) async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(arguments)
      #expect(await program.end() == Program.Ending(status: 64, isBySignal: false))
    }
  }

  /// Whether a new call is refused because the server stops.
  private static func isRefused(by client: RPCClient) async throws -> Bool {
    do {
      _ = try await CustomerServiceClient(client).listCustomers(.init(pageSize: 1))
      return false
    } catch let error as RPCError {
      return error.code == .unavailable
    }
  }
}
