/// The little of protobuf's wire format that the two envelopes need: length-delimited fields and
/// varints, field numbers up to 15 (protobuf.dev, "Encoding"). Empty fields are left out, as proto3 does.
package enum ProtobufWire {
  static func byteCount(ofVarint value: UInt64) -> Int {
    // Seven bits a byte, and one byte for zero.
    (70 - (value | 1).leadingZeroBitCount) / 7
  }

  /// A message of one field that is a varint.
  package static func message(field number: UInt8, varint value: UInt64) -> [UInt8] {
    var bytes = [number << 3]
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
    return bytes
  }

  /// Tag, length and content of a length-delimited field.
  static func byteCount(ofField contentBytes: Int, evenIfEmpty: Bool = false) -> Int {
    guard contentBytes > 0 || evenIfEmpty else { return 0 }
    return 1 + byteCount(ofVarint: UInt64(contentBytes)) + contentBytes
  }
}

extension FrameSink {
  mutating func write(varint value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      write(byte: UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    write(byte: UInt8(truncatingIfNeeded: rest))
  }

  /// Tag and length of a length-delimited field.
  mutating func write(field number: UInt8, byteCount: Int) {
    write(byte: number << 3 | 2)
    write(varint: UInt64(byteCount))
  }

  mutating func write(field number: UInt8, bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    write(field: number, byteCount: bytes.count)
    write(bytes: bytes)
  }

  mutating func write(field number: UInt8, utf8 text: String) {
    guard !text.isEmpty else { return }
    write(field: number, byteCount: text.utf8.count)
    write(utf8: text)
  }
}
