extension Int16: PostgresArrayElement {
  public static var postgresType: PostgresType { .int2 }
  public static var postgresArrayType: PostgresType { .int2Array }
}

extension Int32: PostgresArrayElement {
  public static var postgresType: PostgresType { .int4 }
  public static var postgresArrayType: PostgresType { .int4Array }
}

extension Int64: PostgresArrayElement {
  public static var postgresType: PostgresType { .int8 }
  public static var postgresArrayType: PostgresType { .int8Array }
}

extension Int: PostgresArrayElement {
  public static var postgresType: PostgresType { .int8 }
  public static var postgresArrayType: PostgresType { .int8Array }
}

/// Big-endian two's complement of the type's own width; a narrower column widens.
extension PostgresEncodable where Self: FixedWidthInteger & SignedInteger {
  public func encode(into bytes: inout [UInt8]) {
    bytes.append(bigEndian: self)
  }
}

extension PostgresDecodable where Self: FixedWidthInteger & SignedInteger {
  public static func accepts(_ type: PostgresType) -> Bool {
    switch type {
    case .int2: bitWidth >= 16
    case .int4: bitWidth >= 32
    case .int8: bitWidth >= 64
    default: false
    }
  }

  public init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    switch bytes.count {
    case 2: self.init(exactly: Int16(truncatingIfNeeded: bytes.bigEndianBits))
    case 4: self.init(exactly: Int32(truncatingIfNeeded: bytes.bigEndianBits))
    case 8: self.init(exactly: Int64(truncatingIfNeeded: bytes.bigEndianBits))
    default: return nil
    }
  }
}

extension [UInt8] {
  mutating func append(bigEndian value: some FixedWidthInteger) {
    var shift = value.bitWidth
    while shift > 0 {
      shift -= 8
      append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}

extension Span<UInt8> {
  /// The first eight bytes at most, as a big-endian number.
  @usableFromInline
  var bigEndianBits: UInt64 {
    var bits: UInt64 = 0
    for index in 0..<Swift.min(count, 8) {
      bits = bits << 8 | UInt64(self[index])
    }
    return bits
  }
}
