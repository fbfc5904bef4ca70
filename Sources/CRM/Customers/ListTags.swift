import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  func listTags(_ request: ListTagsRequest, context: CallContext) async throws -> ListTagsResponse {
    let page = try await lists.page(of: TagList(), request, context) { row in
      TagCount(
        tag: try row.decode(String.self, at: 0), customerCount: try row.decode(Int64.self, at: 1))
    }
    let hidden =
      context.caller.may(.read(.privacy)) ? [] : sensitiveTags.among(page.items.map(\.tag))
    return ListTagsResponse(
      tags: page.items.filter { !hidden.contains($0.tag) }, nextPageToken: page.nextPageToken)
  }
}

/// The tags of active customers, most used first, then by the tag.
private struct TagList: PagedQuery {
  func rows(
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
