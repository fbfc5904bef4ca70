import Postgres
import RPCCore

/// Tiers that are asked together, in the order of the tiers.
enum SearchStage: CaseIterable {
  /// An index has their customers in the order of the list.
  case indexed
  case words
  case alike

  var tiers: [SearchTier] {
    switch self {
    case .indexed: [.contact, .sameName, .sameSound]
    case .words: [.words]
    case .alike: [.sounds, .nearly]
    }
  }
}

/// The statements of one page of a search.
struct SearchStatements {
  let conditions: SearchConditions
  let filters: [Query]
  let columns: SQLFragment
  let start: SearchPlace?
  let limit: Int

  /// Up to so many matches are read and put in order.
  private static let fewMax: Int64 = 1_000

  /// Customers of some tiers, each tier's found by its own index. nil when nobody can match.
  func indexed(_ tiers: [SearchTier]) -> Query? {
    let pages = remaining(tiers).compactMap { tier -> Query? in
      page(of: tier).map { page -> Query in "(\(page))" }
    }
    guard !pages.isEmpty else { return nil }
    // Its parts come one after the other; sorted, those behind a full page would be looked for too.
    return """
      SELECT * FROM (\(pages.joined(separator: " UNION ALL "))) AS page LIMIT \(Int64(limit))
      """
  }

  /// Customers of some tiers, found by the terms they have in common with the query.
  func few(
    _ tiers: [SearchTier], in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    guard let few = few(tiers) else { return [] }
    let rows = try await database.report(few, planned: .once, deadline: deadline)
    let found = try rows.first?.decode(Int64.self, named: "found") ?? 0
    if found <= Self.fewMax {
      return try rows.filter { try $0.decode(ResourceID?.self, at: 0) != nil }
    }
    var page: [Row] = []
    for tier in remaining(tiers) where page.count < limit {
      page += try await many(tier, limit: limit - page.count, in: database, deadline: deadline)
    }
    return page
  }

  /// Customers of the words' tier: when many have them, they are looked for among the newest first.
  func words(
    _ frequencies: TermFrequencies.Snapshot, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    let matches = frequencies.expectedMatches(conditions.begun)
    // Where reading all of them, some 10 µs each, takes as long as looking into as many buckets as have a
    // page of them, some 200 µs each.
    if matches * matches > Double(limit) * frequencies.customers / 200 {
      return try await many(.words, limit: limit, in: database, deadline: deadline)
    }
    return try await few([.words], in: database, deadline: deadline)
  }

  /// All of a tier that the filters keep, in the order of the list.
  private func page(of tier: SearchTier, limit: Int? = nil) -> Query? {
    guard let condition = conditions.condition(of: tier) else { return nil }
    let place = conditions.place(in: tier)
    return """
      SELECT \(unescaped: columns), \(place) AS search_place FROM customer
      WHERE \((filters + only(tier, condition) + isBehindStart(tier, place)).allOf)
      ORDER BY search_place, id DESC LIMIT \(Int64(limit ?? self.limit))
      """
  }

  /// Reads the matches whatever their order, unless they are too many; `found` says how many there are.
  ///
  /// Which of them belong to better tiers is looked at behind: as conditions of the search they would
  /// mislead PostgreSQL about the number of the rest.
  private func few(_ tiers: [SearchTier]) -> Query? {
    let conditions = tiers.compactMap { tier in
      self.conditions.condition(of: tier).map { (tier, $0) }
    }
    guard !conditions.isEmpty else { return nil }
    let ranks = conditions.map { tier, condition -> Query in
      "WHEN \(condition) THEN \(self.conditions.place(in: tier))"
    }
    let better = tiers.first.map { self.conditions.better(than: $0) } ?? []
    let isBetter = better.isEmpty ? "FALSE" : better.anyOf
    let position = start.map { isBehind($0, "search_place") }
    return """
      WITH few AS MATERIALIZED (
        SELECT id, CASE WHEN \(isBetter) THEN NULL \(ranks.joined(separator: " ")) END AS search_place
        FROM customer WHERE \((filters + [conditions.map(\.1).anyOf]).allOf)
        LIMIT \(Self.fewMax + 1)),
      number AS (SELECT count(*) AS found FROM few)
      SELECT page.*, number.found FROM number LEFT JOIN LATERAL (
        SELECT \(unescaped: columns), search_place FROM (
          SELECT id, search_place FROM few
          WHERE number.found <= \(Self.fewMax) AND search_place IS NOT NULL AND \(position ?? "TRUE")
          ORDER BY search_place, id DESC LIMIT \(Int64(limit))) AS best
        JOIN customer USING (id)) AS page ON TRUE
      ORDER BY page.search_place, page.id DESC
      """
  }

  /// A tier with many customers: most likely some of the newest are among them.
  private func many(
    _ tier: SearchTier, limit: Int, in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    if let newest = newest(tier, limit: limit) {
      let rows = try await database.report(newest, planned: .once, deadline: deadline)
      if rows.count == limit { return Array(rows) }
    }
    guard let page = page(of: tier, limit: limit) else { return [] }
    return Array(try await database.report(page, deadline: deadline))
  }

  /// Those in the newest buckets; nil for a tier that newest comes not first in.
  private func newest(_ tier: SearchTier, limit: Int) -> Query? {
    guard tier.hasOneRank, let condition = conditions.condition(of: tier) else { return nil }
    let place = conditions.place(in: tier)
    let conditions = filters + only(tier, condition) + isBehindStart(tier, place)
    let first: Query
    if let start, start.tier == tier.rawValue {
      first = "\(start.bucket)"
    } else {
      first = SearchBuckets.newest
    }
    return """
      SELECT page.* FROM (SELECT \(first) AS number) AS first
      CROSS JOIN LATERAL generate_series(
        first.number, GREATEST(first.number - \(SearchBuckets.walkedMax - 1), 0), -1) AS bucket (number)
      CROSS JOIN LATERAL (
        SELECT \(unescaped: columns), \(place) AS search_place FROM customer
        WHERE search_bucket = bucket.number::integer AND \(conditions.allOf)
        ORDER BY id DESC LIMIT \(Int64(limit))) AS page
      LIMIT \(Int64(limit))
      """
  }

  /// Those that the page may still show.
  private func remaining(_ tiers: [SearchTier]) -> [SearchTier] {
    tiers.filter { $0.rawValue >= start?.tier ?? 0 }
  }

  /// In the tier and in no better one.
  private func only(_ tier: SearchTier, _ condition: Query) -> [Query] {
    [condition] + conditions.better(than: tier).map { better -> Query in "NOT (\(better))" }
  }

  private func isBehindStart(_ tier: SearchTier, _ place: Query) -> [Query] {
    guard let start, start.tier == tier.rawValue else { return [] }
    if tier.isIndexed { return ["id < \(start.id)"] }
    return [isBehind(start, place)]
  }

  private func isBehind(_ start: SearchPlace, _ place: Query) -> Query {
    "(\(place) > \(start.number) OR \(place) = \(start.number) AND id < \(start.id))"
  }
}

extension [Query] {
  var allOf: Query { map { part -> Query in "(\(part))" }.joined(separator: " AND ") }

  var anyOf: Query {
    let parts = map { part -> Query in "(\(part))" }.joined(separator: " OR ")
    return "(\(parts))"
  }
}
