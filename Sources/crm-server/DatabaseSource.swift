import EmbeddedPostgres
import Logging
import Postgres

/// A database that is ready to be called.
struct DatabaseSource {
  let database: Database
  let isEmbedded: Bool

  /// Starts the private cluster if one is needed, runs `body`, and stops everything behind it.
  static func withDatabase(
    at location: DatabaseLocation, logger: Logger, _ body: (DatabaseSource) async throws -> Void
  ) async throws {
    if let url = location.databaseURL {
      try await withDatabase(url, isEmbedded: false, logger: logger, body)
      return
    }
    let cluster = try await EmbeddedCluster.start(
      stateDirectory: location.stateDirectory, durability: .durable, logger: logger)
    do {
      try await withDatabase(cluster.connectionString, isEmbedded: true, logger: logger, body)
    } catch {
      await cluster.stop()
      throw error
    }
    await cluster.stop()
  }

  private static func withDatabase(
    _ connectionString: String, isEmbedded: Bool, logger: Logger,
    _ body: (DatabaseSource) async throws -> Void
  ) async throws {
    let database = Database(
      DatabaseConfiguration(connectionString: connectionString), logger: logger)
    do {
      try await database.ping(deadline: .now + .seconds(15))
      try await body(DatabaseSource(database: database, isEmbedded: isEmbedded))
    } catch {
      await database.shutdown()
      throw error
    }
    await database.shutdown()
  }
}
