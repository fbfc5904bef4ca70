import CRMProto
import Postgres
import RPCCore

extension SegmentService {
  func listSegmentCustomers(
    _ request: ListSegmentCustomersRequest, context: CallContext
  ) async throws -> ListSegmentCustomersResponse {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let segment = try await SegmentStore.row(id, in: database, deadline: context.deadline)
    let page = try await lists.page(SegmentMembers(segment: segment.number), request, context) {
      sensitiveTags.visible(try CustomerRow($0).customer, to: context.caller)
    }
    return ListSegmentCustomersResponse(
      customers: page.items, nextPageToken: page.nextPageToken, totalSize: page.totalSize)
  }
}

/// The members of a segment, those that were created last first.
///
/// They are looked for in buckets of customers that were created one after the other, in more of them each
/// time that too few are found: a page costs the same in a large segment and in a small one.
struct SegmentMembers: CountedQuery {
  let segment: Int32

  private static let firstWidth: Int32 = 32

  func rows(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    var rows: [Row] = []
    var top = try await top(after: position, in: database, deadline: deadline)
    var width = Self.firstWidth
    while top >= 0, rows.count < limit {
      let found = try await database.report(
        page(
          top, width: width, after: position, limit: limit - rows.count),
        deadline: deadline)
      rows += Array(found)
      top -= width
      width = min(width * 2, 1 << 20)
    }
    return rows
  }

  func position(of row: Row) throws -> PageTokens.Position {
    PageTokens.Position(
      sortKey: String(try row.decode(Int32.self, at: CustomerRow.columnCount)),
      id: try row.decode(ResourceID.self, at: 0))
  }

  func count(in database: Database, deadline: ContinuousClock.Instant) async throws -> Int64 {
    let rows = try await database.report(
      """
      SELECT COALESCE(sum(customers), 0)::bigint FROM segment_count
      WHERE segment_number = \(segment)
      """, deadline: deadline)
    return try rows.first?.decode(Int64.self, at: 0) ?? 0
  }

  private func top(
    after position: PageTokens.Position?, in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> Int32 {
    if let position { return Int32(clamping: try position.number) }
    let rows = try await database.report(
      """
      SELECT (last_value / \(unescaped: SearchBuckets.size))::integer FROM customer_search_seq
      """, deadline: deadline)
    return try rows.first?.decode(Int32.self, at: 0) ?? 0
  }

  private func page(
    _ top: Int32, width: Int32, after position: PageTokens.Position?, limit: Int
  ) throws -> Query {
    let isBehind = try position.map { position -> Query in
      "AND (bucket, customer_id) < (\(Int32(clamping: try position.number)), \(position.id))"
    }
    return """
      SELECT \(unescaped: CustomerRow.columns), bucket
      FROM customer_segment JOIN customer ON customer.id = customer_id
      WHERE segments @> \([segment]) AND bucket > \(top - width) AND bucket <= \(top)
        \(isBehind ?? "")
      ORDER BY bucket DESC, customer_id DESC LIMIT \(Int64(limit))
      """
  }
}
