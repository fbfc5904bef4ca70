extension JSONValue {
  /// Reads a JSON text strictly: RFC 8259, nothing after the value, no member twice in an object.
  /// - Throws: `JSONError` with line and column, or with the path of the second occurrence.
  public init(text: String) throws(JSONError) {
    try self.init(utf8: Array(text.utf8))
  }

  /// The same for bytes, which must be UTF-8 (a byte order mark is refused, as RFC 8259 allows).
  public init(utf8 bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes)
    self = try parser.document()
  }
}

/// Recursive descent over UTF-8, at most `depthMax` deep.
struct JSONParser {
  /// A message takes at most two levels: itself and the list or map that it is in.
  static let depthMax = 2 * DecodeLimits.default.depthMax

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  private var path = JSONPath()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONError) -> JSONValue {
    skipWhitespace()
    let value = try value()
    skipWhitespace()
    guard position == bytes.count else { throw syntax("text after the JSON value") }
    return value
  }

  /// The number that is all of the text; nil when it is anything else.
  mutating func wholeNumber() -> JSONNumber? {
    do throws(JSONError) {
      let number = try number()
      return position == bytes.count ? number : nil
    } catch {
      return nil
    }
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    guard let byte = peek() else { throw syntax("the text ends where a value is expected") }
    switch byte {
    case UInt8(ascii: "{"): return try nested { (parser) throws(JSONError) in try parser.object() }
    case UInt8(ascii: "["): return try nested { (parser) throws(JSONError) in try parser.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    default: throw syntax("a value is expected")
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONError) -> JSONValue
  ) throws(JSONError) -> JSONValue {
    guard depth < Self.depthMax else { throw JSONError(.tooDeep, path: path.pointer) }
    depth += 1
    defer { depth -= 1 }
    position += 1
    skipWhitespace()
    return try read(&self)
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    if take("}") { return .object(members) }
    repeat {
      skipWhitespace()
      guard peek() == UInt8(ascii: "\"") else { throw syntax("a member's name is expected") }
      let name = try string()
      path.push(name)
      guard names.insert(name).inserted else {
        throw JSONError(.duplicateMember, path: path.pointer)
      }
      skipWhitespace()
      guard take(":") else { throw syntax("a colon is expected") }
      skipWhitespace()
      members.append(JSONValue.Member(name, try value()))
      path.pop()
      skipWhitespace()
    } while take(",")
    guard take("}") else { throw syntax("a comma or } is expected") }
    return .object(members)
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    var elements: [JSONValue] = []
    if take("]") { return .array(elements) }
    repeat {
      skipWhitespace()
      path.push(elements.count)
      elements.append(try value())
      path.pop()
      skipWhitespace()
    } while take(",")
    guard take("]") else { throw syntax("a comma or ] is expected") }
    return .array(elements)
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    guard bytes[position...].starts(with: word.description.utf8) else {
      throw syntax("a value is expected")
    }
    position += word.utf8CodeUnitCount
    return value
  }

  private mutating func string() throws(JSONError) -> String {
    var scan = JSONStringScan(bytes, from: position)
    switch scan.run() {
    case .success(let text):
      position = scan.position
      return text
    case .failure(let failure):
      position = scan.position
      throw syntax(failure.what)
    }
  }

  private mutating func number() throws(JSONError) -> JSONNumber {
    let start = position
    _ = take("-")
    let whole = digits()
    guard whole > 0 else { throw syntax("a digit is expected") }
    if whole > 1, bytes[position - whole] == UInt8(ascii: "0") {
      throw syntax("a number has no leading zero")
    }
    if take("."), digits() == 0 { throw syntax("a digit is expected") }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      guard digits() > 0 else { throw syntax("a digit is expected") }
    }
    return JSONNumber(unchecked: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = position
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      position += 1
    }
    return position - start
  }

  private mutating func skipWhitespace() {
    while let byte = peek(), byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 {
      position += 1
    }
  }

  private func peek() -> UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private func syntax(_ what: String) -> JSONError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.reduce(1) { $1 == 0x0a ? $0 + 1 : $0 }
    let column = before.reversed().prefix { $0 != 0x0a }.count + 1
    return JSONError(.syntax(what, line: line, column: column))
  }
}
