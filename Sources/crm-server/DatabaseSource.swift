import CRM
import EmbeddedPostgres
import Logging
import Postgres

/// A database that is ready to be called.
struct DatabaseSource {
  let database: Database
  /// Of `database`; they need not be there.
  var standbys: [Standby] = []
  let isEmbedded: Bool

  /// As whom the database is called.
  enum Role {
    /// Makes the tables and owns them.
    case owner
    /// Serves. With the private cluster the owner has migrated before; else it is whoever DATABASE_URL names.
    case service
  }

  /// Starts the private cluster if one is needed, runs `body`, and stops everything behind it.
  static func withDatabase(
    told settings: ProgramSettings, as role: Role, logger: Logger,
    _ body: (DatabaseSource) async throws -> Void
  ) async throws {
    if let url = settings.value(.databaseURL) {
      let standbys = role == .service ? try settings.standbys(logger: logger) : []
      do {
        try await withDatabase(url, as: role, isEmbedded: false, logger: logger) { source in
          var source = source
          source.standbys = standbys
          try await body(source)
        }
      } catch {
        await shutDown(standbys)
        throw error
      }
      return await shutDown(standbys)
    }
    try requireNoStandbys(settings)
    let cluster = try await EmbeddedCluster.start(
      stateDirectory: settings.stateDirectory, durability: .durable, logger: logger)
    do {
      switch role {
      case .owner:
        try await withDatabase(
          cluster.connectionString, as: .owner, isEmbedded: true, logger: logger, body)
      case .service:
        try await withDatabase(
          cluster.connectionString, as: .owner, isEmbedded: true, logger: logger
        ) { owner in
          try await Migrator(owner.database, logger: logger).migrate(
            serviceRole: EmbeddedCluster.serviceRole)
        }
        try await withDatabase(
          cluster.serviceConnectionString, as: .service, isEmbedded: true, logger: logger, body)
      }
    } catch {
      await cluster.stop()
      throw error
    }
    await cluster.stop()
  }

  /// What DATABASE_STANDBY_URL names is a standby of DATABASE_URL.
  /// - Throws: `StartError`.
  static func requireNoStandbys(_ settings: ProgramSettings) throws {
    guard settings.value(.databaseStandbyURL) == nil else {
      throw StartError("DATABASE_STANDBY_URL is for standbys of DATABASE_URL, which is not set")
    }
  }

  static func shutDown(_ standbys: [Standby]) async {
    for standby in standbys { await standby.database.shutdown() }
  }

  private static func withDatabase(
    _ connectionString: String, as role: Role, isEmbedded: Bool, logger: Logger,
    _ body: (DatabaseSource) async throws -> Void
  ) async throws {
    var configuration = DatabaseConfiguration(connectionString: connectionString)
    configuration.isOnThisMachine = isEmbedded
    if role == .owner { configuration.timeouts.exclusiveStatement = Migrator.indexPatience }
    let database = Database(configuration, logger: logger)
    do {
      try await database.ping(deadline: .now + .seconds(15))
      try await body(DatabaseSource(database: database, isEmbedded: isEmbedded))
    } catch {
      await database.shutdown()
      throw error
    }
    await database.shutdown()
  }

  /// Whether it can be served on as it is: its schema, our rights to it, and the key of its audit trail.
  func check(_ auditKey: AuditKey, logger: Logger) async throws {
    try await Migrator(database, logger: logger).verify()
    if try await ServiceRights.verify(in: database) {
      logger.warning(
        """
        the database role of this server may change the audit trail: make another role that may log in, \
        run `crm-server migrate --service-role ROLE` as this one, and let DATABASE_URL name that role
        """)
    }
    try await auditKey.prove(in: database)
  }
}
