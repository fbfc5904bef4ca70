import Postgres

/// A pass over all customers that puts the membership of some segments right.
struct Calculation: Sendable {
  let id: ResourceID
  /// Numbers.
  let segments: [Int32]
  /// The last customer that was seen to.
  let position: ResourceID
  let customersDone: Int64
  let customersTotal: Int64
  let startedAt: Timestamptz
  /// Finished, or given up.
  let isDone: Bool
  let isFailed: Bool

  var isAtTheBeginning: Bool { position == .zero }

  /// What `init` reads, in its order.
  static let columns: SQLFragment = """
    id, segments, position, customers_done, customers_total, started_at, \
    finished_at IS NOT NULL, failure <> ''
    """

  init(_ row: Row) throws {
    var cells = row.makeDecoder()
    id = try cells.next(ResourceID.self)
    segments = try cells.next([Int32].self)
    position = try cells.next(ResourceID.self)
    customersDone = try cells.next(Int64.self)
    customersTotal = try cells.next(Int64.self)
    startedAt = try cells.next(Timestamptz.self)
    isDone = try cells.next(Bool.self)
    isFailed = try cells.next(Bool.self)
  }
}

/// The statements about calculations.
enum CalculationStore {
  /// Makes this server the one that calculates, until the transaction ends.
  static let tryLock: Query =
    "SELECT pg_try_advisory_xact_lock(\(unescaped: SegmentLocks.calculation))"

  /// Waits for the one that calculates to end the step that it is at.
  static let lock: Query = "SELECT pg_advisory_xact_lock(\(unescaped: SegmentLocks.calculation))"

  /// Those that are not done, oldest first.
  static let open: Query = """
    SELECT \(unescaped: Calculation.columns) FROM segment_calculation
    WHERE finished_at IS NULL ORDER BY started_at, id
    """

  static func find(_ id: ResourceID) -> Query {
    "SELECT \(unescaped: Calculation.columns) FROM segment_calculation WHERE id = \(id)"
  }

  /// Segments that wait and that no open calculation has.
  static let waiting: Query = """
    SELECT number FROM segment WHERE status = 1 AND number <> ALL (ARRAY(
      SELECT unnest(segments) FROM segment_calculation WHERE finished_at IS NULL))
    ORDER BY number
    """

  static func begin(_ id: ResourceID, _ segments: [Int32], at now: Timestamptz) -> [Query] {
    [
      """
      INSERT INTO segment_calculation (id, segments, position, customers_total, started_at)
      SELECT \(id), \(segments), \(ResourceID.zero), GREATEST(reltuples, 0)::bigint, \(now)
      FROM pg_class WHERE oid = 'customer'::regclass
      """,
      """
      INSERT INTO segment_calculation_result (calculation_id, segment_number)
      SELECT \(id), unnest(\(segments))
      """,
    ]
  }

  /// At the beginning only: one whose criteria change later waits for the next calculation.
  static func markCalculating(_ segments: [Int32]) -> Query {
    "UPDATE segment SET status = 2 WHERE number = ANY (\(segments))"
  }

  /// Those of whom `segment_due` does not know everybody yet whom time will move.
  static func unscheduled(_ segments: [Int32]) -> Query {
    "SELECT number FROM segment WHERE number = ANY (\(segments)) AND NOT is_scheduled"
  }

  static func advance(_ id: ResourceID, to position: ResourceID, by customers: Int) -> Query {
    """
    UPDATE segment_calculation SET position = \(position),
      customers_done = customers_done + \(Int64(customers))
    WHERE id = \(id)
    """
  }

  static func count(_ moves: [SegmentMoves], in id: ResourceID) -> Query {
    """
    UPDATE segment_calculation_result AS result SET
      entered = result.entered + moves.entered, "left" = result."left" + moves.gone
    FROM unnest(
      \(moves.map(\.segment)), \(moves.map(\.entered)), \(moves.map(\.left)))
      AS moves (segment, entered, gone)
    WHERE calculation_id = \(id) AND segment_number = moves.segment
    """
  }

  /// Segments whose criteria were changed meanwhile stay as they are: the next calculation has them.
  static func finish(_ calculation: Calculation, at now: Timestamptz) -> [Query] {
    [
      "UPDATE segment_calculation SET finished_at = \(now) WHERE id = \(calculation.id)",
      """
      UPDATE segment SET status = 3, status_reason = '', last_calculated = \(now),
        is_scheduled = TRUE
      WHERE number = ANY (\(calculation.segments)) AND status = 2
      """,
      conclude(calculation, at: now),
    ] + forgetDeleted(calculation.segments)
  }

  /// Ends one that cannot be done; what it has put right remains.
  static func giveUp(
    _ calculation: Calculation, for reason: String, at now: Timestamptz
  ) -> [Query] {
    [
      """
      UPDATE segment_calculation SET finished_at = \(now), failure = \(reason)
      WHERE id = \(calculation.id)
      """,
      // Those that wait for its beginning, and those that it has begun with.
      """
      UPDATE segment SET status = 4, status_reason = \(reason)
      WHERE number = ANY (\(calculation.segments))
        AND (status = 2 OR status = 1 AND \(calculation.isAtTheBeginning))
      """,
      conclude(calculation, at: now),
    ]
  }

  /// What history tells of it.
  private static func conclude(_ calculation: Calculation, at now: Timestamptz) -> Query {
    let millis = (now.microsecondsSince2000 - calculation.startedAt.microsecondsSince2000) / 1_000
    return """
      UPDATE segment_calculation_result SET finished_at = \(now), duration_millis = \(millis),
        customers = COALESCE((
          SELECT sum(customers)::bigint FROM segment_count
          WHERE segment_count.segment_number = segment_calculation_result.segment_number), 0)
      WHERE calculation_id = \(calculation.id)
      """
  }

  /// What is left of deleted segments once their last member is out.
  private static func forgetDeleted(_ numbers: [Int32]) -> [Query] {
    let deleted: Query = """
      SELECT number FROM segment WHERE is_deleted AND status = 3 AND number = ANY (\(numbers))
      """
    return [
      "DELETE FROM segment_count WHERE segment_number IN (\(deleted))",
      "DELETE FROM segment_change WHERE segment_number IN (\(deleted))",
      "DELETE FROM segment_calculation_result WHERE segment_number IN (\(deleted))",
      "DELETE FROM segment WHERE number IN (\(deleted))",
    ]
  }
}

/// How many entered a segment and left it.
struct SegmentMoves: Sendable {
  let segment: Int32
  let entered: Int64
  let left: Int64

  init(_ row: Row) throws {
    var cells = row.makeDecoder()
    segment = try cells.next(Int32.self)
    entered = try cells.next(Int64.self)
    left = try cells.next(Int64.self)
  }
}
