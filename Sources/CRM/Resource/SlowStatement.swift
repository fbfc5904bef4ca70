package import Postgres

/// A statement that PostgreSQL has been at for a while, or a transaction that waits for its next one.
package struct SlowStatement: Sendable, Hashable {
  package static let ageMin = Duration.milliseconds(100)
  package static let countMax = 20
  private static let charactersMax: Int32 = 200

  package let processID: Int32
  /// As `pg_stat_activity` has it.
  package let state: String
  /// `Lock/transactionid`; empty when it waits for nothing.
  package let waitsFor: String
  package let ageSeconds: Double
  /// Its beginning, on one line. Values are parameters of a statement, and never in its text.
  package let text: String

  /// Of every server with our role and application name: sessions of people with that role have values in their texts.
  package static func all(
    in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> [SlowStatement] {
    let rows = try await database.report(
      """
      SELECT pid, state, CASE WHEN wait_event_type IS NULL OR wait_event_type = 'Client' THEN ''
          ELSE wait_event_type || '/' || wait_event END,
        extract(epoch FROM clock_timestamp() - query_start)::float8,
        left(regexp_replace(btrim(query), '\\s+', ' ', 'g'), \(charactersMax))
      FROM pg_stat_activity
      WHERE usename = current_user AND datname = current_database()
        AND application_name = current_setting('application_name')
        AND state IN ('active', 'idle in transaction', 'idle in transaction (aborted)')
        AND pid <> pg_backend_pid()
        AND query_start < clock_timestamp() - \(ageMin / .seconds(1)) * interval '1 second'
      ORDER BY query_start LIMIT \(Int64(countMax))
      """, planned: .once, deadline: deadline)
    return try rows.map { row in
      var cells = row.makeDecoder()
      return SlowStatement(
        processID: try cells.next(Int32.self), state: try cells.next(String.self),
        waitsFor: try cells.next(String.self), ageSeconds: try cells.next(Double.self),
        text: try cells.next(String.self))
    }
  }
}
