import Postgres

extension Database {
  /// Backends that wait for a lock now.
  func lockWaiters() async throws -> Int {
    let waits: Query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    return try await report(waits, deadline: soon)[0].decode(Int.self, at: 0)
  }
}
