package import Postgres

/// What waits in the database to be done by one of the servers, and how much is kept there for a while. Numbers of
/// rows, and nothing of what is in them.
package struct Backlog: Sendable, Hashable {
  /// Beyond it nothing is counted.
  package static let countMax = 10_000

  /// Customers whom time alone will move between segments; about as many.
  package let flipsScheduled: Int64
  /// Of them, those whom it should have moved by now, `countMax` at the most.
  package let flipsLate: Int64
  package let flipLatenessSeconds: Double
  package let calculationsOpen: Int64
  /// By status: pending, calculating, ready, failed.
  package let segments: [Int64]
  /// In no block yet, `countMax` at the most.
  package let auditEntriesUnsealed: Int64
  package let oldestUnsealedSeconds: Double
  /// When the last block was made, in Unix time; 0 when there is none.
  package let lastSealSeconds: Double
  /// About as many.
  package let outboxEvents: Int64
  package let oldestOutboxEventSeconds: Double
  /// Answers kept for callers who repeat a request; about as many.
  package let requestRecords: Int64

  /// One statement. What may be large it counts no further than `countMax`, or takes from PostgreSQL's own estimate.
  package static func read(
    in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> Backlog {
    let rows = try await database.report(
      """
      WITH late AS MATERIALIZED (
        SELECT due_at FROM segment_due WHERE due_at <= now()
        ORDER BY due_at LIMIT \(Int64(countMax))),
      unsealed AS MATERIALIZED (
        SELECT occurred_at FROM audit_entry
        WHERE id > (SELECT watermark FROM audit_head)
          AND id NOT IN (SELECT unnest(sealed_above) FROM audit_head)
        ORDER BY id LIMIT \(Int64(countMax)))
      SELECT \(estimate("segment_due")), (SELECT count(*) FROM late),
        COALESCE((SELECT \(age("due_at")) FROM late), 0)::float8,
        (SELECT count(*) FROM segment_calculation WHERE finished_at IS NULL),
        (SELECT ARRAY[
          count(*) FILTER (WHERE status = 1), count(*) FILTER (WHERE status = 2),
          count(*) FILTER (WHERE status = 3), count(*) FILTER (WHERE status = 4)]
          FROM segment WHERE NOT is_deleted),
        (SELECT count(*) FROM unsealed),
        COALESCE((SELECT \(age("occurred_at")) FROM unsealed), 0)::float8,
        COALESCE((SELECT extract(epoch FROM sealed_at)
          FROM audit_block ORDER BY number DESC LIMIT 1), 0)::float8,
        \(estimate("outbox_event")),
        COALESCE((SELECT \(age("occurred_at"))
          FROM (SELECT occurred_at FROM outbox_event ORDER BY id LIMIT 1) AS oldest), 0)::float8,
        \(estimate("request_record"))
      """, planned: .once, deadline: deadline)
    guard let row = rows.first else { throw PostgresError(.unavailable) }
    return try Backlog(row)
  }

  private static func age(_ column: SQLFragment) -> Query {
    "GREATEST(extract(epoch FROM now() - min(\(unescaped: column))), 0)"
  }

  /// As of the last time that PostgreSQL looked through the table.
  private static func estimate(_ table: SQLFragment) -> Query {
    """
    (SELECT GREATEST(reltuples, 0)::bigint
      FROM pg_class WHERE oid = '\(unescaped: table)'::regclass)
    """
  }

  private init(_ row: Row) throws {
    var cells = row.makeDecoder()
    flipsScheduled = try cells.next(Int64.self)
    flipsLate = try cells.next(Int64.self)
    flipLatenessSeconds = try cells.next(Double.self)
    calculationsOpen = try cells.next(Int64.self)
    segments = try cells.next([Int64].self)
    auditEntriesUnsealed = try cells.next(Int64.self)
    oldestUnsealedSeconds = try cells.next(Double.self)
    lastSealSeconds = try cells.next(Double.self)
    outboxEvents = try cells.next(Int64.self)
    oldestOutboxEventSeconds = try cells.next(Double.self)
    requestRecords = try cells.next(Int64.self)
  }
}
