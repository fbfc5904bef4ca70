import Postgres

/// An index of a table that others go on writing while it is made.
struct ConcurrentIndex: Sendable {
  let name: String
  private let fragment: SQLFragment
  private let definition: SQLFragment

  /// - Parameter definition: from `ON` to its end.
  init(_ name: StaticString, _ definition: SQLFragment) {
    self.name = name.description
    fragment = SQLFragment(stringLiteral: name)
    self.definition = definition
  }

  var create: Query { "CREATE INDEX CONCURRENTLY \(unescaped: fragment) \(unescaped: definition)" }

  /// Of what was left by an attempt that failed.
  var drop: Query { "DROP INDEX CONCURRENTLY \(unescaped: fragment)" }

  /// Whether it is whole; no row when it is not there.
  var find: Query {
    """
    SELECT indisvalid AND indisready FROM pg_index WHERE indexrelid = to_regclass(\(name))
    """
  }
}
