import Glibc

/// Reads protobuf's wire form, a step at a time and never past the end.
///
/// Source: https://protobuf.dev/programming-guides/encoding/
package struct WireReader {
  package let bytes: [UInt8]
  package private(set) var position = 0

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// A varint of up to 10 bytes; nil when it is longer or does not end.
  package mutating func varint() -> UInt64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 70 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }

  /// A tag: field number of at least 1 and a wire type; nil for groups and whatever else is illegal.
  package mutating func tag() -> (number: UInt32, wireType: WireType)? {
    let start = position
    guard let value = varint(), position - start <= 5, value <= UInt64(UInt32.max),
      let wireType = WireType(rawValue: UInt8(truncatingIfNeeded: value & 7))
    else { return nil }
    let number = UInt32(truncatingIfNeeded: value >> 3)
    return number == 0 ? nil : (number, wireType)
  }

  /// The range of a length-prefixed value inside `end`, without moving into it; its length prefix is
  /// at most 5 bytes, as protobuf-c reads no longer one.
  package mutating func lengthPrefixed(end: Int) -> Range<Int>? {
    let start = position
    guard let length = varint(), position - start <= 5, position <= end,
      length <= UInt64(end - position)
    else { return nil }
    return position..<position + Int(length)
  }

  /// Moves on by `count` bytes; false when `end` comes first.
  mutating func skip(_ count: Int, end: Int) -> Bool {
    guard position <= end, count <= end - position else { return false }
    position += count
    return true
  }

  /// Moves past a value of a wire type; false when it is illegal or runs past `end`.
  mutating func skip(_ wireType: WireType, end: Int) -> Bool {
    switch wireType {
    case .varint: return varint() != nil && position <= end
    case .fixed64: return skip(8, end: end)
    case .fixed32: return skip(4, end: end)
    case .lengthPrefixed:
      guard let range = lengthPrefixed(end: end) else { return false }
      move(to: range.upperBound)
      return true
    }
  }

  /// 4 or 8 bytes, little-endian.
  mutating func fixed<Integer: FixedWidthInteger>(_ type: Integer.Type, end: Int) -> Integer? {
    let start = position
    guard skip(Integer.bitWidth / 8, end: end) else { return nil }
    return bytes[start..<position].reversed().reduce(0) { $0 << 8 | Integer($1) }
  }

  package mutating func move(to position: Int) {
    self.position = position
  }

  /// The bytes of a range as text; nil when they are not UTF-8, or when there is a NUL among them.
  package func text(in range: Range<Int>) -> String? {
    let bytes = bytes.span.extracting(range)
    for index in bytes.indices where bytes[index] == 0 { return nil }
    guard let valid = try? UTF8Span(validating: bytes) else {
      return nil  // the error says where, which no one needs
    }
    return String(copying: valid)
  }

  /// Whether the bytes of a range are these.
  package func isEqual(_ range: Range<Int>, to other: [UInt8]) -> Bool {
    guard range.count == other.count, range.lowerBound >= 0, range.upperBound <= bytes.count
    else { return false }
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe other.withUnsafeBytes { other in
        guard let start = bytes.baseAddress, let end = other.baseAddress else { return true }
        return unsafe memcmp(start + range.lowerBound, end, range.count) == 0
      }
    }
  }
}

/// How a field's value is laid out. Groups (3 and 4) are refused.
package enum WireType: UInt8 {
  case varint = 0
  case fixed64 = 1
  case lengthPrefixed = 2
  case fixed32 = 5
}
