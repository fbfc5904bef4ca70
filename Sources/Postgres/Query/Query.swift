/// SQL text and its parameters: `"SELECT name FROM customer WHERE id = \(id)"`.
///
/// An interpolated value becomes `$n` and travels in binary format beside the text, which therefore
/// is the same for every value and is prepared once per connection. An interpolated `Query` is
/// spliced in with its parameters renumbered. Do not write `$1` by hand.
public struct Query: Sendable {
  /// The text as PostgreSQL sees it, with `$1`, `$2`, …
  public internal(set) var sql: String
  var parameters: [Parameter]
  /// All values end to end; `Parameter` says where each lies.
  var bytes: [UInt8]

  public init() {
    sql = ""
    parameters = []
    bytes = []
  }

  public var parameterCount: Int { parameters.count }

  /// The same statement for another value of its only parameter: what every call sends has its text built once.
  public func with(_ value: some PostgresEncodable) -> Query {
    precondition(parameters.count == 1, "one parameter")
    var query = Query()
    query.sql = sql
    value.encode(into: &query.bytes)
    query.parameters = [
      Parameter(
        type: type(of: value).postgresType, start: 0, length: query.bytes.count,
        placeholder: parameters[0].placeholder)
    ]
    return query
  }

  /// PostgreSQL counts parameters in 16 bits.
  static let parametersMax = 65_535
}

/// Where one value and its placeholder lie in a query.
struct Parameter: Sendable {
  let type: PostgresType
  /// Offset into `Query.bytes`.
  var start: Int
  /// Length in bytes; nil is SQL NULL.
  let length: Int?
  /// Offset of `$n` in the text's UTF-8.
  var placeholder: Int
}

extension Query {
  mutating func append(text: String) {
    sql += text
  }

  mutating func append(value: some PostgresEncodable) {
    let start = bytes.count
    value.encode(into: &bytes)
    append(type: type(of: value).postgresType, start: start, length: bytes.count - start)
  }

  mutating func append(nullOf type: PostgresType) {
    append(type: type, start: bytes.count, length: nil)
  }

  private mutating func append(type: PostgresType, start: Int, length: Int?) {
    parameters.append(
      Parameter(type: type, start: start, length: length, placeholder: sql.utf8.count))
    sql += "$"
    sql += String(parameters.count)
  }

  /// Splices a query in: its text is copied up to each placeholder, which gets its new number.
  public mutating func append(_ other: Query) {
    guard !other.parameters.isEmpty else { return append(text: other.sql) }
    let text = other.sql.utf8
    var copied = text.startIndex
    for (number, parameter) in other.parameters.enumerated() {
      let placeholder = text.index(text.startIndex, offsetBy: parameter.placeholder)
      sql += other.sql[copied..<placeholder]
      append(
        type: parameter.type, start: bytes.count + parameter.start, length: parameter.length)
      copied = text.index(placeholder, offsetBy: 1 + String(number + 1).utf8.count)
    }
    sql += other.sql[copied...]
    bytes += other.bytes
  }
}

extension Sequence where Element == Query {
  /// One query made of all, for lists of conditions and of assignments.
  public func joined(separator: SQLFragment) -> Query {
    var whole = Query()
    var isFirst = true
    for part in self {
      if !isFirst { whole.append(text: separator.text) }
      whole.append(part)
      isFirst = false
    }
    return whole
  }
}
