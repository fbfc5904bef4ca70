import EmbeddedPostgres
import Foundation
import Logging
import Postgres
import Testing

@testable import CRM

/// Faults of a database: each is found, and told what to do about.
@Suite(.timeLimit(.minutes(2))) struct DatabaseDoctorTests {
  /// What is found by the role that serves after somebody has done something to a database.
  private func diagnoses(
    after fault: Query? = nil, now: Date = .now
  ) async throws -> [Diagnosis] {
    let url = try await MigratedDatabase.make()
    if let fault { try await withDatabase(url) { _ = try await $0.write([fault], deadline: soon) } }
    return try await withDatabase(MigratedDatabase.asService(url)) { database in
      await DatabaseExamination(
        of: database, settings: try CRMSettings(), now: now, logger: TestLog.silent
      ).run()
    }
  }

  private func withDatabase<Result>(
    _ url: String, _ body: (Database) async throws -> Result
  ) async throws -> Result {
    let database = Database(DatabaseConfiguration(connectionString: url), logger: TestLog.silent)
    do {
      let result = try await body(database)
      await database.shutdown()
      return result
    } catch {
      await database.shutdown()
      throw error
    }
  }

  private func expect(
    _ found: [Diagnosis], _ check: String, _ finding: String, _ remedy: String
  ) {
    let isThere = found.contains {
      $0.check == check && $0.status == .fail && $0.finding.contains(finding)
        && $0.remedy.contains(remedy)
    }
    #expect(isThere, "no \(check) with \(finding) and \(remedy): \(found)")
  }

  @Test func nothingFailsInAFreshDatabaseButTheDurabilityThatTestsDoWithout() async throws {
    let found = try await diagnoses()
    let wrong = Set(found.filter { $0.status == .fail }.map(\.check))
    #expect(wrong == ["durability"], "\(found)")
    expect(found, "durability", "fsync is off", "ALTER SYSTEM SET fsync = on;")
    #expect(found.contains { $0.check == "time zone" })
  }

  @Test func aDatabaseThatIsAwayIsFound() async throws {
    let found = try await withDatabase("host=127.0.0.1 port=1 user=crm dbname=crm") { database in
      await DatabaseExamination(of: database, settings: try CRMSettings(), logger: TestLog.silent)
        .run()
    }
    #expect(found.count == 1)
    expect(found, "database", "does not answer", "Start PostgreSQL")
  }

  @Test func anOlderSchemaIsFound() async throws {
    let found = try await diagnoses(
      after:
        "DELETE FROM schema_migration WHERE number = (SELECT max(number) FROM schema_migration)")
    expect(found, "schema", "this program needs", "crm-server migrate")
  }

  @Test func anIndexThatWasDroppedIsFoundWithWhatMakesItAgain() async throws {
    let found = try await diagnoses(after: "DROP INDEX customer_created_at_idx")
    expect(
      found, "indexes", "customer_created_at_idx is missing",
      "CREATE INDEX CONCURRENTLY customer_created_at_idx ON customer (is_active, created_at, id);")
  }

  @Test func anIndexThatCouldNotBeMadeIsFound() async throws {
    let found = try await withDatabase(try await MigratedDatabase.make()) { owner in
      _ = try await owner.write(
        ["CREATE TABLE twice AS SELECT 1 AS n FROM generate_series(1, 2)"], deadline: soon)
      await #expect(throws: PostgresError.self) {
        _ = try await owner.report(
          "CREATE UNIQUE INDEX CONCURRENTLY twice_key ON twice (n)", deadline: soon)
      }
      return await DatabaseExamination(
        of: owner, settings: try CRMSettings(), logger: TestLog.silent
      ).run()
    }
    expect(found, "indexes", "twice_key is invalid", "REINDEX INDEX CONCURRENTLY twice_key;")
    #expect(found.contains { $0.check == "role" && $0.status == .warn })
  }

  @Test func rightsThatTheRoleLacksAreFound() async throws {
    let found = try await diagnoses(after: "REVOKE INSERT ON customer FROM crm_service")
    expect(found, "role", "lacks rights to customer", "crm-server migrate --service-role")
  }

  @Test func aClockThatIsWrongIsFound() async throws {
    let found = try await diagnoses(now: .now.addingTimeInterval(60))
    expect(found, "clock", "behind this machine's", "NTP")
  }

  @Test func theIndexesThatAreLookedForAreThoseOfTheSchema() async throws {
    let names = try await withDatabase(try await MigratedDatabase.make()) { database in
      try await database.report(
        """
        SELECT index.relname::text, indisunique FROM pg_index
        JOIN pg_class AS index ON index.oid = indexrelid
        WHERE index.relnamespace = (SELECT relnamespace FROM pg_class
            WHERE oid = 'schema_migration'::regclass)
          AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
        """, deadline: soon
      ).map { try $0.decode(String.self, at: 0) }
    }
    #expect(Set(names) == Set(SchemaIndexes.all.map(\.name)))
    #expect(names.count == SchemaIndexes.all.count)
  }

  /// Whatever would keep `serve` from starting, all at once.
  @Test func theProgramFindsEverySettingThatServingRefuses() async throws {
    try await ProgramDirectory.with { directory in
      try directory.write("{}", to: "keys.json")
      let program = try await directory.launch(
        ["doctor"], databaseURL: "host=127.0.0.1 port=1 user=crm dbname=crm",
        environment: [
          "SECRET_KEY": nil, "OPS_LISTEN": "nowhere", "DATABASE_STANDBY_URL": "host",
          "CRM_CORE_DUMPS": "perhaps", "CRM_PRINCIPALS_FILE": "/nonexistent",
        ])
      #expect(await program.end().status == 1)
      for complaint in [
        "OPS_LISTEN must be HOST:PORT", "DATABASE_STANDBY_URL cannot be read", "CRM_CORE_DUMPS",
        "the principals in /nonexistent cannot be used", "nobody could call",
      ] {
        #expect(program.output.contains(complaint), "\(complaint): \(program.output)")
      }
      let keys = try await directory.launch(
        ["doctor"],
        environment: [
          "JWT_JWKS_FILE": "\(directory.path)/keys.json", "DATABASE_STANDBY_URL": "host=x",
        ])
      #expect(await keys.end().status == 1)
      #expect(keys.output.contains("keys.json cannot be used"), "\(keys.output)")
      #expect(keys.output.contains("DATABASE_URL, which is not set"))
    }
  }

  @Test func theProgramSaysWhatIsWrongAndEndsWithOne() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(
        ["doctor"], databaseURL: "host=127.0.0.1 port=1 user=crm password=hidden-word dbname=crm",
        environment: ["CRM_LISTEN": "0.0.0.0:8001"])
      #expect(await program.end() == .init(status: 1, isBySignal: false))
      let output = program.output
      #expect(output.contains("FAIL  settings  cannot listen on 0.0.0.0"), "\(output)")
      #expect(
        output.contains("FAIL  database  does not answer") && output.contains("→ Start PostgreSQL"))
      #expect(!output.contains("hidden-word"))
      let settings = output.components(separatedBy: "cannot listen on 0.0.0.0").count - 1
      #expect(settings == 1, "told twice: \(output)")
      let none = try await directory.launch(["doctor"])
      #expect(await none.end().status == 1)
      #expect(none.output.contains("does not run") && none.output.contains("Start crm-server"))
    }
  }
}
