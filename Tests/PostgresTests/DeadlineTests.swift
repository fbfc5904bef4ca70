import Testing

@testable import Postgres

@Suite struct DeadlineTests {
  /// Far below the 30 s that the statements take, far above what a busy machine adds to a deadline.
  private let promptly = Duration.seconds(10)

  /// How long the body took, and the error it ended with.
  private func timed(
    _ body: () async throws -> Void
  ) async throws -> (Duration, PostgresError.Kind?) {
    let start = ContinuousClock.now
    let error = try await failure(of: body)
    return (.now - start, error?.kind)
  }

  @Test func aSlowReadReturnsAtItsDeadlineAndThePoolIsWholeAgain() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.timeouts.readStatement = .milliseconds(600)
    }
    try await withDatabase(configure) { database in
      try await database.ping(deadline: soon)
      let (duration, kind) = try await timed {
        _ = try await database.read("SELECT pg_sleep(30)", deadline: within(.milliseconds(200)))
      }
      #expect(kind == .deadlineExceeded)
      #expect(duration >= .milliseconds(200) && duration < promptly)
      try await self.expectWhole(database) { $0.reads }
    }
  }

  @Test func aSlowReportIsCancelledAndItsConnectionUsedAgain() async throws {
    try await withDatabase(\.limits.reportConnections, 1) { database in
      let backend = try await database.report("SELECT pg_backend_pid()", deadline: soon)
      let (duration, kind) = try await timed {
        _ = try await database.report("SELECT pg_sleep(30)", deadline: within(.milliseconds(200)))
      }
      #expect(kind == .deadlineExceeded)
      #expect(duration < promptly)
      let same = try await database.report("SELECT pg_backend_pid()", deadline: soon)
      #expect(try same[0].decode(Int.self, at: 0) == backend[0].decode(Int.self, at: 0))
    }
  }

  @Test func aSlowGroupIsNotCancelledButItsConnectionIsReplaced() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.writeConnections = 1
      configuration.timeouts.grace = .milliseconds(200)
    }
    try await withDatabase(configure) { database in
      try await database.run("SELECT 1")
      let error = try await failure {
        _ = try await database.write(
          ["SELECT pg_sleep(5)"], deadline: within(.milliseconds(200)))
      }
      #expect(error?.kind == .deadlineExceeded)
      #expect(error?.mayHaveTakenEffect == true)
      try await database.run("SELECT 1")
      try await self.expectWhole(database) { $0.writes }
    }
  }

  @Test func aSlowQueryOfATransactionEndsItAndTheConnectionIsUsedAgain() async throws {
    try await withDatabase(\.limits.exclusiveConnections, 1) { database in
      let (duration, kind) = try await timed {
        try await database.transaction(deadline: within(.milliseconds(300))) { transaction in
          _ = try await transaction.query("CREATE TABLE t (a int)")
          _ = try await transaction.query("SELECT pg_sleep(30)")
        }
      }
      #expect(kind == .deadlineExceeded)
      #expect(duration < promptly)
      let rows = try await database.transaction(deadline: soon) { transaction in
        try await transaction.query("SELECT count(*) FROM pg_class WHERE relname = 't'")
      }
      #expect(try rows[0].decode(Int.self, at: 0) == 0)
    }
  }

  @Test func aDeadlineInThePastIsAnsweredWithoutAsking() async throws {
    try await withDatabase { database in
      let (_, kind) = try await timed {
        _ = try await database.read("SELECT 1", deadline: within(.seconds(-1)))
      }
      #expect(kind == .deadlineExceeded)
      #expect(await database.statistics.reads.openConnections == 0)
    }
  }

  @Test func waitingForAConnectionEndsAtTheDeadline() async throws {
    try await withDatabase(\.limits.exclusiveConnections, 1) { database in
      try await database.transaction(deadline: soon) { transaction in
        _ = try await transaction.query("SELECT 1")
        let (duration, kind) = try await timed {
          try await database.transaction(deadline: within(.milliseconds(100))) { waiting in
            _ = try await waiting.query("SELECT 1")
          }
        }
        #expect(kind == .deadlineExceeded)
        #expect(duration < promptly)
      }
    }
  }

  @Test func aCancelledTaskReturnsAtOnceAndTheConnectionIsUsedAgain() async throws {
    try await withDatabase(\.limits.reportConnections, 1) { database in
      try await database.ping(deadline: soon)
      let start = ContinuousClock.now
      let task = Task {
        try await failureKind {
          _ = try await database.report("SELECT pg_sleep(30)", deadline: soon)
        }
      }
      #expect(
        try await eventually {
          try await database.number(
            "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(30)'") == 1
        })
      task.cancel()
      let taskKind = try await task.value
      #expect(taskKind == .cancelled)
      #expect(try await database.report("SELECT 1", deadline: soon).count == 1)
      #expect(.now - start < .seconds(5))
    }
  }

  @Test func aCallOfACancelledTaskIsNotSent() async throws {
    try await withDatabase { database in
      let task = Task {
        // Cancelled before it asks.
        while !Task.isCancelled { await Task.yield() }
        return try await failureKind { try await database.ping(deadline: soon) }
      }
      task.cancel()
      let taskKind = try await task.value
      #expect(taskKind == .cancelled)
    }
  }

  private func expectWhole(
    _ database: Database,
    _ pool: @escaping (DatabaseStatistics) -> DatabaseStatistics.Pool
  ) async throws {
    let isWhole = try await eventually {
      let pool = pool(await database.statistics)
      return pool.callsInFlight == 0 && pool.waitingCalls == 0 && pool.openConnections > 0
    }
    #expect(isWhole)
  }
}
