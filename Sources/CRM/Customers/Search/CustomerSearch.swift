import Postgres
import RPCCore

/// Customers that match what somebody looks for, best first.
///
/// The tiers are asked one after the other until the page is full, so that what is found by its name never
/// waits for what is only similar. Within a tier the newest comes first.
struct CustomerSearch: CountedQuery {
  let query: SearchQuery
  /// What customers have to satisfy beside; at least one.
  let filters: [Query]
  let columns: SQLFragment

  func rows(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    let start = try position.map(SearchPosition.init)
    var conditions = try await beginning(in: database, deadline: deadline)
    var rows: [Row] = []
    for tier in SearchTier.allCases where rows.count < limit {
      if let start, tier.rawValue < start.tier { continue }
      if tier == .nearly {
        conditions = try await resembling(conditions, in: database, deadline: deadline)
      }
      guard let statement = page(of: tier, conditions, after: start, limit: limit - rows.count)
      else { continue }
      rows += try await database.report(statement, deadline: deadline)
    }
    return rows
  }

  func position(of row: Row) throws -> PageTokens.Position {
    PageTokens.Position(
      sortKey: String(try row.decode(Int64.self, named: "search_rank")),
      id: try row.decode(ResourceID.self, at: 0))
  }

  func count(in database: Database, deadline: ContinuousClock.Instant) async throws -> Int64 {
    let condition = try await condition(in: database, deadline: deadline)
    let rows = try await database.report(
      "SELECT count(*) FROM customer WHERE \(allOf(filters + [condition]))", deadline: deadline)
    return try rows.first?.decode(Int64.self, at: 0) ?? 0
  }

  /// What every customer that matches satisfies, however well.
  func condition(
    in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> Query {
    let conditions = try await resembling(
      beginning(in: database, deadline: deadline), in: database, deadline: deadline)
    let tiers = SearchTier.allCases.compactMap(conditions.condition)
    guard !tiers.isEmpty else { return "FALSE" }
    let anyOf = tiers.map { tier -> Query in "(\(tier))" }.joined(separator: " OR ")
    return "(\(anyOf))"
  }

  private func page(
    of tier: SearchTier, _ conditions: SearchConditions, after start: SearchPosition?, limit: Int
  ) -> Query? {
    guard let condition = conditions.condition(of: tier) else { return nil }
    let rank = tier.rank(query)
    let better = SearchTier.allCases.prefix(while: { $0 != tier }).compactMap(conditions.condition)
    var whole = filters + [condition] + better.map { "NOT (\($0))" }
    if let start, start.tier == tier.rawValue {
      whole.append("(\(rank) > \(start.rank) OR \(rank) = \(start.rank) AND id < \(start.id))")
    }
    return """
      SELECT \(unescaped: columns), \(rank) AS search_rank FROM customer
      WHERE \(allOf(whole)) ORDER BY search_rank, id DESC LIMIT \(Int64(limit))
      """
  }

  private func allOf(_ conditions: [Query]) -> Query {
    conditions.map { condition -> Query in "(\(condition))" }.joined(separator: " AND ")
  }

  private func beginning(
    in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> SearchConditions {
    let words = query.words.map(\.text)
    let none = [[String]](repeating: [], count: words.count)
    guard words.contains(where: { $0.unicodeScalars.count > SearchTerm.beginLengthMax }) else {
      return SearchConditions(query: query, beginning: none, near: none)
    }
    let rows = try await database.read(SearchWords.beginning(with: words), deadline: deadline)
    return SearchConditions(
      query: query, beginning: try SearchWords.decode(rows, count: words.count), near: none)
  }

  private func resembling(
    _ conditions: SearchConditions, in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> SearchConditions {
    let words = query.words.map(\.text)
    guard !words.isEmpty else { return conditions }
    let rows = try await database.report(SearchWords.resembling(words), deadline: deadline)
    let near = zip(words, try SearchWords.decode(rows, count: words.count)).map { word, found in
      // Of short words too many are alike.
      word.unicodeScalars.count <= SearchTerm.beginLengthMax
        ? [] : found.filter { EditDistance.isSlip(word, for: $0) }
    }
    return SearchConditions(query: query, beginning: conditions.beginning, near: near)
  }
}

/// Where a page of a search ended.
private struct SearchPosition {
  let rank: Int64
  let id: ResourceID

  var tier: Int64 { rank / SearchTier.width }

  init(_ position: PageTokens.Position) throws(RPCError) {
    rank = try position.number
    id = position.id
  }
}
