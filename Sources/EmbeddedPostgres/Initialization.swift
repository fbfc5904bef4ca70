import Foundation

/// Makes the cluster, its roles and its database.
///
/// Everything happens in a folder of another name, so that a kill at any moment leaves either no
/// cluster or a whole one.
struct Initialization {
  let directory: StateDirectory
  let binaries: Binaries
  let durability: EmbeddedCluster.Durability

  func run() async throws {
    let data = directory.unfinishedDataPath
    try directory.makeFolder(data, permissions: 0o700)
    try directory.account.own(data)
    // C.UTF-8 sorts by code point, the same on every machine and after every upgrade of the C
    // library, so that no index can go wrong; where people's order matters, a query names it.
    var arguments = [
      "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums",
      "--auth-local=peer", "--auth-host=reject", "--no-instructions",
    ]
    if durability == .discardable { arguments.append("--no-sync") }
    try await command("initdb", arguments).run()
    try await Roles(directory: directory, binaries: binaries, dataPath: data).make(
      along: statements)
    do {
      try FileManager.default.moveItem(atPath: data, toPath: directory.dataPath)
    } catch {
      throw EmbeddedPostgresError.fileSystem(path: data, action: "rename")
    }
  }

  private var statements: [String] {
    let right = durability == .discardable ? "CREATEDB" : "NOCREATEDB"
    return [
      "CREATE ROLE \(Roles.owner) LOGIN NOSUPERUSER NOCREATEROLE \(right)",
      "CREATE DATABASE crm OWNER \(Roles.owner)",
    ]
  }

  private func command(_ program: String, _ arguments: [String]) -> Command {
    let command = directory.account.command(binaries.path(of: program), arguments)
    return Command(
      program: command.program, arguments: command.arguments,
      logPath: directory.logPath + "/initdb.log")
  }
}
