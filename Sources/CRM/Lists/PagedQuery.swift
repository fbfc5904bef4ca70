import Postgres

/// A query whose rows are read page by page, in an order that is its own.
protocol PagedQuery: Sendable {
  /// The first rows behind a position, `limit` of them at most.
  nonisolated(nonsending) func rows(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row]

  /// Where a row of it stands in its order.
  func position(of row: Row) throws -> PageTokens.Position
}

/// A query that also tells how many rows it has in all.
protocol CountedQuery: PagedQuery {
  nonisolated(nonsending) func count(
    in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> Int64
}
