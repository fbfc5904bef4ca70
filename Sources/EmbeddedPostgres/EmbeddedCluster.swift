import Foundation
public import Logging

/// A private PostgreSQL cluster in a directory of ours: made once, run as our child, found again.
///
/// It listens on a Unix socket alone. As root it runs as the system's user `postgres`, otherwise as
/// the same user as we. It ends with this process, however that ends, and is started again when it
/// ends by itself. Layout of the state directory: `lock`, `config/`, `postgres/` (the data), `run/`
/// (the socket), `log/`.
public final class EmbeddedCluster: Sendable {
  /// What a crash of the machine may cost.
  public enum Durability: Sendable {
    /// Nothing that was acknowledged.
    case durable
    /// Everything: for tests. The role may then create databases.
    case discardable
  }

  /// Who serves: owns nothing, and may do what the owner of the tables has granted.
  public static let serviceRole = Roles.service

  /// For libpq: the Unix socket, the role that owns the database, and the database.
  public let connectionString: String
  /// The same for `serviceRole`.
  public let serviceConnectionString: String
  /// The installation that runs, with `psql` and its like.
  package let binaries: Binaries
  private let supervisor: Supervisor
  private let lock: StateLock

  /// Makes the cluster if need be, starts it, and returns when it accepts connections.
  ///
  /// - Throws: `EmbeddedPostgresError`, whose text says what to do.
  public static func start(
    stateDirectory: String, durability: Durability, logger: Logger
  ) async throws -> EmbeddedCluster {
    let directory = StateDirectory(path: stateDirectory, account: .forPostgres)
    try directory.prepare()
    let lock = try StateLock(path: directory.lockPath, stateDirectory: directory.path)
    try directory.makeFolders()
    let binaries = try Binaries.find(forVersion: directory.existingVersion())
    let settings = Settings(directory: directory, durability: durability)
    try settings.write()
    if try directory.existingVersion() == nil {
      logger.info("making a PostgreSQL cluster", metadata: ["directory": "\(directory.path)"])
      try await Initialization(
        directory: directory, binaries: binaries, durability: durability
      ).run()
    }
    try await Predecessor(dataPath: directory.dataPath).end()
    let roles = Roles(directory: directory, binaries: binaries, dataPath: directory.dataPath)
    // Earlier versions made the owner only.
    if !roles.areComplete { try await roles.make() }
    let supervisor = Supervisor(
      directory: directory, binaries: binaries, settings: settings, logger: logger)
    try await supervisor.start()
    return EmbeddedCluster(
      directory: directory, binaries: binaries, supervisor: supervisor, lock: lock)
  }

  private init(
    directory: StateDirectory, binaries: Binaries, supervisor: Supervisor, lock: StateLock
  ) {
    connectionString = Self.connectionString(to: directory, as: Roles.owner)
    serviceConnectionString = Self.connectionString(to: directory, as: Roles.service)
    self.binaries = binaries
    self.supervisor = supervisor
    self.lock = lock
  }

  /// `serviceConnectionString` of a cluster that another process runs; nil when nobody does.
  public static func serviceConnectionString(ofRunning stateDirectory: String) -> String? {
    connectionString(ofRunning: stateDirectory, as: Roles.service)
  }

  /// `connectionString` of a cluster that another process runs; nil when nobody does.
  public static func connectionString(ofRunning stateDirectory: String) -> String? {
    connectionString(ofRunning: stateDirectory, as: Roles.owner)
  }

  private static func connectionString(
    ofRunning stateDirectory: String, as role: String
  ) -> String? {
    let directory = StateDirectory(path: stateDirectory, account: .forPostgres)
    let socket = "\(directory.socketPath)/.s.PGSQL.5432"
    guard FileManager.default.fileExists(atPath: socket) else { return nil }
    return connectionString(to: directory, as: role)
  }

  private static func connectionString(to directory: StateDirectory, as role: String) -> String {
    let escaped = directory.socketPath.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    return "host='\(escaped)' port=5432 dbname=crm user=\(role)"
  }

  /// The postmaster's process, while there is one.
  package var processID: Int32? { supervisor.processID }

  /// Ends the cluster in good order (a "fast" shutdown) and waits for it.
  public func stop() async {
    await supervisor.stop()
    lock.release()
  }

  /// Ends the cluster without order, for a process that is about to exit.
  package func abandon() {
    supervisor.abandon()
  }

  /// The same cluster, another database.
  package func connectionString(database: String) -> String {
    connectionString.replacing("dbname=crm", with: "dbname=\(database)")
  }
}
