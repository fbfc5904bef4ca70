/// A value that can stand in a query.
public protocol PostgresEncodable: Sendable {
  static var postgresType: PostgresType { get }

  /// Appends PostgreSQL's binary format (the `…send` functions), without a length.
  func encode(into bytes: inout [UInt8])
}

/// A value that can be read from a row.
public protocol PostgresDecodable: Sendable {
  /// Whether columns of this type can be read.
  static func accepts(_ type: PostgresType) -> Bool

  /// Reads PostgreSQL's binary format. `nil` when the bytes are not of that shape.
  init?(postgres bytes: Span<UInt8>, type: PostgresType)
}

/// A value that can also be an array's element.
public protocol PostgresArrayElement: PostgresEncodable, PostgresDecodable {
  static var postgresArrayType: PostgresType { get }
}

public typealias PostgresCodable = PostgresEncodable & PostgresDecodable
