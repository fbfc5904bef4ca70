import Postgres

/// Places in the primary's log of changes, in bytes.
enum ReplayPosition {
  /// What is committed and visible there stands before it. Behind the header of a page that has nothing else
  /// yet it is the page's beginning: where the log ends that a standby can have replayed.
  static func written(
    by primary: Database, deadline: ContinuousClock.Instant
  ) async throws -> Int64? {
    let rows = try await primary.read(
      """
      SELECT CASE
        WHEN written % pg_size_bytes(current_setting('wal_segment_size')) = 40 THEN written - 40
        WHEN written % current_setting('wal_block_size')::bigint = 24 THEN written - 24
        ELSE written END
      FROM (SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint AS written) AS log
      WHERE NOT pg_is_in_recovery()
      """, deadline: deadline)
    return try rows.first?.decode(Int64.self, at: 0)
  }

  /// What stands before it is visible there. Nil of a server that is no standby, or no longer.
  static func replayed(
    by standby: Database, deadline: ContinuousClock.Instant
  ) async throws -> Int64? {
    let rows = try await standby.read(
      """
      SELECT (pg_last_wal_replay_lsn() - '0/0')::bigint
      WHERE pg_is_in_recovery() AND pg_last_wal_replay_lsn() IS NOT NULL
      """, deadline: deadline)
    return try rows.first?.decode(Int64.self, at: 0)
  }
}
