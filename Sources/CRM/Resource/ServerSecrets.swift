import Postgres

/// Secrets that all servers on one database share, made by whichever comes first.
enum ServerSecrets {
  /// 32 random bytes under a name, the same for ever.
  static func value(named name: String, in database: Database) async throws -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    let candidate = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    return try await value(named: name, orElse: candidate, in: database)
  }

  /// What stands under a name; `candidate` when nothing does, which then does for ever.
  static func value(
    named name: String, orElse candidate: [UInt8], in database: Database
  ) async throws -> [UInt8] {
    try await database.transaction(deadline: .now + .seconds(15)) { transaction in
      transaction.stage(
        """
        INSERT INTO server_secret (name, value) VALUES (\(name), \(candidate))
        ON CONFLICT ON CONSTRAINT server_secret_pkey DO NOTHING
        """)
      let rows = try await transaction.query(
        "SELECT value FROM server_secret WHERE name = \(name)")
      guard let row = rows.first else { throw PostgresError(.unavailable) }
      return try row.decode([UInt8].self, at: 0)
    }
  }
}
