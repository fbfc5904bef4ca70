/// One row of a result.
public struct Row: Sendable {
  let result: ResultSet
  let index: Int

  public var columnCount: Int { result.columnCount }

  /// Reads columns from left to right.
  public func makeDecoder() -> CellDecoder {
    CellDecoder(row: self)
  }

  /// - Throws: `PostgresError` of kind `decoding` for a column that is missing, of another type, or
  ///   NULL where that is not expected.
  public func decode<Value: PostgresDecodable>(_: Value.Type, at column: Int) throws -> Value {
    guard let value = try decode(Value?.self, at: column) else {
      throw mismatch(column, "is NULL", Value.self)
    }
    return value
  }

  /// nil is SQL NULL.
  public func decode<Value: PostgresDecodable>(_: Value?.Type, at column: Int) throws -> Value? {
    guard column >= 0, column < result.columnCount else {
      throw mismatch(column, "is missing", Value.self)
    }
    let type = result.type(ofColumn: column)
    guard Value.accepts(type) else {
      throw mismatch(column, "has type \(type.oid)", Value.self)
    }
    // Two levels of Optional: no cell at all, and a cell that could not be read.
    guard
      let value: Value? = result.withCell(
        row: index, column: column, { Value(postgres: $0, type: type) })
    else { return nil }
    guard let value else { throw mismatch(column, "is malformed", Value.self) }
    return value
  }

  public func decode<Value: PostgresDecodable>(_: Value.Type, named name: String) throws -> Value {
    try decode(Value.self, at: column(name))
  }

  public func decode<Value: PostgresDecodable>(
    _: Value?.Type, named name: String
  ) throws -> Value? {
    try decode(Value?.self, at: column(name))
  }

  private func column(_ name: String) throws -> Int {
    guard let column = result.column(named: name) else {
      throw PostgresError(.decoding, mismatch: "column \(name) is missing")
    }
    return column
  }

  private func mismatch(_ column: Int, _ problem: String, _ type: Any.Type) -> PostgresError {
    let name = result.columnName(column)
    return PostgresError(
      .decoding,
      mismatch: "column \(name.isEmpty ? "#\(column)" : name) \(problem), expected \(type)")
  }
}
