import CRM
import CRMProto
import EmbeddedPostgres
import Foundation
import Postgres
import RPCClient
import Testing

/// The program serves by a role of the database that can do no more than serving needs.
@Suite(.timeLimit(.minutes(3))) struct ServiceRoleTests {
  private static let refused = Program.Ending(status: 1, isBySignal: false)
  private static let denied = SQLState("42501")

  static let forbidden: [Query] = [
    "UPDATE audit_entry SET caller = 'sub:nobody'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "ALTER TABLE audit_entry OWNER TO crm_service",
    "DROP TABLE audit_entry",
    "UPDATE audit_block SET hash = ''",
    "DELETE FROM audit_block",
    "TRUNCATE audit_block",
    "ALTER TABLE audit_block DISABLE TRIGGER ALL",
    "DROP TABLE audit_block",
    "UPDATE audit_value SET changes = '{}'",
    "TRUNCATE audit_value",
    "DELETE FROM audit_head",
    "INSERT INTO schema_migration (number, name, hash) VALUES (9999, 'future', '')",
    "DELETE FROM schema_migration",
    "UPDATE server_secret SET value = ''",
    "DELETE FROM server_secret",
    "TRUNCATE customer",
    "CREATE TABLE intruder (id integer)",
    "CREATE OR REPLACE FUNCTION count_tags() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
    "SET ROLE crm",
    "COPY customer TO PROGRAM 'cat'",
  ]

  @Test func theRoleThatServesCanAddToTheAuditTrailAndChangeNothingInIt() async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve()
      let customers = CustomerServiceClient(client)
      let stored = try await customers.createCustomer(.init(customer: .complete()))
      try await directory.withDatabase(as: EmbeddedCluster.serviceRole) { database in
        for statement in Self.forbidden {
          let error = await #expect(throws: PostgresError.self, "\(statement.sql)") {
            try await database.write([statement], deadline: soon)
          }
          #expect(error?.sqlState == Self.denied, "\(statement.sql)")
        }
        _ = try await database.write(
          [
            """
            INSERT INTO audit_entry (occurred_at, caller, call_id, method, resource, action)
            VALUES (now(), 'sub:x', 'c', 'm', '', 'denied')
            """
          ], deadline: soon)
      }
      _ = try await customers.updateCustomer(
        .init(customer: stored.with(\.notes, "served"), updateMask: .init(paths: ["notes"])))
      _ = try await InteractionServiceClient(client).createInteraction(
        .init(interaction: .phoneCall(with: stored.id)))
      _ = try await SegmentServiceClient(client).createSegment(
        .init(segment: Segment(name: "All", criteria: "{}")))
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      #expect(!program.output.contains("warning") && !program.output.contains("error"))
    }
  }

  @Test func whatALaterMigrationMakesIsServedTooAndNothingIsEverTruncated() async throws {
    try await Slots.databases.occupied {
      let url = try await MigratedDatabase.make()
      try await database(url) { owner in
        _ = try await owner.write(
          ["CREATE TABLE later (id bigint GENERATED ALWAYS AS IDENTITY, name text)"],
          deadline: soon)
        for _ in 0..<2 {
          try await Migrator(owner, logger: TestLog.silent).migrate(
            serviceRole: EmbeddedCluster.serviceRole)
        }
        let tooMuch = try await owner.report(
          """
          SELECT relname::text FROM pg_class
          WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
            AND has_table_privilege('crm_service', oid, 'TRUNCATE, TRIGGER, REFERENCES')
          """, deadline: soon)
        #expect(try tooMuch.map { try $0.decode(String.self, at: 0) } == [])
      }
      try await database(MigratedDatabase.asService(url)) { service in
        _ = try await service.write(
          [
            "INSERT INTO later (name) SELECT nextval('later_id_seq')::text",
            "UPDATE later SET name = 'changed'", "DELETE FROM later",
          ], deadline: soon)
        #expect(try await ServiceRights.verify(in: service) == false)
      }
    }
  }

  @Test func aClusterOfAnEarlierVersionGetsTheRoleAtItsNextStart() async throws {
    try await ProgramDirectory.with { directory in
      let (first, client) = try await directory.serve()
      let stored = try await CustomerServiceClient(client).createCustomer(
        .init(customer: .complete()))
      first.signal(SIGTERM)
      #expect(await first.end() == .orderly)
      try await OlderCluster.make(of: directory.path)

      let (second, again) = try await directory.serve()
      let customers = CustomerServiceClient(again)
      #expect(try await customers.getCustomer(.init(id: stored.id)) == stored)
      _ = try await customers.createCustomer(.init(customer: .individual()))
      try await directory.withDatabase(as: EmbeddedCluster.serviceRole) { database in
        let error = await #expect(throws: PostgresError.self) {
          try await database.write(["DELETE FROM audit_entry"], deadline: soon)
        }
        #expect(error?.sqlState == Self.denied)
      }
      second.signal(SIGTERM)
      #expect(await second.end() == .orderly)
    }
  }

  @Test func aDatabaseOfOthersIsServedByARoleOfItsOwn() async throws {
    try await ProgramDirectory.with { directory in
      let owner = try await TestCluster.shared.makeDatabase()
      let service = MigratedDatabase.asService(owner)
      let migrated = try await directory.launch(["migrate"], databaseURL: owner)
      #expect(await migrated.end() == .orderly)
      let early = try await directory.launch(databaseURL: service)
      #expect(await early.end() == Self.refused)
      #expect(early.output.contains("crm-server migrate --service-role"))

      let granted = try await directory.launch(
        ["migrate"], databaseURL: owner,
        environment: ["CRM_SERVICE_ROLE": EmbeddedCluster.serviceRole])
      #expect(await granted.end() == .orderly)
      let (program, client) = try await directory.serve(databaseURL: service)
      _ = try await CustomerServiceClient(client).createCustomer(.init(customer: .complete()))
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      #expect(!program.output.contains("warning") && !program.output.contains("error"))

      try await database(owner) { owner in
        _ = try await owner.write(["REVOKE UPDATE ON customer FROM crm_service"], deadline: soon)
      }
      let late = try await directory.launch(databaseURL: service)
      #expect(await late.end() == Self.refused)
      #expect(late.output.contains("lacks rights to customer: run `crm-server migrate"))
    }
  }

  @Test func theOwnerOfTheTablesServesWithAWarning() async throws {
    try await ProgramDirectory.with { directory in
      let (program, client) = try await directory.serve(
        databaseURL: try await MigratedDatabase.make())
      _ = try await CustomerServiceClient(client).createCustomer(.init(customer: .complete()))
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      #expect(program.output.components(separatedBy: "may change the audit trail").count == 2)
      #expect(program.output.contains("crm-server migrate --service-role"))
    }
  }

  @Test(arguments: [("nobody_of_this_name", "has no role"), ("crm", "owns the tables")])
  func aRoleToServeByIsThereAndOwnsNothing(role: String, message: String) async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(
        ["migrate", "--service-role", role], databaseURL: try await MigratedDatabase.make())
      #expect(await program.end() == Self.refused)
      #expect(program.output.contains(message) && program.output.contains(role))
    }
  }

  private func database(
    _ connectionString: String, _ body: (Database) async throws -> Void
  ) async throws {
    let database = Database(
      DatabaseConfiguration(connectionString: connectionString), logger: TestLog.silent)
    do {
      try await body(database)
    } catch {
      await database.shutdown()
      throw error
    }
    await database.shutdown()
  }
}
