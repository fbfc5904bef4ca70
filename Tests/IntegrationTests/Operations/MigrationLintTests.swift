import Foundation
import Postgres
import Testing

@testable import CRM

/// What squawk, which nobody here wrote, says of the migrations that find customers in the tables: those before were
/// made for empty ones.
@Suite struct MigrationLintTests {
  private static let firstLinted: Int32 = 14
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: Migration.all.filter { $0.number >= firstLinted }.map(\.number))
  func aMigrationKeepsNobodyWaiting(number: Int32) async throws {
    let migration = try #require(Migration.all.first { $0.number == number })
    let said = try await Self.squawk(migration.statements + migration.indexes.map(\.create))
    #expect(said.isEmpty, "\(said)")
  }

  @Test func whatWouldKeepWritersWaitingIsFound() async throws {
    let said = try await Self.squawk(["CREATE INDEX some_idx ON customer (id)"])
    #expect(said.contains("require-concurrent-index-creation"))
  }

  /// - Returns: what it has to say; nothing when all is well.
  private static func squawk(_ statements: [Query]) async throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).sql")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(statements.map { "\($0.sql);\n" }.joined().utf8).write(to: file)
    // `Migrator` sets both limits, and begins anew behind what it finds.
    let excluded = "require-lock-timeout,require-statement-timeout,prefer-robust-stmts"
    let process = Process()
    process.executableURL = package.appending(path: "scripts/squawk")
    process.arguments = [
      "--reporter", "gcc", "--pg-version", "14", "--exclude", excluded, file.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.standardError
    try process.run()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }
}
