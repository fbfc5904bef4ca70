package import Postgres

/// The table `outbox_event`: what happened to which resource, for whoever follows it by the ids of its rows.
package enum OutboxEvents {
  /// Forgets events that are older than 30 days, a bounded number at a time, the oldest first.
  /// - Returns: how many were forgotten; `batchSize` says that there may be more.
  package static func expire(
    in database: Database, batchSize: Int32 = 10_000, deadline: ContinuousClock.Instant
  ) async throws -> Int {
    let rows = try await database.write(
      [
        """
        DELETE FROM outbox_event WHERE occurred_at < now() - interval '30 days' AND id = ANY (ARRAY(
          SELECT id FROM outbox_event ORDER BY id LIMIT \(batchSize)))
        """
      ], deadline: deadline)
    return rows.first?.affectedRowCount ?? 0
  }
}
