import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  func listTags(_ request: ListTagsRequest, context: CallContext) async throws -> ListTagsResponse {
    // What is hidden is left out before there are pages: a page's token says where it ended.
    let page = try await lists.page(
      of: TagList(sensitiveTags: sensitiveTags, caller: context.caller), request, context
    ) { row in
      TagCount(
        tag: try row.decode(String.self, at: 0), customerCount: try row.decode(Int64.self, at: 1))
    }
    return ListTagsResponse(tags: page.items, nextPageToken: page.nextPageToken)
  }
}

/// The tags of active customers, most used first, then by the tag.
private struct TagList: PagedQuery {
  let sensitiveTags: SensitiveTags
  let caller: Caller

  func rows(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    var position = position
    var rows: [Row] = []
    while rows.count < limit {
      let found = try await everyRow(
        after: position, limit: limit, in: database, deadline: deadline)
      let tags = try found.map { try $0.decode(String.self, at: 0) }
      let hidden = sensitiveTags.hidden(tags, from: caller)
      rows += zip(found, tags).filter { !hidden.contains($1) }.map(\.0)
      guard let last = found.last, found.count == limit else { break }
      position = try self.position(of: last)
    }
    return Array(rows.prefix(limit))
  }

  private func everyRow(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    var behind: Query = "TRUE"
    if let position {
      let (count, tag) = try Self.parts(of: position)
      behind = """
        (sum(customers) < \(count) OR sum(customers) = \(count) AND tag > \(tag))
        """
    }
    let statement: Query = """
      SELECT tag, sum(customers)::bigint AS customers FROM tag_count
      GROUP BY tag HAVING sum(customers) > 0 AND \(behind)
      ORDER BY sum(customers) DESC, tag LIMIT \(Int64(limit))
      """
    return Array(try await database.report(statement, deadline: deadline))
  }

  /// The count, a space and the tag stand where other lists have one key; there is no id.
  func position(of row: Row) throws -> PageTokens.Position {
    let count = try row.decode(Int64.self, at: 1)
    let tag = try row.decode(String.self, at: 0)
    return PageTokens.Position(sortKey: "\(count) \(tag)", id: .zero)
  }

  private static func parts(
    of position: PageTokens.Position
  ) throws(RPCError) -> (count: Int64, tag: String) {
    let key = position.sortKey
    let count = PageTokens.Position(sortKey: String(key.prefix { $0 != " " }), id: .zero)
    return (try count.number, String(key.drop { $0 != " " }.dropFirst()))
  }
}
