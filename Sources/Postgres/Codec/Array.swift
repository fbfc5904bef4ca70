/// One-dimensional arrays without NULLs; `[UInt8]` is `bytea`.
///
/// Binary format (`array_send`): dimensions, has-nulls flag, element type, then per dimension
/// length and lower bound, then per element a length and the bytes; all numbers 32 bits big-endian.
extension Array: PostgresEncodable where Element: PostgresArrayElement {
  public static var postgresType: PostgresType { Element.postgresArrayType }

  public func encode(into bytes: inout [UInt8]) {
    // The type first: an empty array of anything passes for an empty array of bytes.
    if Element.self == UInt8.self, let raw = self as? [UInt8] {
      return bytes.append(contentsOf: raw)
    }
    bytes.append(bigEndian: Int32(isEmpty ? 0 : 1))
    bytes.append(bigEndian: Int32(0))
    bytes.append(bigEndian: Element.postgresType.oid)
    guard !isEmpty else { return }
    bytes.append(bigEndian: Int32(clamping: count))
    bytes.append(bigEndian: Int32(1))
    for element in self {
      let lengthAt = bytes.count
      bytes.append(bigEndian: Int32(0))
      element.encode(into: &bytes)
      let length = UInt32(clamping: bytes.count - lengthAt - 4)
      for byte in 0..<4 {
        bytes[lengthAt + byte] = UInt8(truncatingIfNeeded: length >> (24 - 8 * byte))
      }
    }
  }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
  /// The element's type is checked in the array's own header, which also covers arrays of domains,
  /// enums and extension types.
  public static func accepts(_ type: PostgresType) -> Bool {
    type == Element.postgresArrayType || (Element.self == String.self && type == .varcharArray)
      || (Element.self != UInt8.self && type.oid >= PostgresType.firstUserDefined)
      || (Element.self == Int.self && (type == .int2Array || type == .int4Array))
  }

  /// Inlinable, as `Row.decode` is: without the type of its elements each of them costs a search for it.
  @inlinable
  public init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    self = []
    if Element.self == UInt8.self {
      reserveCapacity(bytes.count)
      for index in bytes.indices {
        guard let byte = bytes[index] as? Element else { return nil }
        append(byte)
      }
      return
    }
    guard appendElements(of: bytes) else { return nil }
  }

  @inlinable
  mutating func appendElements(of bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 12 else { return false }
    let dimensions = bytes.extracting(0..<4).bigEndianBits
    let element = PostgresType(
      oid: UInt32(truncatingIfNeeded: bytes.extracting(8..<12).bigEndianBits))
    guard Element.accepts(element), dimensions <= 1 else { return false }
    guard dimensions == 1 else { return bytes.count == 12 }
    guard bytes.count >= 20 else { return false }
    let length = bytes.extracting(12..<16).bigEndianBits
    var position = 20
    for _ in 0..<length {
      guard bytes.count - position >= 4 else { return false }
      let size = Int(bytes.extracting(position..<position + 4).bigEndianBits)
      position += 4
      // A NULL's length is -1, which as an unsigned number is larger than any message.
      guard size <= bytes.count - position else { return false }
      guard
        let value = Element(postgres: bytes.extracting(position..<position + size), type: element)
      else { return false }
      append(value)
      position += size
    }
    return position == bytes.count
  }
}

/// Only as the element of `bytea`.
extension UInt8: PostgresArrayElement {
  public static var postgresType: PostgresType { PostgresType(oid: 18) }
  public static var postgresArrayType: PostgresType { .bytea }
  public static func accepts(_ type: PostgresType) -> Bool { false }

  public func encode(into bytes: inout [UInt8]) {
    bytes.append(self)
  }

  public init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    guard bytes.count == 1 else { return nil }
    self = bytes[0]
  }
}
