import ArgumentParser
import CRM
import Logging

/// Brings the database's schema up to date.
struct Migrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring the database's schema up to date.",
    discussion: "Applies each missing migration in a transaction of its own; safe to repeat.")

  @OptionGroup var location: DatabaseLocation

  func run() async throws {
    let logger = try ServerLog.start()
    do {
      try await DatabaseSource.withDatabase(at: location, logger: logger) { source in
        let migrator = Migrator(source.database, logger: logger)
        let count = try await migrator.migrate()
        try await migrator.verify()
        print("schema version \(migrator.latest), \(count) migrations applied")
      }
    } catch {
      throw StartError.explained(error)
    }
  }
}
