import CRMProto
import Morocco
import Postgres
import RPCCore
import WireProto

extension SegmentService {
  /// Newest first: a point for each calculation, or for each day in the configured zone.
  func getSegmentHistory(
    _ request: GetSegmentHistoryRequest, context: CallContext
  ) async throws -> GetSegmentHistoryResponse {
    var violations = Violations()
    let id = ResourceID(request.id)
    if id == nil { violations.add("id", "must be a UUID") }
    let period = PeriodFilter.instants(of: request.period, field: "period", &violations)
    switch request.granularity {
    case .unspecified, .day, .calculation: break
    case .unrecognized: violations.add("granularity", "must be CALCULATION or DAY")
    }
    try violations.throwIfAny()
    guard let id else { throw RPCError.segmentNotFound }
    let segment = try await SegmentStore.row(id, in: database, deadline: context.deadline)
    let page =
      if request.granularity == .calculation {
        try await lists.page(
          of: CalculationHistory(segment: segment.number, from: period.from, until: period.until),
          request, context, SegmentHistoryPoint.init(calculation:))
      } else {
        try await lists.page(
          of: DayHistory(
            segment, from: period.from, until: period.until, at: clock.now(), settings),
          request, context, SegmentHistoryPoint.init(day:))
      }
    return GetSegmentHistoryResponse(points: page.items, nextPageToken: page.nextPageToken)
  }
}

/// The calculations that a segment has had.
private struct CalculationHistory: PagedQuery {
  let segment: Int32
  let from: Timestamptz?
  let until: Timestamptz?

  func rows(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    let isBehind = try position.map { position -> Query in
      let instant = Timestamptz(microsecondsSince2000: try position.number)
      return "AND (finished_at, calculation_id) < (\(instant), \(position.id))"
    }
    let statement: Query = """
      SELECT finished_at, customers, entered, "left", duration_millis, calculation_id
      FROM segment_calculation_result
      WHERE segment_number = \(segment) AND finished_at >= \(from ?? .minusInfinity)
        AND finished_at < \(until ?? .infinity) \(isBehind ?? "")
      ORDER BY finished_at DESC, calculation_id DESC LIMIT \(Int64(limit))
      """
    return Array(try await database.report(statement, deadline: deadline))
  }

  func position(of row: Row) throws -> PageTokens.Position {
    PageTokens.Position(
      sortKey: String(try row.decode(Timestamptz.self, at: 0).microsecondsSince2000),
      id: try row.decode(ResourceID.self, at: 5))
  }
}

/// The days of a segment: its size at the end of each, and who moved.
private struct DayHistory: PagedQuery {
  private let segment: Int32
  private let zone: CalendarZone
  /// Local days.
  private let first: LocalDate
  private let last: LocalDate

  /// - Parameters:
  ///   - from: nil is the day on which the segment was created, as is everything before it.
  ///   - until: nil is now, as is everything behind it.
  init(
    _ row: SegmentRow, from: Timestamptz?, until: Timestamptz?, at now: Timestamptz,
    _ settings: CRMSettings
  ) {
    segment = row.number
    zone = settings.zone
    let created = row.segment.createdAt.flatMap { Timestamptz($0) } ?? now
    first = zone.localDate(at: max(from ?? created, created).unixSeconds)
    // A period ends before its end.
    last = zone.localDate(at: min(until?.advanced(by: -1) ?? now, now).unixSeconds)
  }

  func rows(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    var day: LocalDate? = last
    if let position {
      day = zone.localDate(at: try position.number).adding(days: -1)?.date
    }
    var starts: [Timestamptz] = []
    var ends: [Timestamptz] = []
    while let date = day, date >= first, starts.count < limit {
      starts.append(Timestamptz(unixSeconds: zone.start(of: date)))
      let next = date.adding(days: 1)?.date ?? date
      ends.append(Timestamptz(unixSeconds: zone.start(of: next)))
      day = date.adding(days: -1)?.date
    }
    guard !starts.isEmpty else { return [] }
    return Array(try await database.report(points(starts, ends), deadline: deadline))
  }

  func position(of row: Row) throws -> PageTokens.Position {
    PageTokens.Position(
      sortKey: String(try row.decode(Timestamptz.self, at: 0).unixSeconds), id: .zero)
  }

  /// The size at a day's end is today's less what has moved since.
  private func points(_ starts: [Timestamptz], _ ends: [Timestamptz]) -> Query {
    """
    WITH move AS (
      SELECT occurred_at, CASE WHEN entered THEN 1 ELSE 0 END AS entered,
        CASE WHEN entered THEN 0 ELSE 1 END AS gone
      FROM segment_change
      WHERE segment_number = \(segment) AND occurred_at >= \(starts.last)
      UNION ALL
      SELECT COALESCE(finished_at, 'infinity'), entered, "left" FROM segment_calculation_result
      WHERE segment_number = \(segment)
        AND COALESCE(finished_at, 'infinity') >= \(starts.last)),
    size AS (
      SELECT COALESCE(sum(customers), 0)::bigint AS now FROM segment_count
      WHERE segment_number = \(segment))
    SELECT day.start, (size.now - COALESCE(sum(entered - gone)
        FILTER (WHERE occurred_at >= day.until), 0))::bigint,
      COALESCE(sum(entered) FILTER (WHERE occurred_at < day.until AND occurred_at >= day.start), 0)
        ::bigint,
      COALESCE(sum(gone) FILTER (WHERE occurred_at < day.until AND occurred_at >= day.start), 0)
        ::bigint
    FROM unnest(\(starts), \(ends)) AS day (start, until) CROSS JOIN size
    LEFT JOIN move ON occurred_at >= day.start
    GROUP BY day.start, day.until, size.now ORDER BY day.start DESC
    """
  }
}

extension SegmentHistoryPoint {
  fileprivate init(day row: Row) throws {
    var cells = row.makeDecoder()
    self.init(
      at: GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self)),
      customerCount: try cells.next(Int64.self), entered: try cells.next(Int64.self),
      left: try cells.next(Int64.self))
  }

  fileprivate init(calculation row: Row) throws {
    try self.init(day: row)
    durationMillis = try row.decode(Int64.self, at: 4)
  }
}
