import Postgres

/// Keys of advisory locks, all held to the end of a transaction.
enum SegmentLocks {
  /// Shared by whoever writes customers; alone, by whoever changes criteria.
  static let catalogue: SQLFragment = "1668443137"
  /// Held by the one server that calculates.
  static let calculation: SQLFragment = "1668443138"
  /// Held by the one server that sees to what time changes.
  static let timer: SQLFragment = "1668443139"

  /// Takes the locks of a server that was stopped in the midst of its work and left its connection open.
  static let untilSilent: Query = "SET LOCAL idle_in_transaction_session_timeout = '10s'"
}
