import CRM
import EmbeddedPostgres
import Logging
import Postgres

/// The private cluster of a state directory, whoever runs it.
enum RunningCluster {
  /// Runs `body` with a connection string of the owner of the tables: of the cluster that a server runs, else of
  /// one that is started for it.
  static func with(
    _ stateDirectory: String, logger: Logger, _ body: (String) async throws -> Void
  ) async throws {
    if let running = EmbeddedCluster.connectionString(ofRunning: stateDirectory),
      await answers(running)
    {
      return try await body(running)
    }
    let cluster = try await EmbeddedCluster.start(
      stateDirectory: stateDirectory, durability: .durable, logger: logger)
    do {
      try await body(cluster.connectionString)
    } catch {
      await cluster.stop()
      throw error
    }
    await cluster.stop()
  }

  /// A socket is also left by who was killed.
  private static func answers(_ connectionString: String) async -> Bool {
    let silent = Logger(label: "backup") { _ in SwiftLogNoOpLogHandler() }
    let database = Database(
      DatabaseConfiguration(connectionString: connectionString), logger: silent)
    let isThere = (try? await database.ping(deadline: .now + .seconds(5))) != nil
    await database.shutdown()
    return isThere
  }
}

/// What a backup's manifest says of the database.
struct ClusterFacts {
  let schemaVersion: Int
  let auditHead: String?

  static func read(_ connectionString: String, logger: Logger) async throws -> ClusterFacts {
    let database = Database(
      DatabaseConfiguration(connectionString: connectionString), logger: logger)
    do {
      let facts = ClusterFacts(
        schemaVersion: Int(try await Migrator(database, logger: logger).current()),
        auditHead: try await AuditTrailEnd.head(in: database))
      await database.shutdown()
      return facts
    } catch {
      await database.shutdown()
      throw error
    }
  }
}
