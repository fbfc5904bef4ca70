import ArgumentParser
import CRM
import EmbeddedPostgres
import Logging
import Postgres

/// Restores a backup into a private cluster.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Restore a backup of `crm-server backup` into a private cluster.",
    discussion: """
      With no server running on the state directory. The cluster is made beside the one that may be there, \
      brought to this program's schema, and put in its place when it is whole; the old one is kept aside. \
      Put the backup's audit.key into the state directory before, or give it by CRM_AUDIT_KEY_FILE.

      Example: crm-server restore /backup/crm-2026-11-28
      """)

  @Argument(help: "The folder that `crm-server backup` made.", completion: .directory)
  var folder: String

  @Flag(name: .customLong("overwrite"), help: "Replace the cluster that is there.")
  var isOverwriting = false

  @OptionGroup var location: DatabaseLocation

  func run() async throws {
    let settings = try ProgramSettings(options: location.given)
    let logger = try ServerLog.start(settings)
    do {
      try settings.requirePrivateCluster()
      let manifest = try BackupManifest(folder: folder)
      let old = try await restore(manifest, settings, logger: logger)
      tell(manifest, settings.stateDirectory, old: old)
    } catch {
      throw StartError.explained(error)
    }
  }

  private func restore(
    _ manifest: BackupManifest, _ settings: ProgramSettings, logger: Logger
  ) async throws -> String? {
    let version = try EmbeddedCluster.newestVersion()
    try manifest.requireRestorable(
      schemaKnown: Int(Migrator.latestKnown), postgresInstalled: version)
    let stateDirectory = settings.stateDirectory
    let file = try DumpFile(
      path: "\(folder)/\(manifest.dump.file)", version: version,
      logPath: EmbeddedCluster.logFolder(of: stateDirectory) + "/restore.log")
    let digest = try FileDigest(path: file.path)
    guard digest.sha256 == manifest.dump.sha256 else {
      throw StartError("\(file.path) is not what was backed up: its SHA-256 is another one")
    }
    let auditKey = try AuditKeySetting.existingKey(settings, inStateDirectory: stateDirectory)
    return try await EmbeddedCluster.replace(
      in: stateDirectory, isOverwriting: isOverwriting, logger: logger
    ) { cluster in
      try await file.restore(into: cluster.connectionString)
      try await Self.complete(cluster, auditKey, logger: logger)
    }
  }

  /// Brings a backup of an older version up to date.
  private static func complete(
    _ cluster: EmbeddedCluster, _ auditKey: AuditKey?, logger: Logger
  ) async throws {
    let database = Database(
      DatabaseConfiguration(connectionString: cluster.connectionString), logger: logger)
    do {
      let migrator = Migrator(database, logger: logger)
      _ = try await migrator.migrate(serviceRole: EmbeddedCluster.serviceRole)
      try await migrator.verify()
      try await auditKey?.prove(in: database)
    } catch {
      await database.shutdown()
      guard error is AnotherAuditKey else { throw error }
      throw StartError(
        "the audit trail of this backup is kept by another key than this server has: put the audit.key of "
          + "the server that was backed up in its place, and restore again")
    }
    await database.shutdown()
  }

  private func tell(_ manifest: BackupManifest, _ stateDirectory: String, old: String?) {
    print("restored into \(stateDirectory): as of \(manifest.madeAt)")
    if let old {
      print("the old cluster is in \(old): remove it when all is well, it has personal data in it")
    }
    print("next:")
    print("  1. audit.key of the backed-up server belongs into \(stateDirectory)")
    print("  2. start with CRM_LISTEN=127.0.0.1:8001, so that nobody calls yet")
    print(
      "  3. erase again who was erased since \(manifest.madeAt): crmctl privacy replay RECEIPTS")
    let head = manifest.auditHead.map { " --expected-head \($0)" } ?? ""
    print("  4. crmctl audit verify\(head)")
  }
}
