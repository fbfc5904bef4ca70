import Testing

@testable import Postgres

@Suite struct LimitTests {
  @Test func theQueueTakesItsLimitAndRefusesTheNextAtOnce() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.exclusiveConnections = 1
      configuration.limits.waitersMax = 3
    }
    try await withDatabase(configure) { database in
      try await database.transaction(deadline: soon) { transaction in
        _ = try await transaction.query("SELECT 1")
        try await withThrowingTaskGroup(of: Void.self) { group in
          for _ in 0..<3 {
            group.addTask {
              _ = try await failure {
                try await Self.ask(database, deadline: within(.seconds(60)))
              }
            }
          }
          #expect(try await eventually { await database.statistics.exclusive.waitingCalls == 3 })
          let refusal = try await failure {
            try await Self.ask(database, deadline: soon)
          }
          #expect(refusal?.kind == .overloaded)
          group.cancelAll()
          try await group.waitForAll()
        }
      }
      try await Self.ask(database, deadline: soon)
    }
  }

  private static func ask(_ database: Database, deadline: ContinuousClock.Instant) async throws {
    try await database.transaction(deadline: deadline) { transaction in
      _ = try await transaction.query("SELECT 1")
    }
  }

  @Test func noMoreConnectionsAreOpenedThanAllowed() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.writeConnections = 3
    }
    try await withDatabase(configure) { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<50 {
          group.addTask { try await database.run("SELECT pg_sleep(0.005)") }
        }
        try await group.waitForAll()
      }
      #expect(await database.statistics.writes.openConnections == 3)
    }
  }

  @Test func afterShutdownEveryCallIsRefused() async throws {
    try await withDatabase { database in
      try await database.ping(deadline: soon)
      await database.shutdown()
      let kind = try await failureKind { try await database.ping(deadline: soon) }
      #expect(kind == .shutDown)
      await database.shutdown()
    }
  }

  @Test func shutdownLetsWhatRunsFinish() async throws {
    try await withDatabase { database in
      try await database.run("CREATE TABLE t (a int)")
      async let slow: Void = database.run("INSERT INTO t SELECT 1 FROM pg_sleep(0.3)")
      #expect(try await eventually { await database.statistics.writes.callsInFlight == 1 })
      await database.shutdown()
      try await slow
    }
  }
}
