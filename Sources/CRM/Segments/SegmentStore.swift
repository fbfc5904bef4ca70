import CRMProto
import Postgres
import RPCCore

/// The statements about segments themselves.
enum SegmentStore {
  static func find(_ id: ResourceID) -> Query {
    """
    SELECT \(unescaped: SegmentRow.columns) FROM \(unescaped: SegmentRow.table) WHERE id = \(id)
    """
  }

  static func row(
    _ id: ResourceID, in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> SegmentRow {
    let rows = try await database.read(find(id), deadline: deadline)
    guard let row = rows.first else { throw RPCError.segmentNotFound }
    return try SegmentRow(row)
  }

  /// Keeps everybody else from changing criteria, and from writing customers by them, until the
  /// transaction ends, and reads them all.
  static func locked(in transaction: Transaction) async throws -> [SegmentDefinition] {
    // Whoever writes customers waits behind us while we wait.
    transaction.stage("SET LOCAL lock_timeout = '2s'")
    _ = try await transaction.query(
      "SELECT pg_advisory_xact_lock(\(unescaped: SegmentLocks.catalogue))")
    return try await transaction.query(
      """
      SELECT id, number, name, criteria, is_active FROM segment
      WHERE NOT is_deleted ORDER BY number
      """
    ).compactMap { try SegmentDefinition($0, from: 0) }
  }

  /// Behind `locked`.
  static func stored(
    _ id: ResourceID, etag: String, etagField: String = "etag", in transaction: Transaction
  ) async throws -> SegmentRow {
    guard let row = try await transaction.query(find(id)).first else {
      throw RPCError.segmentNotFound
    }
    let stored = try SegmentRow(row)
    try Etag.check(etag, against: stored.segment.etag, field: etagField)
    return stored
  }

  static func insert(
    _ segment: Segment, id: ResourceID, at now: Timestamptz
  ) -> Query {
    """
    INSERT INTO segment
      (id, name, description, criteria, is_active, created_at, updated_at)
    VALUES (
      \(id), \(segment.name), \(segment.description), \(segment.criteria), \(segment.isActive),
      \(now), \(now))
    """
  }

  static func update(
    _ segment: Segment, id: ResourceID, at now: Timestamptz
  ) -> Query {
    """
    UPDATE segment SET
      revision = revision + 1,
      name = \(segment.name),
      description = \(segment.description),
      criteria = \(segment.criteria),
      is_active = \(segment.isActive),
      updated_at = \(now)
    WHERE id = \(id)
    """
  }

  /// Gone for everybody; its members are taken out in the background.
  static func delete(_ id: ResourceID, at now: Timestamptz) -> Query {
    """
    UPDATE segment SET is_deleted = TRUE, is_active = FALSE, revision = revision + 1,
      updated_at = \(now)
    WHERE id = \(id)
    """
  }

  /// Has segments calculated, and everybody evaluate them anew.
  static func recalculate(_ ids: [ResourceID]) -> [Query] {
    [
      markPending(ids),
      "UPDATE segment SET is_scheduled = FALSE WHERE id = ANY (\(ids))",
      "UPDATE segment_catalogue SET version = version + 1",
    ]
  }

  static func markPending(_ ids: [ResourceID]) -> Query { markPending(where: "id = ANY (\(ids))") }

  /// For what changes customers without evaluating them.
  static let markAllPending: [Query] = [
    // Those that are being calculated have to be once more: for customers that it has been past.
    markPending(where: "is_active AND status IN (2, 3)"), "UPDATE segment SET is_scheduled = FALSE",
  ]

  /// What is told of a segment that is calculated is what was true before.
  private static func markPending(where condition: Query) -> Query {
    """
    UPDATE segment SET status = 1, status_reason = '', count_before = CASE status
      WHEN 3 THEN COALESCE((
        SELECT sum(customers)::bigint FROM segment_count WHERE segment_number = number), 0)
      ELSE count_before END
    WHERE \(condition)
    """
  }
}
