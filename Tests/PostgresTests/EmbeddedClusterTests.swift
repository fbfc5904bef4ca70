import Foundation
import Logging
import Testing

@testable import EmbeddedPostgres
@testable import Postgres

@Suite(.serialized) struct EmbeddedClusterTests {
  private func start(_ path: String) async throws -> EmbeddedCluster {
    try await EmbeddedCluster.start(
      stateDirectory: path, durability: .discardable, logger: Logger(label: "test"))
  }

  private func withDirectory(
    named name: String = "state", _ body: (String) async throws -> Void
  ) async throws {
    let root = NSTemporaryDirectory() + "crm-embedded-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: root) }  // a leftover harms nobody
    try FileManager.default.createDirectory(
      atPath: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
    try await body(root + "/" + name)
  }

  private func answer(_ cluster: EmbeddedCluster, _ query: Query) async throws -> String {
    var answer = ""
    try await withDatabase(at: cluster.connectionString) { database in
      answer = try await database.read(query, deadline: soon)[0].decode(String.self, at: 0)
    }
    return answer
  }

  @Test func theSecondStartFindsWhatTheFirstWrote() async throws {
    try await withDirectory { path in
      let first = try await start(path)
      try await withDatabase(at: first.connectionString) { database in
        try await database.run("CREATE TABLE t AS SELECT 'kept' AS word")
      }
      await first.stop()
      let second = try await start(path)
      #expect(try await answer(second, "SELECT word FROM t") == "kept")
      await second.stop()
    }
  }

  @Test func aSecondServerOnTheSameDirectoryIsToldWhoHasIt() async throws {
    try await withDirectory { path in
      let cluster = try await start(path)
      let error = await #expect(throws: EmbeddedPostgresError.self) { try await start(path) }
      #expect(
        error?.description == "state directory \(path) is in use by process \(getpid())")
      #expect(try await answer(cluster, "SELECT 'fine'") == "fine")
      await cluster.stop()
    }
  }

  @Test func aServerLeftByAPredecessorIsEndedAndTheDataFound() async throws {
    try await withDirectory { path in
      let first = try await start(path)
      await first.stop()
      let directory = StateDirectory(path: path, account: .forPostgres)
      let command = directory.account.command(
        first.binaries.path(of: "postgres"),
        [
          "-D", directory.dataPath, "-c",
          "config_file=\(directory.configurationPath)/postgresql.conf",
        ])
      let leftover = Process()
      leftover.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
      leftover.arguments = Array(command.arguments.dropFirst(2))
      leftover.currentDirectoryURL = URL(fileURLWithPath: "/")
      leftover.standardError = FileHandle.nullDevice
      try leftover.run()
      #expect(
        try await eventually { PostmasterFile(dataPath: directory.dataPath)?.isReady ?? false })
      let second = try await start(path)
      #expect(second.processID != leftover.processIdentifier)
      #expect(try await eventually { !leftover.isRunning })
      #expect(try await answer(second, "SELECT 'fine'") == "fine")
      await second.stop()
    }
  }

  @Test func aHalfMadeClusterIsMadeAnew() async throws {
    try await withDirectory { path in
      try FileManager.default.createDirectory(
        atPath: path + "/postgres.new/base", withIntermediateDirectories: true)
      let cluster = try await start(path)
      #expect(try await answer(cluster, "SELECT current_user::text") == "crm")
      await cluster.stop()
    }
  }

  @Test func aDeepStateDirectoryGetsAShortSocketPath() async throws {
    try await withDirectory(named: String(repeating: "deep", count: 25)) { path in
      let cluster = try await start(path)
      #expect(cluster.connectionString.contains("/tmp/crm-"))
      #expect(try await answer(cluster, "SELECT 'fine'") == "fine")
      await cluster.stop()
    }
  }

  @Test func aVersionThatIsNotInstalledIsNamed() async throws {
    try await withDirectory { path in
      try FileManager.default.createDirectory(
        atPath: path + "/postgres", withIntermediateDirectories: true)
      try "9.1\n".write(toFile: path + "/postgres/PG_VERSION", atomically: true, encoding: .utf8)
      await #expect(throws: EmbeddedPostgresError.binariesMissing(version: "9.1")) {
        try await start(path)
      }
    }
  }

  @Test(.enabled(if: geteuid() == 0, "as an ordinary user there is no other user to let through"))
  func aParentThatIsClosedToPostgresIsNamed() async throws {
    try await withDirectory { path in
      let closed = URL(fileURLWithPath: path).deletingLastPathComponent().path
      try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: closed)
      await #expect(
        throws: EmbeddedPostgresError.notSearchable(directory: closed, account: "postgres")
      ) { try await start(path) }
    }
  }

  @Test func theRolesArePlainAndValuesStayOutOfTheLog() async throws {
    try await withDirectory { path in
      let cluster = try await start(path)
      let roles: Query = """
        SELECT string_agg(rolname::text, ' ' ORDER BY rolname) FROM pg_roles
        WHERE rolcanlogin AND NOT (rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls)
        """
      #expect(try await answer(cluster, roles) == "crm crm_service")
      try await withDatabase(at: cluster.serviceConnectionString) { database in
        let error = try await failure {
          try await database.run("CREATE TABLE t (id integer)")
        }
        #expect(error?.sqlState == SQLState("42501"))
      }
      let error = try await failure {
        _ = try await answer(cluster, "SELECT \("Fatima Zahra")::text::int8::text")
      }
      #expect(error?.sqlState == SQLState("22P02"))
      await cluster.stop()
      let log = try String(contentsOfFile: path + "/log/postgresql.log", encoding: .utf8)
      #expect(log.contains("ready to accept connections"))
      #expect(!log.contains("Fatima"))
    }
  }
}
