import CRMProto
import EmbeddedPostgres
import Foundation
import Logging
import RPCClient
import Testing

/// What probes are told while the database comes and goes, and while the server stops.
@Suite(.timeLimit(.minutes(3))) struct ReadinessTests {
  private func eventuallyReady(
    _ port: Int, _ status: Int, within limit: Duration = .seconds(15)
  ) async throws -> HTTPResponse? {
    var last: HTTPResponse?
    let isSo = try await eventually(within: limit) {
      let response = try await HTTPResponse.get("/health/ready", port: port)
      last = response
      return response.status == status
    }
    return isSo ? last : nil
  }

  @Test func itIsNotReadyWhileItsDatabaseIsStoppedAndLivesOn() async throws {
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
        let program = try await directory.launch(
          databaseURL: url, environment: ["OPS_LISTEN": "127.0.0.1:0"])
        _ = try await program.port()
        let port = try program.operationsPort()
        let ready = try await HTTPResponse.get("/health/ready", port: port)
        #expect(ready.status == 200 && ready.body == "{\"status\":\"ready\"}\n")
        await cluster.stop()
        let away = try #require(try await eventuallyReady(port, 503))
        #expect(
          away.body == "{\"status\":\"not ready\",\"reason\":\"DATABASE_UNAVAILABLE\"}\n")
        #expect(try await HTTPResponse.get("/health/live", port: port).status == 200)
        #expect(try await Metrics.scrape(port: port)["crm_ready"] == 0)
        cluster = try await start()
        #expect(try await eventuallyReady(port, 200) != nil)
      } catch {
        await cluster.stop()
        throw error
      }
      await cluster.stop()
    }
  }

  @Test func itIsNotReadyFromTheFirstSIGTERMOnAndSaysSoToTheLast() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(environment: ["OPS_LISTEN": "127.0.0.1:0"])
      let client = RPCClient(port: try await program.port())
      let port = try program.operationsPort()
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
          #expect(
            try await Metrics.scrape(port: port)[#"crm_rpc_calls_in_flight{kind="all"}"#] == 1)
          program.signal(SIGTERM)
          let draining = try #require(try await eventuallyReady(port, 503))
          #expect(draining.body.contains("SERVER_STOPPING"))
          #expect(try await HTTPResponse.get("/health/live", port: port).status == 200)
          return updating
        }
        #expect(try await updating.value.notes == "kept")
      }
      #expect(await program.end() == .orderly)
    }
  }

  @Test func anAddressThatIsTakenStopsTheStart() async throws {
    try await ProgramDirectory.with { directory in
      let first = try await directory.launch(environment: ["OPS_LISTEN": "127.0.0.1:0"])
      _ = try await first.port()
      let taken = "127.0.0.1:\(try first.operationsPort())"
      try await ProgramDirectory.with { other in
        let second = try await other.launch(["--ops-listen", taken])
        #expect(await second.end() == Program.Ending(status: 1, isBySignal: false))
        #expect(second.output.contains("cannot listen on \(taken) for metrics and health"))
      }
    }
  }
}
