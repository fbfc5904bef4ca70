import Testing

@testable import Postgres

@Suite struct TransactionTests {
  private func withTables(_ body: (Database) async throws -> Void) async throws {
    try await withDatabase(\.limits.exclusiveConnections, 1) { database in
      try await database.run(
        "CREATE TABLE item (id int8 CONSTRAINT item_pkey PRIMARY KEY, name text)",
        """
        CREATE TABLE part (
          item_id int8 CONSTRAINT part_item_fkey REFERENCES item DEFERRABLE INITIALLY DEFERRED)
        """)
      try await body(database)
    }
  }

  private struct Refusal: Error {}

  @Test func stagedStatementsCommitTogetherInOneRoundTrip() async throws {
    try await withTables { database in
      try await database.transaction(deadline: soon) { transaction in
        transaction.stage("INSERT INTO item VALUES (\(1), \("a"))")
        transaction.stage("INSERT INTO part VALUES (\(1))")
      }
      #expect(try await database.number("SELECT count(*) FROM item JOIN part ON id = item_id") == 1)
      #expect(await database.statistics.exclusive.openConnections == 0)
    }
  }

  @Test func aGroupTakesEffectWholeOrNotAtAll() async throws {
    try await withTables { database in
      let error = try await failure {
        try await database.transaction(deadline: soon) { transaction in
          transaction.stage("INSERT INTO item VALUES (\(1), \("a"))")
          transaction.stage("INSERT INTO item VALUES (\(1), \("Fatima"))")
        }
      }
      #expect(error?.sqlState == .uniqueViolation)
      #expect(error?.constraint == "item_pkey")
      #expect(error?.mayHaveTakenEffect == false)
      #expect(!"\(String(describing: error)) \(String(reflecting: error))".contains("Fatima"))
      #expect(try await database.number("SELECT count(*) FROM item") == 0)
    }
  }

  @Test func aGroupAnswersTheRowsOfEachStatement() async throws {
    try await withTables { database in
      let rows = try await database.write(
        [
          "INSERT INTO item VALUES (1, 'a'), (2, 'b')", "SELECT name FROM item ORDER BY id",
          "DELETE FROM item WHERE id = \(9) RETURNING id",
        ], deadline: soon)
      #expect(rows.map(\.affectedRowCount) == [2, 2, 0])
      #expect(try rows[1].map { try $0.decode(String.self, at: 0) } == ["a", "b"])
    }
  }

  @Test func whatIsQueriedAndStagedCommitsTogether() async throws {
    try await withTables { database in
      let count = try await database.transaction(deadline: soon) { transaction in
        transaction.stage("INSERT INTO item VALUES (1, 'a')")
        let rows = try await transaction.query("SELECT count(*) FROM item")
        transaction.stage("INSERT INTO part VALUES (1)")
        return try rows[0].decode(Int.self, at: 0)
      }
      #expect(count == 1)
      #expect(try await database.number("SELECT count(*) FROM part") == 1)
    }
  }

  @Test func aThrowingBodyRollsBackAndTheConnectionIsUsedAgain() async throws {
    try await withTables { database in
      for _ in 0..<3 {
        await #expect(throws: Refusal.self) {
          try await database.transaction(deadline: soon) { transaction in
            _ = try await transaction.query("INSERT INTO item VALUES (1, 'a')")
            transaction.stage("INSERT INTO item VALUES (2, 'b')")
            throw Refusal()
          }
        }
      }
      let count = try await database.number("SELECT count(*) FROM item")
      #expect(count == 0)
      #expect(await database.statistics.exclusive.openConnections == 1)
    }
  }

  @Test func aDeferredConstraintFailsTheCommitOfBothKinds() async throws {
    try await withTables { database in
      let staged = try await failure { try await database.run("INSERT INTO part VALUES (9)") }
      #expect(staged?.sqlState == .foreignKeyViolation)
      #expect(staged?.constraint == "part_item_fkey")
      let queried = try await failure {
        try await database.transaction(deadline: soon) { transaction in
          _ = try await transaction.query("INSERT INTO part VALUES (9)")
        }
      }
      #expect(queried?.sqlState == .foreignKeyViolation)
      #expect(queried?.constraint == "part_item_fkey")
      #expect(try await database.number("SELECT count(*) FROM part") == 0)
      #expect(try await database.report("SELECT 1", deadline: soon).count == 1)
    }
  }

  @Test func aBodyThatSwallowsAFailedQueryCannotCommit() async throws {
    try await withTables { database in
      let error = try await failure {
        try await database.transaction(deadline: soon) { transaction in
          _ = try await transaction.query("INSERT INTO item VALUES (1, 'a')")
          _ = try await failure { _ = try await transaction.query("SELECT 1 / 0") }
        }
      }
      #expect(error?.sqlState == SQLState("22012"))
      #expect(try await database.number("SELECT count(*) FROM item") == 0)
    }
  }

  @Test func aStagedStatementThatFailsAtTheCommitRollsBackWhatWasQueried() async throws {
    try await withTables { database in
      let error = try await failure {
        try await database.transaction(deadline: soon) { transaction in
          _ = try await transaction.query("INSERT INTO item VALUES (1, 'a')")
          transaction.stage("INSERT INTO item VALUES (1, 'b')")
        }
      }
      #expect(error?.constraint == "item_pkey")
      #expect(try await database.number("SELECT count(*) FROM item") == 0)
      #expect(try await database.report("SELECT 1", deadline: soon).count == 1)
    }
  }

  @Test func aWarningAtTheCommitMeansThatTheOutcomeIsUnknown() async throws {
    try await withTables { database in
      let error = try await failure {
        try await database.run("DO $$ BEGIN RAISE WARNING 'odd'; END $$")
      }
      #expect(error?.kind == .outcomeUnknown)
    }
  }

  @Test func anEmptyTransactionNeedsNoConnection() async throws {
    try await withTables { database in
      let before = await database.statistics
      try await database.transaction(deadline: soon) { _ in }
      #expect(await database.statistics == before)
    }
  }
}
