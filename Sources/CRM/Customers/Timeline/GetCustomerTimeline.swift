import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  func getCustomerTimeline(
    _ request: GetCustomerTimelineRequest, context: CallContext
  ) async throws -> GetCustomerTimelineResponse {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let timeline = Timeline(customer: id, withConsents: context.caller.may(.read(.privacy)))
    let page = try await lists.page(of: timeline, request, context) {
      try TimelineEntries.entry($0)
    }
    if page.items.isEmpty {
      try await CustomerStore.require(id, in: database, deadline: context.deadline)
    }
    return GetCustomerTimelineResponse(
      entries: page.items.compactMap { $0 }, nextPageToken: page.nextPageToken)
  }
}

/// Everything that happened to a customer, latest first.
private struct Timeline: PagedQuery {
  let customer: ResourceID
  let withConsents: Bool

  func rows(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    let position = try position.map(TimelinePosition.init)
    let statement: Query = """
      WITH entry AS (
        \(TimelineEntries.latest(
          of: customer, before: position, limit: limit, withConsents: withConsents)))
      SELECT \(unescaped: TimelineEntries.columns) FROM entry \(TimelineEntries.joins)
      ORDER BY entry.occurred_at DESC, entry.id DESC
      """
    return Array(try await database.report(statement, deadline: deadline))
  }

  func position(of row: Row) throws -> PageTokens.Position {
    let occurredAt = try row.decode(Timestamptz.self, named: "occurred_at")
    return PageTokens.Position(
      sortKey: String(occurredAt.microsecondsSince2000), id: try row.decode(ResourceID.self, at: 2))
  }
}

extension TimelinePosition {
  fileprivate init(_ position: PageTokens.Position) throws(RPCError) {
    self.init(
      occurredAt: Timestamptz(microsecondsSince2000: try position.number), id: position.id)
  }
}
