extension Query: ExpressibleByStringInterpolation {
  public init(stringLiteral text: StaticString) {
    self.init()
    sql = text.description
  }

  public init(stringInterpolation: Interpolation) {
    self = stringInterpolation.query
  }

  /// Values become parameters, queries and fragments become text.
  public struct Interpolation: StringInterpolationProtocol {
    var query = Query()

    public init(literalCapacity: Int, interpolationCount: Int) {
      query.sql.reserveCapacity(literalCapacity + interpolationCount * 3)
      query.parameters.reserveCapacity(interpolationCount)
      query.bytes.reserveCapacity(interpolationCount * 16)
    }

    public mutating func appendLiteral(_ literal: StaticString) {
      query.append(text: literal.description)
    }

    public mutating func appendInterpolation(_ value: some PostgresEncodable) {
      query.append(value: value)
    }

    /// nil is SQL NULL of the value's type.
    public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
      if let value {
        query.append(value: value)
      } else {
        query.append(nullOf: Value.postgresType)
      }
    }

    public mutating func appendInterpolation(_ part: Query) {
      query.append(part)
    }

    public mutating func appendInterpolation(unescaped fragment: SQLFragment) {
      query.append(text: fragment.text)
    }
  }
}
