import Postgres

extension Database {
  /// Backends of this database that wait for a lock now, whatever their role: what other roles wait for is not in
  /// `pg_stat_activity`.
  func lockWaiters() async throws -> Int {
    let waits: Query = """
      SELECT count(DISTINCT pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
      WHERE NOT granted AND datname = current_database()
      """
    return try await report(waits, deadline: soon)[0].decode(Int.self, at: 0)
  }
}
