import ArgumentParser
import CRM
import EmbeddedPostgres
import Logging

/// Brings the database's schema up to date.
struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the database's schema up to date.",
    discussion: "Applies each missing migration in a transaction of its own; safe to repeat.")

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Give this role of DATABASE_URL the rights to serve and no others: it can add to the audit trail and \
      change nothing in it. Environment: CRM_SERVICE_ROLE.
      """, valueName: "role"))
  var serviceRole: String?

  @Flag(name: .customLong("dry-run"), help: "Print what would be applied, and apply nothing.")
  var isDryRun = false

  @OptionGroup var location: DatabaseLocation

  func run() async throws {
    let settings = try ProgramSettings(
      options: location.given.merging([.serviceRole: serviceRole]) { $1 })
    let logger = try ServerLog.start(settings)
    do {
      try await DatabaseSource.withDatabase(told: settings, as: .owner, logger: logger) {
        source in
        let migrator = Migrator(source.database, logger: logger)
        if isDryRun { return try await Self.tell(migrator) }
        let count = try await migrator.migrate(
          serviceRole: source.isEmbedded
            ? EmbeddedCluster.serviceRole : settings.value(.serviceRole))
        try await migrator.verify()
        print("schema version \(migrator.latest), \(count) migrations applied")
      }
    } catch {
      throw StartError.explained(error)
    }
  }

  private static func tell(_ migrator: Migrator) async throws {
    let missing = try await migrator.missing()
    for migration in missing { print("would apply \(migration)") }
    print("schema version \(migrator.latest) needs \(missing.count) migrations")
  }
}
