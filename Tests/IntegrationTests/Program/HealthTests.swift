import CRMProto
import EmbeddedPostgres
import Foundation
import GRPCProto
import Logging
import Postgres
import RPCClient
import RPCCore
import Testing

@testable import crmctl

/// What the program says of itself while its database comes and goes.
@Suite(.timeLimit(.minutes(3))) struct HealthTests {
  private typealias Statuses = MessageStream<HealthCheckResponse>.AsyncIterator

  @Test func everyServiceServesOnceTheProgramIsReady() async throws {
    try await ProgramDirectory.with { directory in
      let (_, client) = try await directory.serve()
      let answer = try await HealthClient(client).list(.init())
      let services = Set(CRMProto.MethodTable.methods.map(\.service))
      #expect(Set(answer.statuses.keys) == services.union([""]))
      #expect(answer.statuses.values.allSatisfy { $0.status == .serving })
    }
  }

  @Test func crmctlTellsProbesByItsExitStatus() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch()
      let crmctl = Crmctl(server: "127.0.0.1:\(try await program.port())")
      let whole = try await crmctl.run("health")
      #expect(whole.status == 0)
      #expect(whole.output == "serving\n")
      let service = try await crmctl.run("health", "crm.v1.CustomerService", "-o", "json")
      #expect(try service.json["status"] as? String == "SERVING")
      let unknown = try await crmctl.run("health", "crm.v1.NoService")
      #expect(unknown.status == ExitStatus.notFound.rawValue)
      try await directory.withFrozenDatabase {
        let isToldSo = try await eventually {
          let outcome = try await crmctl.run("health")
          return outcome.status == ExitStatus.unavailable.rawValue
            && outcome.output == "not serving\n"
        }
        #expect(isToldSo)
      }
    }
  }

  @Test func itDoesNotServeWhileItsDatabaseIsStoppedAndServesAgainAfterwards() async throws {
    try await ProgramDirectory.with { directory in
      let start = {
        try await EmbeddedCluster.start(
          stateDirectory: directory.path + "/elsewhere", durability: .discardable,
          logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
      }
      var cluster = try await start()
      do {
        let url = cluster.connectionString
        let migrate = try await directory.launch(["migrate"], databaseURL: url)
        #expect(await migrate.end() == .orderly)
        let (program, client) = try await directory.serve(databaseURL: url)
        try await HealthClient(client).watch(.init(service: "crm.v1.CustomerService")) {
          var statuses = $0.makeAsyncIterator()
          try await Self.expect(.serving, from: &statuses)
          await cluster.stop()
          try await Self.expect(.notServing, from: &statuses, within: .seconds(10))
          #expect(program.output.contains("the database is away"))
          cluster = try await start()
          try await Self.expect(.serving, from: &statuses, within: .seconds(15))
          #expect(program.output.contains("the database answers again"))
        }
        _ = try await CustomerServiceClient(client).createCustomer(.init(customer: .individual()))
      } catch {
        await cluster.stop()
        throw error
      }
      await cluster.stop()
    }
  }

  @Test func itDoesNotServeWhileItsDatabaseIsFrozenAndServesAgainAfterwards() async throws {
    try await ProgramDirectory.with { directory in
      let (_, client) = try await directory.serve()
      try await HealthClient(client).watch(.init()) {
        var statuses = $0.makeAsyncIterator()
        try await Self.expect(.serving, from: &statuses)
        try await directory.withFrozenDatabase {
          try await Self.expect(.notServing, from: &statuses, within: .seconds(10))
        }
        try await Self.expect(.serving, from: &statuses, within: .seconds(15))
      }
    }
  }

  @Test func itServesAgainAfterItsPostmasterWasKilled() async throws {
    try await ProgramDirectory.with { directory in
      let (_, client) = try await directory.serve()
      let postmaster = try #require(directory.postmasterID)
      kill(postmaster, SIGKILL)
      try #require(try await eventually { directory.postmasterID ?? postmaster != postmaster })
      let isServing = try await eventually {
        let status = try await HealthClient(client).check(.init()).status
        // Fails until the new postmaster takes connections.
        let customers = try? await CustomerServiceClient(client).listCustomers(.init())
        return status == .serving && customers != nil
      }
      #expect(isServing)
    }
  }

  @Test func itDoesNotServeFromTheFirstSIGTERMOnWhileCallsStillFinish() async throws {
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
          let error = await #expect(throws: RPCError.self) {
            try await HealthClient(client).watch(.init()) {
              var statuses = $0.makeAsyncIterator()
              try await Self.expect(.serving, from: &statuses)
              program.signal(SIGTERM)
              try await Self.expect(.notServing, from: &statuses, within: .seconds(10))
              // Not the watch is what the program waits for.
              _ = try await statuses.next()
            }
          }
          #expect(error?.code == .unavailable)
          return updating
        }
        #expect(try await updating.value.notes == "kept")
      }
      #expect(await program.end() == .orderly)
    }
  }

  private static func expect(
    _ status: HealthCheckResponse.ServingStatus, from statuses: inout Statuses,
    within limit: Duration = .seconds(5)
  ) async throws {
    let start = ContinuousClock.now
    let next = try await statuses.next()
    #expect(next?.status == status)
    #expect(.now - start < limit)
  }
}

extension ProgramDirectory {
  /// Runs `body` while no process of the embedded cluster runs.
  fileprivate func withFrozenDatabase(_ body: () async throws -> Void) async throws {
    let postmaster = try #require(postmasterID)
    let processes = [postmaster] + ProcessTree.children(of: postmaster)
    for process in processes { kill(process, SIGSTOP) }
    defer { for process in processes { kill(process, SIGCONT) } }
    try await body()
  }
}
