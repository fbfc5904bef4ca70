import EmbeddedPostgres
import Foundation
import Logging
import Testing

@testable import Postgres

/// Each test breaks a cluster of its own.
@Suite(.serialized) struct OutageTests {
  @Test func aKilledPostmasterFailsCallsAtOnceAndAllIsWellAgainWithoutUs() async throws {
    try await withCluster { cluster, database in
      try await database.run("CREATE TABLE t (a int)")
      let postmaster = try #require(cluster.processID)
      let calls = Task { try await self.callUntilRecovery(database) }
      #expect(kill(postmaster, SIGKILL) == 0)
      let kinds = try await calls.value
      #expect(kinds.isSubset(of: [.unavailable, .outcomeUnknown]))
      #expect(kinds.contains(.unavailable))
      #expect(cluster.processID != postmaster)
      // Every pool comes back.
      #expect(
        try await eventually {
          try await failure {
            try await database.ping(deadline: within(.seconds(1)))
            try await database.run("INSERT INTO t VALUES (1)")
            _ = try await database.report("SELECT 1", deadline: within(.seconds(1)))
          } == nil
        })
    }
  }

  /// Calls that fail while the server is away must do so quickly.
  private func callUntilRecovery(_ database: Database) async throws -> [PostgresError.Kind] {
    var kinds: [PostgresError.Kind] = []
    let limit = within(.seconds(20))
    while .now < limit {
      let start = ContinuousClock.now
      let error = try await failure { try await database.ping(deadline: within(.seconds(5))) }
      #expect(.now - start < .seconds(4))
      if let error { kinds.append(error.kind) } else if !kinds.isEmpty { return kinds }
      try await Task.sleep(for: .milliseconds(2))
    }
    return kinds
  }

  @Test func aFrozenBackendDoesNotHoldACallPastItsDeadline() async throws {
    try await withCluster { _, database in
      let calls: [@Sendable (ContinuousClock.Instant) async throws -> Int32] = [
        { try await self.backend(database.read("SELECT pg_backend_pid()", deadline: $0)) },
        { try await self.backend(database.report("SELECT pg_backend_pid()", deadline: $0)) },
        { try await self.backend(database.write(["SELECT pg_backend_pid()"], deadline: $0)[0]) },
      ]
      for call in calls {
        let backend = try await call(soon)
        #expect(kill(backend, SIGSTOP) == 0)
        defer { kill(backend, SIGCONT) }
        let start = ContinuousClock.now
        let error = try await failure { _ = try await call(within(.milliseconds(300))) }
        #expect(error?.kind == .deadlineExceeded)
        #expect(.now - start < .seconds(4))
        // The frozen connection is replaced behind the caller's back.
        #expect(try await call(soon) != backend)
      }
    }
  }

  @Test func aConnectionLostUnderAGroupLeavesItsOutcomeUnknown() async throws {
    try await withCluster { _, database in
      try await database.ping(deadline: soon)
      let group = Task {
        try await failureKind {
          _ = try await database.write(["SELECT pg_sleep(20)"], deadline: soon)
        }
      }
      let transaction = Task {
        try await failureKind {
          try await database.transaction(deadline: soon) { transaction in
            _ = try await transaction.query("SELECT pg_sleep(20)")
          }
        }
      }
      let sleepers: Query = "FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(20)'"
      #expect(
        try await eventually { try await database.number("SELECT count(*) \(sleepers)") == 2 })
      _ = try await database.read("SELECT pg_terminate_backend(pid) \(sleepers)", deadline: soon)
      let groupKind = try await group.value
      #expect(groupKind == .outcomeUnknown)
      let transactionKind = try await transaction.value
      #expect(transactionKind == .unavailable)
      #expect(try await database.report("SELECT 1", deadline: soon).count == 1)
    }
  }

  @Test func withoutAServerCallsFailFast() async throws {
    try await withDatabase(at: "host=/nonexistent dbname=none") { database in
      let start = ContinuousClock.now
      for _ in 0..<50 {
        let error = try await failure { try await database.ping(deadline: soon) }
        #expect(error?.kind == .unavailable)
      }
      #expect(.now - start < .seconds(10))
      #expect(await database.statistics.reads.isDown)
    }
  }

  @Test func aConnectionStringThatCannotBeParsedIsUnavailable() async throws {
    try await withDatabase(at: "nonsense") { database in
      let kind = try await failureKind { try await database.ping(deadline: soon) }
      #expect(kind == .unavailable)
    }
  }

  private func backend(_ rows: Rows) throws -> Int32 {
    try rows[0].decode(Int32.self, at: 0)
  }

  private func withCluster(
    _ body: (EmbeddedCluster, Database) async throws -> Void
  ) async throws {
    let path = NSTemporaryDirectory() + "crm-outage-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: path) }  // a leftover harms nobody
    let cluster = try await EmbeddedCluster.start(
      stateDirectory: path, durability: .durable, logger: Logger(label: "test"))
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.readConnections = 1
      configuration.limits.writeConnections = 1
      configuration.timeouts.grace = .milliseconds(300)
    }
    do {
      try await withDatabase(at: cluster.connectionString, configure) { database in
        try await body(cluster, database)
      }
    } catch {
      await cluster.stop()
      throw error
    }
    await cluster.stop()
  }
}

extension [PostgresError.Kind] {
  fileprivate func isSubset(of kinds: [PostgresError.Kind]) -> Bool {
    allSatisfy { kinds.contains($0) }
  }
}
