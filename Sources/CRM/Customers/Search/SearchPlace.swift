import Postgres
import RPCCore

/// Where a customer is in a search's list: its tier, its rank within the tier, and its bucket, the newest
/// first, in one number. Customers of one place are listed by their ids, the newest first.
struct SearchPlace {
  static let bucketMax = Int64(Int32.max)
  static let rankWidth = bucketMax + 1
  private static let tierWidth = 1_000 * rankWidth

  let number: Int64
  let id: ResourceID

  var tier: Int64 { number / Self.tierWidth }

  var bucket: Int64 { Self.bucketMax - number % Self.rankWidth }

  static func first(of tier: SearchTier) -> Int64 { tier.rawValue * tierWidth }

  /// - Throws: INVALID_ARGUMENT for a position that no search has made.
  init(_ position: PageTokens.Position) throws(RPCError) {
    number = try position.number
    id = position.id
  }
}

/// Customers that were created one after the other share a bucket, by which the index of their terms
/// finds the newest that have some. (A GIN index alone knows no order: all would have to be read.)
enum SearchBuckets {
  /// Customers of a bucket. Each costs a look into the index, whose price grows with its customers.
  static let size: SQLFragment = "4096"
  /// So many are looked into before all customers that match are read.
  static let walkedMax: Int64 = 32

  /// The number of the newest one.
  static let newest: Query =
    "(SELECT last_value / \(unescaped: size) FROM customer_search_seq)"
}
