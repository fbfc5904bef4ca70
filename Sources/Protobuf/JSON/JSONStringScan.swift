/// Reads one JSON string, RFC 8259 section 7: from its opening quotation mark to the one that closes it.
struct JSONStringScan {
  struct Failure: Error {
    let what: String
  }

  private let bytes: [UInt8]
  /// After `run`: behind the closing mark, or at the byte that is wrong.
  private(set) var position: Int
  private var text: [UInt8] = []

  init(_ bytes: [UInt8], from position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func run() -> Result<String, Failure> {
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        guard let valid = String(validating: text, as: UTF8.self) else {
          return .failure(Failure(what: "a string is not valid UTF-8"))
        }
        position += 1
        return .success(valid)
      case UInt8(ascii: "\\"):
        guard escape() else { return .failure(Failure(what: "an escape is not valid")) }
      case 0..<0x20: return .failure(Failure(what: "a control character must be escaped"))
      default:
        text.append(byte)
        position += 1
      }
    }
    return .failure(Failure(what: "a string does not end"))
  }

  private mutating func escape() -> Bool {
    guard position + 1 < bytes.count else { return false }
    let plain: UInt8
    switch bytes[position + 1] {
    case UInt8(ascii: "u"): return unicodeEscape()
    case UInt8(ascii: "n"): plain = 0x0a
    case UInt8(ascii: "r"): plain = 0x0d
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0c
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain = bytes[position + 1]
    default: return false
    }
    text.append(plain)
    position += 2
    return true
  }

  /// `\u` and four digits; a high surrogate must be followed by an escaped low one.
  private mutating func unicodeEscape() -> Bool {
    guard let first = codeUnit(at: position) else { return false }
    var units = [first]
    if UTF16.isLeadSurrogate(first) {
      guard let second = codeUnit(at: position + 6) else { return false }
      units.append(second)
    }
    guard let character = String(validating: units, as: UTF16.self) else { return false }
    text.append(contentsOf: character.utf8)
    position += 6 * units.count
    return true
  }

  private func codeUnit(at start: Int) -> UInt16? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"),
      bytes[start + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[start + 2..<start + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
