/// One row of a result.
///
/// Decoding is inlinable: callers have the types, and generic code without them costs ten times as much.
public struct Row: Sendable {
  @usableFromInline let result: ResultSet
  @usableFromInline let index: Int

  public var columnCount: Int { result.columnCount }

  /// Reads columns from left to right.
  public func makeDecoder(from column: Int = 0) -> CellDecoder {
    CellDecoder(row: self, column: column)
  }

  /// - Throws: `PostgresError` of kind `decoding` for a column that is missing, of another type, or
  ///   NULL where that is not expected.
  @inlinable
  public func decode<Value: PostgresDecodable>(_: Value.Type, at column: Int) throws -> Value {
    guard let value = try decode(Value?.self, at: column) else {
      throw mismatch(column, "is NULL", Value.self)
    }
    return value
  }

  /// nil is SQL NULL.
  @inlinable
  public func decode<Value: PostgresDecodable>(_: Value?.Type, at column: Int) throws -> Value? {
    guard column >= 0, column < result.columnCount else {
      throw mismatch(column, "is missing", Value.self)
    }
    let type = result.type(ofColumn: column)
    guard Value.accepts(type) else {
      throw mismatch(column, "has type \(type.oid)", Value.self)
    }
    var value: Value?
    let isPresent = result.readCell(row: index, column: column) { bytes in
      value = Value(postgres: bytes, type: type)
    }
    guard isPresent else { return nil }
    guard let value else { throw mismatch(column, "is malformed", Value.self) }
    return value
  }

  @inlinable
  public func decode<Value: PostgresDecodable>(_: Value.Type, named name: String) throws -> Value {
    try decode(Value.self, at: column(name))
  }

  @inlinable
  public func decode<Value: PostgresDecodable>(
    _: Value?.Type, named name: String
  ) throws -> Value? {
    try decode(Value?.self, at: column(name))
  }

  @usableFromInline
  func column(_ name: String) throws -> Int {
    guard let column = result.column(named: name) else {
      throw PostgresError(.decoding, mismatch: "column \(name) is missing")
    }
    return column
  }

  @usableFromInline
  func mismatch(_ column: Int, _ problem: String, _ type: Any.Type) -> PostgresError {
    let name = result.columnName(column)
    return PostgresError(
      .decoding,
      mismatch: "column \(name.isEmpty ? "#\(column)" : name) \(problem), expected \(type)")
  }
}
