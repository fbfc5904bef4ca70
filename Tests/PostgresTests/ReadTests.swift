import Testing

@testable import Postgres

@Suite struct ReadTests {
  @Test func anErrorDoesNotTouchItsNeighboursOnThePipeline() async throws {
    try await withDatabase(\.limits.readConnections, 1) { database in
      let failures = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<300 {
          group.addTask {
            if number.isMultiple(of: 3) {
              let error = try await failure {
                _ = try await database.read("SELECT 1 / \(0)", deadline: soon)
              }
              return error?.sqlState == SQLState("22012")
            }
            return try await database.number("SELECT \(number)") != number
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(failures == 100)
    }
  }

  @Test func tenThousandReadsFromSixtyFourTasksGetTheirOwnAnswers() async throws {
    try await withDatabase { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 0..<64 {
          group.addTask {
            for number in 0..<157 {
              let expected = task * 1000 + number
              let answer = try await database.number("SELECT \(expected)")
              #expect(answer == expected)
            }
          }
        }
        try await group.waitForAll()
      }
      let statistics = await database.statistics
      #expect(statistics.reads.callsInFlight == 0)
      #expect(statistics.reads.openConnections == 3)
    }
  }

  @Test func aSyntaxErrorIsAnErrorEveryTime() async throws {
    try await withDatabase { database in
      for _ in 0..<3 {
        let error = try await failure { _ = try await database.read("SELEC 1", deadline: soon) }
        #expect(error?.sqlState == .syntaxError)
      }
    }
  }

  @Test func aChangedResultTypeIsPreparedAnewUnseen() async throws {
    try await withDatabase(\.limits.readConnections, 1) { database in
      try await database.run("CREATE TABLE shape (a int4)", "INSERT INTO shape VALUES (1)")
      #expect(try await database.read("SELECT * FROM shape", deadline: soon)[0].columnCount == 1)
      try await database.run("ALTER TABLE shape ADD COLUMN b text")
      #expect(try await database.read("SELECT * FROM shape", deadline: soon)[0].columnCount == 2)
    }
  }

  @Test func aPreparedStatementThatIsGoneIsPreparedAnewUnseen() async throws {
    try await withDatabase(\.limits.readConnections, 1) { database in
      #expect(try await database.number("SELECT 1::int8") == 1)
      _ = try await database.read("DEALLOCATE ALL", deadline: soon)
      #expect(try await database.number("SELECT 1::int8") == 1)
    }
  }

  @Test func preparedStatementsStayWithinTheirLimit() async throws {
    let configure = { (configuration: inout DatabaseConfiguration) in
      configuration.limits.readConnections = 1
      configuration.limits.preparedStatementsMax = 4
    }
    try await withDatabase(configure) { database in
      for width in 1...20 {
        let query = (0..<width).map { value -> Query in "\(value)" }.joined(separator: ", ")
        let row = try await database.read("SELECT \(query)", deadline: soon)[0]
        #expect(row.columnCount == width)
      }
      #expect(try await database.number("SELECT count(*) FROM pg_prepared_statements") <= 4)
    }
  }

  @Test func theSessionIsSetUpAsTheDriverPromises() async throws {
    try await withDatabase { database in
      let row = try await database.read(
        """
        SELECT current_setting('TimeZone'), current_setting('application_name'),
          current_setting('default_transaction_isolation'), current_setting('statement_timeout')
        """, deadline: soon)[0]
      var cells = row.makeDecoder()
      #expect(try cells.next(String.self) == "UTC")
      #expect(try cells.next(String.self) == "crm-server")
      #expect(try cells.next(String.self) == "read committed")
      #expect(try cells.next(String.self) == "5s")
    }
  }

  @Test func resultsLargerThanTheSocketsBufferArriveWhole() async throws {
    try await withDatabase { database in
      let text = String(repeating: "é", count: 1_000_000)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            let rows = try await database.read("SELECT \(text) AS t", deadline: soon)
            #expect(try rows[0].decode(String.self, at: 0) == text)
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test func tooManyParametersAreRefusedBeforeTheyAreSent() async throws {
    try await withDatabase { database in
      func select(_ count: Int) async throws {
        let query = (0..<count).map { _ -> Query in "\(true)" }.joined(separator: " AND ")
        _ = try await database.read("SELECT \(query)", deadline: soon)
      }
      let kind = try await failureKind { try await select(65_536) }
      #expect(kind == .invalidQuery)
    }
  }
}
