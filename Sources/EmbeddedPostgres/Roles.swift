import Foundation

/// The roles of the cluster: one that owns the database and what is in it, and one to serve by.
struct Roles {
  static let owner = "crm"
  static let service = "crm_service"
  static let all = [owner, service]

  let directory: StateDirectory
  let binaries: Binaries
  /// Of a cluster without a server.
  let dataPath: String

  /// Written behind the last role, by PostgreSQL and beside the data, so that it goes where these go.
  private var markPath: String { dataPath + "/crm_roles" }

  var areComplete: Bool { FileManager.default.fileExists(atPath: markPath) }

  /// Makes the role to serve by, if it is not there.
  /// - Parameter statements: to be run before.
  func make(along statements: [String] = []) async throws {
    // Without a server nobody needs to be able to log in as the superuser, then or later.
    let command = directory.account.command(
      binaries.path(of: "postgres"),
      ["--single", "-D", dataPath, "-c", "exit_on_error=on", "postgres"])
    try await Command(
      program: command.program, arguments: command.arguments,
      logPath: directory.logPath + "/initdb.log"
    ).run(input: (statements + [creation, mark]).map { $0 + "\n" }.joined())
  }

  // One line each, as the single-user mode wants them.

  private var creation: String {
    """
    DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '\(Self.service)') THEN \
    CREATE ROLE \(Self.service) LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE; END IF; END $$
    """
  }

  private var mark: String {
    "COPY (SELECT '\(Self.service)') TO '\(markPath.replacing("'", with: "''"))'"
  }
}
