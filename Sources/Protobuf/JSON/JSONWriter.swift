extension JSONValue {
  /// How a value is laid out as text.
  public enum Layout: Sendable {
    /// One line without spaces.
    case compact
    /// Indented by two spaces.
    case pretty
  }

  /// The JSON text, without a line end after it. Everything but control characters is written as it is.
  public func text(_ layout: Layout = .compact) -> String {
    var writer = JSONWriter(layout: layout)
    writer.write(self)
    return writer.text
  }
}

private struct JSONWriter {
  let layout: JSONValue.Layout
  private(set) var text = ""
  private var depth = 0

  init(layout: JSONValue.Layout) {
    self.layout = layout
  }

  mutating func write(_ value: JSONValue) {
    switch value {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let number): text += number.literal
    case .string(let string): write(quoted: string)
    case .array(let elements): list(elements, "[", "]") { $0.write($1) }
    case .object(let members):
      list(members, "{", "}") { writer, member in
        writer.write(quoted: member.name)
        writer.text += writer.layout == .pretty ? ": " : ":"
        writer.write(member.value)
      }
    }
  }

  private mutating func list<Element>(
    _ elements: [Element], _ open: String, _ close: String,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    depth += 1
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      newLine()
      write(&self, element)
    }
    depth -= 1
    if !elements.isEmpty { newLine() }
    text += close
  }

  private mutating func newLine() {
    guard layout == .pretty else { return }
    text += "\n" + String(repeating: "  ", count: depth)
  }

  private mutating func write(quoted string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7f}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
