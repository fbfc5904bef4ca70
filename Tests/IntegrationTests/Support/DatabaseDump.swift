import Postgres

/// Everything that a database holds.
enum DatabaseDump {
  /// Every row of every table, the audit trail's apart.
  static func fingerprint(of database: Database) async throws -> [String] {
    try await database.report(
      """
      SELECT tablename || ' ' || md5(query_to_xml(
        format('SELECT row::text FROM %I AS row ORDER BY 1', tablename), true, true, '')::text)
      FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'audit%' ORDER BY 1
      """, deadline: soon
    ).map { try $0.decode(String.self, at: 0) }
  }
}
