import Postgres

extension Migration {
  /// Customers who are in no segment whatever its criteria: few, so that they are counted apart and the others by
  /// what indexes alone know.
  static let customersApart = Migration(
    number: 15, name: "customers_apart",
    indexes: [
      ConcurrentIndex(
        "customer_apart_idx",
        "ON customer (id) WHERE restricted_at IS NOT NULL OR erased_at IS NOT NULL")
    ])
}
