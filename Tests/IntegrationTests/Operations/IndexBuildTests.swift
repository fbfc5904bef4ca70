import Logging
import Postgres
import Testing

@testable import CRM

/// What a migration does to who writes meanwhile.
@Suite(.timeLimit(.minutes(2))) struct IndexBuildTests {
  @Test func anIndexIsMadeWhileOthersWrite() async throws {
    try await withCRM { crm in
      try await Self.undo(crm)
      let migrating = try await Self.whileSomebodyHasWritten(crm) {
        let migrating = Task { try await Self.migrator(crm).migrate() }
        try #require(try await eventually { try await Self.isWaiting(crm) })
        // It waits for who has written before; nobody waits for it.
        _ = try await crm.create(.individual("Amina", email: "amina@example.ma"))
        #expect(try await Self.isWaiting(crm))
        return migrating
      }
      #expect(try await migrating.value == 1)
      #expect(try await Self.isWhole(crm) == true)
      try await Self.migrator(crm).verify()
    }
  }

  @Test func whatAnAttemptThatFailedHasLeftIsMadeAnew() async throws {
    try await withCRM { crm in
      try await Self.undo(crm)
      try await Self.whileSomebodyHasWritten(crm) {
        let hasty = ContinuousClock.now + .milliseconds(300)
        await #expect(throws: PostgresError.self) {
          _ = try await crm.database.report(Self.migration.indexes[0].create, deadline: hasty)
        }
        try #require(try await eventually { try await Self.isWhole(crm) == false })
      }
      #expect(try await Self.migrator(crm).migrate() == 1)
      #expect(try await Self.isWhole(crm) == true)
    }
  }

  @Test func aMigrationHasStatementsOrIndexes() {
    for migration in Migration.all {
      #expect(migration.statements.isEmpty != migration.indexes.isEmpty, "\(migration.name)")
    }
  }

  private static let migration = Migration.customersApart

  private static func migrator(_ crm: TestCRM) -> Migrator {
    Migrator(crm.database, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
  }

  private static func undo(_ crm: TestCRM) async throws {
    _ = try await crm.database.report(migration.indexes[0].drop, deadline: soon)
    try await crm.execute("DELETE FROM schema_migration WHERE number = \(migration.number)")
  }

  /// Runs `body` while a transaction that has written a customer is open.
  private static func whileSomebodyHasWritten<Value: Sendable>(
    _ crm: TestCRM, _ body: () async throws -> Value
  ) async throws -> Value {
    let customer = try await crm.create(.individual())
    return try await crm.database.transaction(deadline: .now + .seconds(60)) { transaction in
      _ = try await transaction.query(
        "UPDATE customer SET notes = 'held' WHERE id = \(ResourceID(customer.id) ?? .zero)")
      return try await body()
    }
  }

  private static func isWaiting(_ crm: TestCRM) async throws -> Bool {
    let rows = try await crm.database.read(
      """
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND query LIKE 'CREATE INDEX CONCURRENTLY%'
        AND state = 'active' AND wait_event_type = 'Lock'
      """, deadline: soon)
    return !rows.isEmpty
  }

  /// Nil when it is not there.
  private static func isWhole(_ crm: TestCRM) async throws -> Bool? {
    let rows = try await crm.database.read(migration.indexes[0].find, deadline: soon)
    return try rows.first?.decode(Bool.self, at: 0)
  }
}
