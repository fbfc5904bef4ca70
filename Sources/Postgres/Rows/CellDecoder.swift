/// Reads a row's columns one after the other.
public struct CellDecoder: Sendable {
  @usableFromInline let row: Row
  @usableFromInline var column: Int

  /// - Throws: `PostgresError` of kind `decoding`, naming the column and the type expected.
  @inlinable
  public mutating func next<Value: PostgresDecodable>(_: Value.Type) throws -> Value {
    defer { column += 1 }
    return try row.decode(Value.self, at: column)
  }

  /// nil is SQL NULL.
  @inlinable
  public mutating func next<Value: PostgresDecodable>(_: Value?.Type) throws -> Value? {
    defer { column += 1 }
    return try row.decode(Value?.self, at: column)
  }

  public mutating func skip() {
    column += 1
  }
}
