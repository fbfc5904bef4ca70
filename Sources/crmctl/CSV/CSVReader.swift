/// Reads comma-separated values: a record at a time, and on which line each begins.
///
/// Records end with LF or CR LF; a field in double quotes may hold everything, a quote written twice. The
/// separator is the comma, semicolon or tab that the first record has most of, since spreadsheets write what
/// their country uses. A byte order mark is skipped, and so are empty lines.
///
/// Source: RFC 4180
struct CSVReader: Sequence, IteratorProtocol {
  struct Record: Hashable {
    /// From 1.
    let line: Int
    let fields: [String]
  }

  enum Fault: Error, Hashable {
    /// The quotes that begin on this line do not end.
    case unclosedQuotes(line: Int)
    case notUTF8(line: Int)
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position: Int
  private var line = 1
  /// What ended the reading early.
  private(set) var fault: Fault?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    separator = Self.separator(of: bytes[position...])
  }

  mutating func next() -> Record? {
    while fault == nil, position < bytes.count {
      let first = line
      let fields = record()
      if fault != nil { return nil }
      if fields != [""] { return Record(line: first, fields: fields) }
    }
    return nil
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private static func separator(of bytes: ArraySlice<UInt8>) -> UInt8 {
    var isQuoted = false
    var counts: [UInt8: Int] = [:]
    for byte in bytes {
      if byte == quote { isQuoted.toggle() }
      if byte == lineFeed, !isQuoted { break }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = ",;\t".utf8
    // The first of those that are alike: without any, the comma.
    return candidates.reduce(UInt8(ascii: ",")) {
      counts[$1, default: 0] > counts[$0, default: 0] ? $1 : $0
    }
  }

  private mutating func record() -> [String] {
    let first = line
    var fields: [String] = []
    while true {
      guard let field = field() else {
        fault = .unclosedQuotes(line: first)
        return []
      }
      guard let text = String(validating: field, as: UTF8.self) else {
        fault = .notUTF8(line: first)
        return []
      }
      fields.append(text)
      guard position < bytes.count else { return fields }
      let ending = bytes[position]
      position += 1
      if ending == separator { continue }
      line += 1
      return fields
    }
  }

  /// Up to the separator or line feed behind it; nil when quotes do not end.
  private mutating func field() -> [UInt8]? {
    var field: [UInt8] = []
    if position < bytes.count, bytes[position] == Self.quote {
      position += 1
      guard quoted(into: &field) else { return nil }
    }
    while position < bytes.count, bytes[position] != separator, bytes[position] != Self.lineFeed {
      field.append(bytes[position])
      position += 1
    }
    let isLast = position == bytes.count || bytes[position] == Self.lineFeed
    if isLast, field.last == Self.carriageReturn { field.removeLast() }
    return field
  }

  private mutating func quoted(into field: inout [UInt8]) -> Bool {
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == Self.quote {
        guard position < bytes.count, bytes[position] == Self.quote else { return true }
        position += 1
      } else if byte == Self.lineFeed {
        line += 1
      }
      field.append(byte)
    }
    return false
  }
}
