import CRM
import EmbeddedPostgres
import Logging
import Postgres

/// Databases with the product's schema, cloned from one that was migrated once.
enum MigratedDatabase {
  /// - Returns: the connection string of a database that nobody else uses.
  static func make() async throws -> String {
    try await TestCluster.shared.makeDatabase(template: try await template.value)
  }

  /// The same database, called by the role that the program serves by.
  static func asService(_ connectionString: String) -> String {
    connectionString.replacing("user=crm", with: "user=\(EmbeddedCluster.serviceRole)")
  }

  private static let template = Task {
    let name = "crm_template"
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let database = Database(
      DatabaseConfiguration(
        connectionString: try await TestCluster.shared.makeTemplate(named: name)),
      logger: logger)
    try await Migrator(database, logger: logger).migrate(serviceRole: EmbeddedCluster.serviceRole)
    // Nobody may be connected to what is cloned.
    await database.shutdown()
    return name
  }
}
