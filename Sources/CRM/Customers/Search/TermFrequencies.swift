import Postgres

/// Which search terms half the customers have: PostgreSQL's own statistics of the column, about as old as its
/// last ANALYZE. Only what a search costs depends on them.
actor TermFrequencies {
  struct Snapshot: Sendable {
    var customers = 0.0
    /// The share of the customers that have a term, of the most common terms.
    var shares: [String: Double] = [:]

    /// How many customers have one of the terms of every list, were they spread by chance.
    func expectedMatches(_ lists: [[String]]) -> Double {
      lists.reduce(customers) { matches, terms in
        matches * min(1, terms.reduce(0) { $0 + (shares[$1] ?? 0) })
      }
    }
  }

  private static let lifetime = Duration.seconds(60)

  private var snapshot = Snapshot()
  private var expiry: ContinuousClock.Instant?

  /// Reads them again once a minute; whoever comes meanwhile gets those of before.
  func current(
    in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> Snapshot {
    let now = ContinuousClock.now
    if let expiry, now < expiry { return snapshot }
    expiry = now + Self.lifetime
    do {
      let rows = try await database.read(Self.find, deadline: deadline)
      var read = Snapshot()
      for row in rows {
        var cells = row.makeDecoder()
        read.customers = try cells.next(Double.self)
        read.shares[try cells.next(String.self)] = try cells.next(Double.self)
      }
      snapshot = read
    } catch {
      expiry = nil
      throw error
    }
    return snapshot
  }

  private static let find: Query = """
    SELECT class.reltuples::double precision, common.term, common.share::double precision
    FROM pg_class AS class, pg_stats AS stats, unnest(
      stats.most_common_elems::text::text[], stats.most_common_elem_freqs) AS common (term, share)
    WHERE class.oid = 'customer'::regclass AND stats.schemaname = class.relnamespace::regnamespace::text
      AND stats.tablename = 'customer' AND stats.attname = 'search_terms'
      AND common.term IS NOT NULL
    """
}
