import EmbeddedPostgres
import Foundation
import Logging
import Postgres

/// A database of the replaced service, filled by `Tests/OldService`.
struct OldService {
  let url: String

  static func make(customers: Int, interactions: Int, feedback: Int) async throws -> OldService {
    let old = OldService(url: try await TestCluster.shared.makeDatabase())
    try await old.psql([
      "-v", "customers=\(customers)", "-v", "interactions=\(interactions)",
      "-v", "feedback=\(feedback)", "-f", file("schema.sql"), "-f", file("fill.sql"),
    ])
    return old
  }

  func execute(_ statement: String) async throws { try await psql(["-c", statement]) }

  private static func file(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../OldService/\(name)").standardized.path
  }

  private func psql(_ arguments: [String]) async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Binaries.find().path(of: "psql"))
    process.arguments = ["-XqAt", "-v", "ON_ERROR_STOP=1", "-d", url] + arguments
    process.standardInput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(output: String(decoding: text, as: UTF8.self))
    }
  }

  struct Failed: Error { let output: String }
}
