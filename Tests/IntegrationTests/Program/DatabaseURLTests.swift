import CRM
import CRMProto
import EmbeddedPostgres
import Foundation
import Postgres
import RPCClient
import Testing

/// The program over a database that somebody else runs.
@Suite(.timeLimit(.minutes(3))) struct DatabaseURLTests {
  private let refused = Program.Ending(status: 1, isBySignal: false)

  @Test func aDatabaseWithoutTheSchemaIsRefusedAndServedOnceItIsMigrated() async throws {
    try await ProgramDirectory.with { directory in
      let url = try await TestCluster.shared.makeDatabase()
      let early = try await directory.launch(databaseURL: url)
      #expect(await early.end() == refused)
      #expect(early.output.contains("crm-server migrate"))

      let dry = try await directory.launch(["migrate", "--dry-run"], databaseURL: url)
      #expect(await dry.end() == .orderly)
      #expect(dry.output.contains("would apply 1 request_records"), "\(dry.output)")
      let migrate = try await directory.launch(["migrate"], databaseURL: url)
      #expect(await migrate.end() == .orderly)
      let again = try await directory.launch(["migrate"], databaseURL: url)
      #expect(await again.end() == .orderly)
      #expect(again.output.contains("0 migrations applied"))

      let (program, client) = try await directory.serve(databaseURL: url)
      _ = try await CustomerServiceClient(client).createCustomer(.init(customer: .individual()))
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      // Nothing embedded was made beside it.
      #expect(!FileManager.default.fileExists(atPath: directory.path + "/postgres"))
    }
  }

  @Test func aNewerSchemaIsRefusedByServeAndByMigrate() async throws {
    try await expectRefusal(
      "INSERT INTO schema_migration (number, name, hash) VALUES (9999, 'future', '')",
      saying: "newer")
  }

  @Test func anAlteredMigrationIsRefusedByServeAndByMigrate() async throws {
    try await expectRefusal(
      "UPDATE schema_migration SET hash = '\\x00' WHERE number = 1", saying: "altered")
  }

  @Test func anUnreachableDatabaseEndsTheProgramWithoutItsAddress() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(
        databaseURL: "host=127.0.0.1 port=1 user=crm password=hidden-word dbname=crm")
      #expect(await program.end() == refused)
      #expect(program.output.contains("DATABASE_URL"))
      #expect(!program.output.contains("hidden-word"))
    }
  }

  private func expectRefusal(_ change: Query, saying word: String) async throws {
    try await ProgramDirectory.with { directory in
      let url = try await MigratedDatabase.make()
      try await withServer(over: url) { try await $0.execute(change) }
      for command in ["serve", "migrate"] {
        let program = try await directory.launch([command], databaseURL: url)
        #expect(await program.end() == refused)
        #expect(program.output.contains(word))
      }
    }
  }
}
