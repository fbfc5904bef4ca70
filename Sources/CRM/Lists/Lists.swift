import CRMProto
import Postgres
import Protobuf
import RPCCore

/// A request for a page.
protocol PageRequest: Message {
  var pageSize: Int32 { get set }
  var pageToken: String { get set }
}

/// A request for a page of a list, which may ask how long the list is.
protocol ListRequest: PageRequest {
  var includeTotalSize: Bool { get set }
}

extension ListCustomersRequest: ListRequest {}
extension ListInteractionsRequest: ListRequest {}
extension ListCustomerInteractionsRequest: ListRequest {}
extension ListDueFollowUpsRequest: ListRequest {}
extension ListFeedbackRequest: ListRequest {}
extension ListCustomerFeedbackRequest: ListRequest {}
extension ListSegmentsRequest: ListRequest {}
extension ListSegmentCustomersRequest: ListRequest {}
extension ListAuditEntriesRequest: ListRequest {}
extension ListErasureReceiptsRequest: ListRequest {}
extension GetConsentsRequest: PageRequest {}
extension GetSegmentHistoryRequest: PageRequest {}
extension GetCustomerTimelineRequest: PageRequest {}
extension ListTagsRequest: PageRequest {}

/// One page.
struct Page<Item> {
  let items: [Item]
  /// Empty on the last page.
  let nextPageToken: String
  /// Exact; nil when it was not asked for.
  var totalSize: Int64?
}

/// Answers lists page by page.
struct Lists: Sendable {
  let database: Database
  let pageTokens: PageTokens

  /// A page and, when it was asked for, the exact number of all.
  func page<Item>(
    _ list: some CountedQuery, _ request: some ListRequest, _ context: CallContext,
    _ decode: (Row) throws -> Item
  ) async throws -> Page<Item> {
    var query = request
    query.includeTotalSize = false
    var page = try await page(of: list, query, context, decode)
    if request.includeTotalSize {
      page.totalSize = try await list.count(in: database, deadline: context.deadline)
    }
    return page
  }

  func page<Item>(
    of list: some PagedQuery, _ request: some PageRequest, _ context: CallContext,
    _ decode: (Row) throws -> Item
  ) async throws -> Page<Item> {
    let limit = try PageSize.resolve(request.pageSize)
    let fingerprint = try Self.fingerprint(request, context)
    let position =
      try request.pageToken.isEmpty
      ? nil : pageTokens.read(request.pageToken, fingerprint: fingerprint)

    // One row more than asked for tells whether there is a next page.
    let rows = try await list.rows(
      after: position, limit: limit + 1, in: database, deadline: context.deadline)
    var nextPageToken = ""
    if rows.count > limit, limit > 0 {
      nextPageToken = pageTokens.make(
        try list.position(of: rows[limit - 1]), fingerprint: fingerprint)
    }
    return Page(items: try rows.prefix(limit).map(decode), nextPageToken: nextPageToken)
  }

  /// What a page token is bound to: everything in the request that is not paging itself.
  private static func fingerprint(
    _ request: some PageRequest, _ context: CallContext
  ) throws -> [UInt8] {
    var query = request
    query.pageSize = 0
    query.pageToken = ""
    return PageTokens.fingerprint(of: [
      Array(context.method.fullName.utf8), Array(context.caller.name.utf8), try query.serialized(),
    ])
  }
}
