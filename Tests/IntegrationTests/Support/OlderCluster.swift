import Foundation

@testable import EmbeddedPostgres

/// What earlier versions of the program made: a cluster whose only role is the owner of the tables.
enum OlderCluster {
  /// - Parameter stateDirectory: of a cluster without a server.
  static func make(of stateDirectory: String) async throws {
    let directory = StateDirectory(path: stateDirectory, account: .forPostgres)
    let binaries = try Binaries.find(forVersion: directory.existingVersion())
    let command = directory.account.command(
      binaries.path(of: "postgres"),
      ["--single", "-D", directory.dataPath, "-c", "exit_on_error=on", "crm"])
    try await Command(
      program: command.program, arguments: command.arguments,
      logPath: directory.logPath + "/initdb.log"
    ).run(input: "DROP OWNED BY crm_service\nDROP ROLE crm_service\n")
    try FileManager.default.removeItem(atPath: directory.dataPath + "/crm_roles")
  }
}
