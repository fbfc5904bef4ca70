import FoundationEssentials
import Postgres

/// Identifier of a resource: a UUID, version 7 when we make it, so that inserts stay local in the index.
///
/// Source: RFC 9562, section 5.7
struct ResourceID: Hashable, Sendable {
  let uuid: UUID

  init(_ uuid: UUID) {
    self.uuid = uuid
  }

  /// What no resource has.
  static let zero = ResourceID(
    UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))

  /// A new identifier: 48 bits of Unix milliseconds, then 74 random bits.
  static func make(at now: Timestamptz) -> ResourceID {
    var random = SystemRandomNumberGenerator()
    let milliseconds = UInt64(bitPattern: max(0, now.unixMicroseconds / 1000))
    let a = random.next()
    let b = random.next()
    func byte(_ value: UInt64, _ shift: UInt64) -> UInt8 {
      UInt8(truncatingIfNeeded: value >> shift)
    }
    return ResourceID(
      UUID(
        uuid: (
          byte(milliseconds, 40), byte(milliseconds, 32), byte(milliseconds, 24),
          byte(milliseconds, 16), byte(milliseconds, 8), byte(milliseconds, 0),
          0x70 | (byte(a, 8) & 0x0f), byte(a, 0),
          0x80 | (byte(b, 56) & 0x3f), byte(b, 48), byte(b, 40), byte(b, 32),
          byte(b, 24), byte(b, 16), byte(b, 8), byte(b, 0)
        )))
  }

  /// Reads the text form, in either case; nil when it is not 8-4-4-4-12 hexadecimal digits.
  init?(_ text: String) {
    // By hand: Foundation's own way through scanf shows in the profile of every call.
    var bytes = [16 of UInt8](repeating: 0)
    var digits = 0
    var position = 0
    for character in text.utf8 {
      if Self.isHyphen(at: position) {
        guard character == UInt8(ascii: "-") else { return nil }
      } else {
        guard digits < 32, let digit = Self.value(ofDigit: character) else { return nil }
        bytes[digits / 2] = bytes[digits / 2] << 4 | digit
        digits += 1
      }
      position += 1
    }
    guard digits == 32, position == Self.textLength,
      let id = ResourceID(postgres: bytes.span, type: Self.postgresType)
    else { return nil }
    self = id
  }

  private static let textLength = 36

  /// Where the hyphens stand in the text.
  private static func isHyphen(at position: Int) -> Bool {
    position == 8 || position == 13 || position == 18 || position == 23
  }

  private static func value(ofDigit character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension ResourceID: CustomStringConvertible {
  /// 8-4-4-4-12 hexadecimal digits in lower case.
  var description: String {
    let u = uuid.uuid
    let bytes: [16 of UInt8] = [
      u.0, u.1, u.2, u.3, u.4, u.5, u.6, u.7, u.8, u.9, u.10, u.11, u.12, u.13, u.14, u.15,
    ]
    var text: [UInt8] = []
    text.reserveCapacity(Self.textLength)
    for index in bytes.indices {
      if Self.isHyphen(at: text.count) { text.append(UInt8(ascii: "-")) }
      text.append(Self.digit(bytes[index] >> 4))
      text.append(Self.digit(bytes[index] & 0x0f))
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}

extension ResourceID: PostgresArrayElement {
  static var postgresType: PostgresType { UUID.postgresType }
  static var postgresArrayType: PostgresType { UUID.postgresArrayType }

  func encode(into bytes: inout [UInt8]) {
    uuid.encode(into: &bytes)
  }

  static func accepts(_ type: PostgresType) -> Bool { UUID.accepts(type) }

  init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    guard let uuid = UUID(postgres: bytes, type: type) else { return nil }
    self.uuid = uuid
  }
}
