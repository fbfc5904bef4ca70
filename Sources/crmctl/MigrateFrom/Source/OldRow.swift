import Postgres
import Protobuf

/// A row of an old table, whatever types its columns have.
struct OldRow: Sendable {
  let table: OldTable
  let id: Int64
  private let values: [String: JSONValue]

  init(_ row: Row, of table: OldTable) throws {
    var cells = row.makeDecoder()
    let id = try cells.next(Int64.self)
    let json = try JSONValue(text: try cells.next(String.self))
    self.init(table, id: id, json)
  }

  init(_ table: OldTable, id: Int64, _ json: JSONValue) {
    self.table = table
    self.id = id
    guard case .object(let members) = json else {
      values = [:]
      return
    }
    values = Dictionary(members.map { ($0.name, $0.value) }) { _, later in later }
  }

  /// Null where there is no such column.
  subscript(column: String) -> JSONValue { values[column] ?? .null }

  func integer(_ column: String) -> Int64? {
    switch self[column] {
    case .number(let number): number.integer(as: Int64.self)
    case .string(let text): Int64(text)
    default: nil
    }
  }

  func bool(_ column: String) -> Bool? {
    switch self[column] {
    case .bool(let value): value
    case .number(let number): number.integer(as: Int.self).map { $0 != 0 }
    case .string(let text):
      ["t": true, "true": true, "f": false, "false": false][text.lowercased()]
    default: nil
    }
  }

  /// Empty for null; what is no text as JSON writes it.
  func rawText(_ column: String) -> String {
    switch self[column] {
    case .null: ""
    case .string(let text): text
    case let other: other.text()
    }
  }
}
