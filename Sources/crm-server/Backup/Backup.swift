import ArgumentParser
import CRM
import EmbeddedPostgres
import Foundation
import Logging
import Postgres

/// Backs the private cluster up.
struct Backup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Back the private cluster up, while it is served or not.",
    discussion: """
      Makes the folder with a dump of everything in the database, of one moment, and a manifest. The folder \
      appears when the dump has been read to its end. The audit key is not in it: keep audit.key apart.

      With DATABASE_URL use pg_dump or base backups of your PostgreSQL.

      Example: crm-server backup /backup/crm-$(date +%F)
      """)

  @Argument(help: "The folder to make.", completion: .directory)
  var folder: String

  @OptionGroup var location: DatabaseLocation

  func run() async throws {
    let settings = try ProgramSettings(options: location.given)
    let logger = try ServerLog.start(settings)
    do {
      try settings.requirePrivateCluster()
      let manifest = try await make(settings.stateDirectory, logger: logger)
      print("backed up to \(folder): \(manifest.dump.bytes) bytes, as of \(manifest.madeAt)")
      print("schema version \(manifest.schemaVersion), PostgreSQL \(manifest.postgresVersion)")
      if let head = manifest.auditHead { print("audit head \(head)") }
      print("keep audit.key apart from it, and the receipts of erasures that come later:")
      print("  crmctl -o json privacy receipts --all")
    } catch {
      throw StartError.explained(error)
    }
  }

  private func make(_ stateDirectory: String, logger: Logger) async throws -> BackupManifest {
    guard let version = try EmbeddedCluster.version(in: stateDirectory) else {
      throw StartError("there is no cluster in \(stateDirectory): name its folder by --state-dir")
    }
    let target = try BackupFolder(path: folder)
    do {
      var manifest: BackupManifest?
      try await RunningCluster.with(stateDirectory, logger: logger) { connectionString in
        manifest = try await dump(
          connectionString, of: version, to: target,
          logFolder: EmbeddedCluster.logFolder(of: stateDirectory),
          logger: logger)
      }
      guard let manifest else { throw StartError("the cluster did not start") }
      try manifest.write(to: target.unfinishedPath)
      try target.finish()
      return manifest
    } catch {
      target.discard()
      throw error
    }
  }

  private func dump(
    _ connectionString: String, of version: String, to target: BackupFolder, logFolder: String,
    logger: Logger
  ) async throws -> BackupManifest {
    let facts = try await ClusterFacts.read(connectionString, logger: logger)
    let file = try DumpFile(
      path: target.unfinishedPath + "/crm.dump", version: version,
      logPath: logFolder + "/backup.log")
    let madeAt = Date().ISO8601Format()
    try await file.write(from: connectionString)
    try await file.verify()
    let digest = try FileDigest(path: file.path)
    return BackupManifest(
      madeAt: madeAt, schemaVersion: facts.schemaVersion, postgresVersion: version,
      dump: .init(bytes: digest.bytes, sha256: digest.sha256), auditHead: facts.auditHead)
  }
}

extension ProgramSettings {
  /// - Throws: `StartError` when DATABASE_URL names another database.
  func requirePrivateCluster() throws(StartError) {
    guard value(.databaseURL) == nil else {
      throw StartError(
        "DATABASE_URL names a PostgreSQL of your own: back it up and restore it by its own tools "
          + "(docs/operations.md, Backup and restore)")
    }
  }
}
