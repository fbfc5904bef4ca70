import Postgres
import RPCCore

/// Customers that match what somebody looks for, best first.
///
/// The stages are asked one after the other until the page is full, so that what is found by its name never
/// waits for what is only similar. Within a tier the newest comes first.
struct CustomerSearch: CountedQuery {
  let query: SearchQuery
  /// What customers have to satisfy beside; at least one.
  let filters: [Query]
  let columns: SQLFragment
  let frequencies: TermFrequencies

  func rows(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    let start = try position.map(SearchPlace.init)
    var rows: [Row] = []
    var conditions = SearchConditions(query: query)
    func statements() -> SearchStatements {
      SearchStatements(
        conditions: conditions, filters: filters, columns: columns, start: start,
        limit: limit - rows.count)
    }
    for stage in SearchStage.allCases where rows.count < limit {
      if let start, stage.tiers.allSatisfy({ $0.rawValue < start.tier }) { continue }
      switch stage {
      case .indexed:
        guard let indexed = statements().indexed(stage.tiers) else { continue }
        rows += try await database.read(indexed, deadline: deadline)
      case .words:
        conditions = try await beginning(conditions, in: database, deadline: deadline)
        let known = try await frequencies.current(in: database, deadline: deadline)
        rows += try await statements().words(known, in: database, deadline: deadline)
      case .alike:
        conditions = try await beginning(conditions, in: database, deadline: deadline)
        conditions = try await resembling(conditions, in: database, deadline: deadline)
        rows += try await statements().few(stage.tiers, in: database, deadline: deadline)
      }
    }
    return rows
  }

  func position(of row: Row) throws -> PageTokens.Position {
    PageTokens.Position(
      sortKey: String(try row.decode(Int64.self, named: "search_place")),
      id: try row.decode(ResourceID.self, at: 0))
  }

  func count(in database: Database, deadline: ContinuousClock.Instant) async throws -> Int64 {
    let condition = try await condition(in: database, deadline: deadline)
    let rows = try await database.report(
      "SELECT count(*) FROM customer WHERE \((filters + [condition]).allOf)", deadline: deadline)
    return try rows.first?.decode(Int64.self, at: 0) ?? 0
  }

  /// What every customer that matches satisfies, however well.
  func condition(
    in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> Query {
    let begun = try await beginning(
      SearchConditions(query: query), in: database, deadline: deadline)
    let conditions = try await resembling(begun, in: database, deadline: deadline)
    let tiers = SearchTier.allCases.compactMap(conditions.condition)
    guard !tiers.isEmpty else { return "FALSE" }
    return tiers.anyOf
  }

  private func beginning(
    _ conditions: SearchConditions, in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> SearchConditions {
    let words = query.words.map(\.text)
    guard conditions.beginning == nil,
      words.contains(where: { $0.unicodeScalars.count > SearchTerm.beginLengthMax })
    else { return conditions }
    let rows = try await database.read(SearchWords.beginning(with: words), deadline: deadline)
    var conditions = conditions
    conditions.beginning = try SearchWords.decode(rows, count: words.count)
    return conditions
  }

  private func resembling(
    _ conditions: SearchConditions, in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> SearchConditions {
    let words = query.words.map(\.text)
    guard words.contains(where: SearchTerm.hasLetter) else { return conditions }
    let rows = try await database.report(
      SearchWords.resembling(words), planned: .once, deadline: deadline)
    var conditions = conditions
    conditions.near = zip(words, try SearchWords.decode(rows, count: words.count)).map {
      word, found in
      // Of short words too many are alike.
      word.unicodeScalars.count <= SearchTerm.beginLengthMax
        ? [] : found.filter { EditDistance.isSlip(word, for: $0) }
    }
    return conditions
  }
}
