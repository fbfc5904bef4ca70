import Postgres

/// The indexes that migrations make, beside those of keys and constraints.
enum SchemaIndexes {
  struct Index: Hashable {
    let name: String
    /// As its migration has it.
    let statement: String

    /// Makes it again beside the calls.
    var repair: String {
      statement.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
        .replacing("INDEX \(name)", with: "INDEX CONCURRENTLY \(name)")
    }
  }

  /// What is there behind the last migration, in the order of its making.
  static let all: [Index] = {
    var indexes: [Index] = []
    let statements = Migration.all.flatMap { $0.statements + $0.indexes.map(\.create) }
    for statement in statements.map({ $0.sql.replacing("INDEX CONCURRENTLY", with: "INDEX") }) {
      let words = statement.split { $0 == "\n" || $0 == " " }
      let isUnique = words.starts(with: ["CREATE", "UNIQUE", "INDEX"])
      if isUnique || words.starts(with: ["CREATE", "INDEX"]) {
        indexes.append(Index(name: String(words[isUnique ? 3 : 2]), statement: statement))
      } else if words.starts(with: ["DROP", "INDEX"]) {
        indexes.removeAll { $0.name == words[2] }
      } else if words.starts(with: ["DROP", "TABLE"]) {
        indexes.removeAll { $0.statement.contains("ON \(words[2]) ") }
      }
    }
    return indexes
  }()
}
