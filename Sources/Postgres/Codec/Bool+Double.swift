extension Bool: PostgresArrayElement {
  public static var postgresType: PostgresType { .bool }
  public static var postgresArrayType: PostgresType { .boolArray }

  public func encode(into bytes: inout [UInt8]) {
    bytes.append(self ? 1 : 0)
  }

  public static func accepts(_ type: PostgresType) -> Bool { type == .bool }

  public init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    guard bytes.count == 1 else { return nil }
    self = bytes[0] != 0
  }
}

extension Double: PostgresArrayElement {
  public static var postgresType: PostgresType { .float8 }
  public static var postgresArrayType: PostgresType { .float8Array }

  public func encode(into bytes: inout [UInt8]) {
    bytes.append(bigEndian: bitPattern)
  }

  public static func accepts(_ type: PostgresType) -> Bool { type == .float8 || type == .float4 }

  public init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    switch bytes.count {
    case 8: self.init(bitPattern: bytes.bigEndianBits)
    case 4: self = Double(Float(bitPattern: UInt32(truncatingIfNeeded: bytes.bigEndianBits)))
    default: return nil
    }
  }
}
