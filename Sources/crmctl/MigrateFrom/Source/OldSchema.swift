import Protobuf

/// What the old database has of what is migrated.
struct OldSchema {
  /// Columns that nothing is made of, as `customers.passport`.
  let unknownColumns: [String]

  /// - Throws: `OldDatabaseError` naming everything that is missing.
  init(_ columns: [OldTable: [String: String]]) throws(OldDatabaseError) {
    var missing: [String] = []
    var unknown: [String] = []
    for table in OldTable.allCases {
      guard let found = columns[table] else {
        missing.append("table \(table.rawValue)")
        continue
      }
      missing += table.requiredColumns.filter { found[$0] == nil }
        .map { "column \(table.rawValue).\($0)" }
      let integers = ["smallint", "integer", "bigint"]
      if let type = found["id"], !integers.contains(type) {
        missing.append("column \(table.rawValue).id as an integer: it is \(type)")
      }
      let known = Set(table.requiredColumns + table.otherKnownColumns)
      unknown += found.keys.filter { !known.contains($0) }.sorted()
        .map { "\(table.rawValue).\($0)" }
    }
    guard missing.isEmpty else { throw OldDatabaseError(missing: missing) }
    unknownColumns = unknown
  }
}
