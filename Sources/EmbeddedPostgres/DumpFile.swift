import Foundation

/// Everything that a cluster's database holds, in one file of pg_dump's custom format.
public struct DumpFile: Sendable {
  public let path: String
  private let binaries: Binaries
  private let logPath: String

  /// - Parameters:
  ///   - version: the major version of the PostgreSQL whose programs are used; nil for the newest.
  ///   - logPath: what the programs say. It may quote values of rows.
  /// - Throws: `EmbeddedPostgresError` when there are no such programs.
  public init(path: String, version: String?, logPath: String) throws {
    // The programs run elsewhere.
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    self.logPath = logPath
    binaries = try Binaries.find(forVersion: version)
  }

  /// Writes the file, of one moment, while others write in the database.
  public func write(from connectionString: String) async throws {
    // pg_dump would make it everybody's to read.
    let isMade = FileManager.default.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade else { throw EmbeddedPostgresError.fileSystem(path: path, action: "make") }
    // A migration that holds a table is waited for, and not for ever.
    try await run(
      "pg_dump",
      [
        "--format=custom", "--lock-wait-timeout=60s", "--file=\(path)",
        "--dbname=\(connectionString)",
      ])
  }

  /// Reads the file to its end, as a restore would.
  public func verify() async throws {
    try await run("pg_restore", ["--file=/dev/null", path])
  }

  /// Fills an empty database, all or nothing.
  public func restore(into connectionString: String) async throws {
    try await run(
      "pg_restore",
      ["--exit-on-error", "--single-transaction", "--dbname=\(connectionString)", path])
  }

  private func run(_ program: String, _ arguments: [String]) async throws {
    do {
      try await Command(
        program: binaries.path(of: program), arguments: arguments, logPath: logPath
      ).run()
    } catch EmbeddedPostgresError.failed {
      throw EmbeddedPostgresError.failed(program: program, log: logPath)
    }
  }
}
