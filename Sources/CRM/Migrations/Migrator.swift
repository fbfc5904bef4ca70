package import Logging
package import Postgres

/// Brings the schema to the state that this program knows, one transaction a migration.
package struct Migrator: Sendable {
  private let database: Database
  private let logger: Logger
  private let migrations = Migration.all

  package init(_ database: Database, logger: Logger) {
    self.database = database
    self.logger = logger
  }

  /// Number of the newest migration that this program knows.
  package var latest: Int32 { Self.latestKnown }

  /// `latest`, of whoever has no database yet.
  package static var latestKnown: Int32 { Migration.all.last?.number ?? 0 }

  /// Number of the newest migration that the schema has, known or not; 0 for a database without a schema.
  package func current() async throws -> Int32 {
    let exists = try await database.report(SchemaMigrations.tableExists, deadline: Self.deadline)
    guard try exists.first?.decode(Bool.self, at: 0) == true else { return 0 }
    return try await applied().keys.max() ?? 0
  }

  /// Applies what is missing; several servers may do so at once, and one of them does the work.
  /// - Parameter serviceRole: who then gets the rights to all that is there; nil for nobody.
  /// - Returns: how many migrations were applied.
  /// - Throws: `SchemaError` when the schema is newer than this program or was altered, `ServiceRoleError`,
  ///   `PostgresError`.
  @discardableResult
  package func migrate(serviceRole: String? = nil) async throws -> Int {
    try await database.transaction(deadline: .now + .seconds(60)) { transaction in
      try await Self.lock(transaction)
      transaction.stage(SchemaMigrations.createTable)
    }
    try check(try await applied())
    var count = 0
    for migration in migrations where try await apply(migration) {
      logger.notice("migrated", metadata: ["migration": "\(migration.number) \(migration.name)"])
      count += 1
    }
    if let serviceRole { try await grant(to: serviceRole) }
    return count
  }

  /// What `migrate` would apply: numbers and names, in order. Changes nothing.
  /// - Throws: `SchemaError` when the schema is newer than this program or was altered, `PostgresError`.
  package func missing() async throws -> [String] {
    let exists = try await database.report(SchemaMigrations.tableExists, deadline: Self.deadline)
    guard try exists.first?.decode(Bool.self, at: 0) == true else {
      return migrations.map { "\($0.number) \($0.name)" }
    }
    let applied = try await applied()
    try check(applied)
    return migrations.filter { applied[$0.number] == nil }.map { "\($0.number) \($0.name)" }
  }

  /// Checks that the schema is exactly the one that this program knows.
  /// - Throws: `SchemaError`, `PostgresError`.
  package func verify() async throws {
    let exists = try await database.report(SchemaMigrations.tableExists, deadline: Self.deadline)
    guard try exists.first?.decode(Bool.self, at: 0) == true else {
      throw SchemaError.older(schema: 0, program: latest)
    }
    let applied = try await applied()
    try check(applied)
    let schema = applied.keys.max() ?? 0
    guard schema == latest else { throw SchemaError.older(schema: schema, program: latest) }
  }

  private func apply(_ migration: Migration) async throws -> Bool {
    let patience = migration.indexes.isEmpty ? Duration.seconds(600) : Self.indexPatience
    return try await database.transaction(deadline: .now + patience) { transaction in
      // Held to the end of the transaction, so that of several servers each migration has one.
      try await Self.lock(transaction)
      try await Self.takeTime(transaction)
      let found = try await transaction.query(SchemaMigrations.find(migration.number))
      guard found.isEmpty else { return false }
      for statement in migration.statements { _ = try await transaction.query(statement) }
      if !migration.indexes.isEmpty {
        // Until another statement follows, PostgreSQL keeps the snapshot of the last one, for whose end the making
        // of an index would wait. This one has none.
        _ = try await transaction.query("SET LOCAL statement_timeout = 0")
        for index in migration.indexes { try await make(index) }
      }
      transaction.stage(SchemaMigrations.record(migration))
      return true
    }
  }

  /// On another connection and in no transaction, so that who writes waits for nothing of it.
  private func make(_ index: ConcurrentIndex) async throws {
    let deadline = ContinuousClock.now + Self.indexPatience
    let found = try await database.report(index.find, deadline: deadline)
    if let row = found.first {
      if try row.decode(Bool.self, at: 0) { return }
      _ = try await database.report(index.drop, deadline: deadline)
    }
    logger.notice("making an index beside the calls", metadata: ["index": "\(index.name)"])
    _ = try await database.report(index.create, deadline: deadline)
  }

  private func grant(to role: String) async throws {
    try await database.transaction(deadline: .now + .seconds(60)) { transaction in
      // Two that grant at once would be in each other's way.
      try await Self.lock(transaction)
      try await ServiceRights.grant(to: role, in: transaction)
    }
  }

  private func applied() async throws -> [Int32: [UInt8]] {
    let rows = try await database.report(SchemaMigrations.list, deadline: Self.deadline)
    return try Dictionary(
      rows.map { try ($0.decode(Int32.self, at: 0), $0.decode([UInt8].self, at: 1)) },
      uniquingKeysWith: { $1 })
  }

  private func check(_ applied: [Int32: [UInt8]]) throws(SchemaError) {
    if let newest = applied.keys.max(), newest > latest {
      throw .newer(schema: newest, program: latest)
    }
    for migration in migrations {
      if let hash = applied[migration.number], hash != migration.hash {
        throw .altered(migration: migration.number)
      }
    }
  }

  private static var deadline: ContinuousClock.Instant { .now + .seconds(15) }

  /// For indexes of the largest tables. What an owner's sessions may take for a statement has to be as long.
  package static let indexPatience = Duration.seconds(6 * 3_600)

  /// What rewrites a large table takes longer than a call's statement may. Who waits for a lock keeps
  /// everybody behind it waiting, and gives up as before.
  private static func takeTime(_ transaction: Transaction) async throws {
    _ = try await transaction.query(
      """
      SELECT set_config('statement_timeout', '0', true),
        set_config('idle_in_transaction_session_timeout', '0', true), set_config('lock_timeout', CASE
        WHEN current_setting('lock_timeout') = '0' THEN '60s' ELSE current_setting('lock_timeout')
        END, true)
      """)
  }

  private static func lock(_ transaction: Transaction) async throws {
    // An arbitrary constant of this program; "crm" in hexadecimal.
    _ = try await transaction.query("SELECT pg_advisory_xact_lock(\(Int64(0x63726d)))")
  }
}

/// Why a server does not work on a schema.
package enum SchemaError: Error, Hashable, CustomStringConvertible {
  case older(schema: Int32, program: Int32)
  case newer(schema: Int32, program: Int32)
  case altered(migration: Int32)

  package var description: String {
    switch self {
    case .older(let schema, let program):
      "The database's schema is at version \(schema) and this program needs \(program): "
        + "run `crm-server migrate`."
    case .newer(let schema, let program):
      "The database's schema is at version \(schema), newer than the \(program) that this program "
        + "knows: run a newer crm-server."
    case .altered(let migration):
      "Migration \(migration) of the database is not the one that this program knows: "
        + "one of the two was altered."
    }
  }
}
