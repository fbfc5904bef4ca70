// How the parts of a message are appended to its wire form.

extension [UInt8] {
  mutating func append(tag number: UInt32, _ wireType: WireType) {
    append(varint: UInt64(number) << 3 | UInt64(wireType.rawValue))
  }

  mutating func append(varint value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  /// 4 or 8 bytes, little-endian.
  mutating func append(fixed value: some FixedWidthInteger) {
    var rest = value
    for _ in 0..<value.bitWidth / 8 {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  mutating func append(lengthPrefixed bytes: [UInt8]) {
    append(varint: UInt64(bytes.count))
    self += bytes
  }
}

/// Signed integers as unsigned ones with small absolute values small (sint32, sint64).
enum ZigZag {
  static func encoded(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: value << 1 ^ value >> 63)
  }

  static func decoded(_ value: UInt64) -> Int64 {
    Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }
}
