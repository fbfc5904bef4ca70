import CRMProto
import Postgres
import Protobuf
import RPCCore

/// A request for a page of a list.
protocol ListRequest: Message {
  var pageSize: Int32 { get set }
  var pageToken: String { get set }
  var includeTotalSize: Bool { get set }
}

extension ListCustomersRequest: ListRequest {}
extension ListInteractionsRequest: ListRequest {}
extension ListCustomerInteractionsRequest: ListRequest {}
extension ListDueFollowUpsRequest: ListRequest {}
extension ListFeedbackRequest: ListRequest {}
extension ListCustomerFeedbackRequest: ListRequest {}

/// One page.
struct Page<Item> {
  let items: [Item]
  /// Empty on the last page.
  let nextPageToken: String
  /// Exact; nil when it was not asked for.
  let totalSize: Int64?
}

/// Answers lists page by page.
struct Lists: Sendable {
  let database: Database
  let pageTokens: PageTokens

  func page<Key, Item>(
    _ list: KeysetList<Key>, _ request: some ListRequest, _ context: CallContext,
    _ decode: (Row) throws -> Item
  ) async throws -> Page<Item> {
    let limit = try PageSize.resolve(request.pageSize)
    let fingerprint = try Self.fingerprint(request, context)
    let position =
      try request.pageToken.isEmpty
      ? nil : pageTokens.read(request.pageToken, fingerprint: fingerprint)
    let after = try position.map { try KeysetList<Key>.Position($0, in: list.order) }

    // One row more than asked for tells whether there is a next page.
    let rows = try await database.report(
      list.page(after: after, limit: limit + 1), deadline: context.deadline)
    var nextPageToken = ""
    if rows.count > limit, limit > 0 {
      let last = try KeysetList<Key>.Position(rows[limit - 1], in: list.order)
      nextPageToken = pageTokens.make(last.tokenPosition, fingerprint: fingerprint)
    }
    let items = try rows.prefix(limit).map(decode)
    guard request.includeTotalSize else {
      return Page(items: items, nextPageToken: nextPageToken, totalSize: nil)
    }
    let counts = try await database.report(list.count, deadline: context.deadline)
    let totalSize = try counts.first?.decode(Int64.self, at: 0) ?? 0
    return Page(items: items, nextPageToken: nextPageToken, totalSize: totalSize)
  }

  /// What a page token is bound to: everything in the request that is not paging itself.
  private static func fingerprint(
    _ request: some ListRequest, _ context: CallContext
  ) throws -> [UInt8] {
    var query = request
    query.pageSize = 0
    query.pageToken = ""
    query.includeTotalSize = false
    return PageTokens.fingerprint(of: [
      Array(context.method.fullName.utf8), Array(Caller(context).name.utf8), try query.serialized(),
    ])
  }
}
