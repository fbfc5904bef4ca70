/// Reads one line of a file `.env` from left to right.
struct EnvironmentLine {
  struct Flaw: Error, Hashable {
    let line: Int
    /// Without anything of what stands in the line: it may be a secret.
    let reason: String
  }

  private static let equals = UInt8(ascii: "=")
  private static let apostrophe = UInt8(ascii: "'")
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let hash = UInt8(ascii: "#")
  private static let dollar = UInt8(ascii: "$")

  private var rest: ArraySlice<UInt8>
  private let number: Int

  init(_ bytes: ArraySlice<UInt8>, number: Int) {
    rest = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
    self.number = number
  }

  func flaw(_ reason: String) -> Flaw { Flaw(line: number, reason: reason) }

  /// Nil for a line that says nothing.
  mutating func assignment() throws(Flaw) -> (name: String, value: String)? {
    skipBlanks()
    guard let first = rest.first, first != Self.hash else { return nil }
    let word = Array("export".utf8)
    if rest.starts(with: word), rest.dropFirst(word.count).first.map(Self.isBlank) == true {
      rest = rest.dropFirst(word.count)
      skipBlanks()
    }
    let name = take(while: Self.isOfName)
    guard let letter = name.first, !(0x30...0x39).contains(letter), rest.popFirst() == Self.equals
    else { throw flaw("is not NAME=VALUE, without blanks around the =") }
    let value = try value()
    if let next = rest.first {
      skipBlanks()
      guard rest.isEmpty || Self.isBlank(next) && rest.first == Self.hash else {
        throw flaw("has more behind its value: one with blanks has to stand in quotes")
      }
    }
    guard !value.contains(where: { $0 < 0x20 && !(0x09...0x0D).contains($0) }),
      let text = String(validating: value, as: UTF8.self)
    else { throw flaw("has a value that is no text") }
    return (String(decoding: name, as: UTF8.self), text)
  }

  private mutating func value() throws(Flaw) -> [UInt8] {
    switch rest.first {
    case Self.apostrophe:
      rest.removeFirst()
      let value = take { $0 != Self.apostrophe }
      guard rest.popFirst() != nil else { throw flaw("has no closing quote") }
      return Array(value)
    case Self.quote:
      rest.removeFirst()
      return try escapedValue()
    default:
      let value = take { !Self.isBlank($0) }
      let special = [Self.apostrophe, Self.quote, Self.backslash, Self.hash, Self.dollar]
      guard !value.contains(where: special.contains) else {
        throw flaw("has a value that has to stand in single quotes")
      }
      return Array(value)
    }
  }

  /// Up to the closing quote.
  private mutating func escapedValue() throws(Flaw) -> [UInt8] {
    var value: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case Self.quote: return value
      case Self.dollar: throw flaw("has a $ in double quotes, which has to be \\$")
      case Self.backslash:
        switch rest.popFirst() {
        case let escaped? where [Self.quote, Self.backslash, Self.dollar].contains(escaped):
          value.append(escaped)
        case UInt8(ascii: "n"): value.append(0x0A)
        case UInt8(ascii: "r"): value.append(0x0D)
        case UInt8(ascii: "t"): value.append(0x09)
        default: throw flaw("has a \\ that begins none of \\\" \\\\ \\$ \\n \\r \\t")
        }
      default: value.append(byte)
      }
    }
    throw flaw("has no closing quote")
  }

  private mutating func take(while isTaken: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = rest.prefix(while: isTaken)
    rest = rest[taken.endIndex...]
    return taken
  }

  private mutating func skipBlanks() { _ = take(while: Self.isBlank) }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
