import Protobuf

/// Writes JSON values as YAML that 1.1 and 1.2 read alike: blocks, and quotes round every text that could be taken
/// for something else.
///
/// Source: YAML 1.2.2, and the types of YAML 1.1, by which most programs still read.
struct YAMLWriter {
  private var text = ""

  /// The document with its last line end.
  static func text(_ value: JSONValue) -> String {
    var writer = YAMLWriter()
    writer.write(value, indent: 0, behindKey: false)
    return writer.text
  }

  /// - Parameter behindKey: whether `key:` stands on the line, behind which a block begins on the next one.
  private mutating func write(_ value: JSONValue, indent: Int, behindKey: Bool) {
    switch value {
    case .array(let elements) where !elements.isEmpty:
      if behindKey { text += "\n" }
      for (index, element) in elements.enumerated() {
        if behindKey || index > 0 { pad(indent) }
        text += "- "
        write(element, indent: indent + 2, behindKey: false)
      }
    case .object(let members) where !members.isEmpty:
      if behindKey { text += "\n" }
      for (index, member) in members.enumerated() {
        if behindKey || index > 0 { pad(indent) }
        text += YAMLScalar.text(member.name) + ":"
        // A list stands as deep as its key, as kubectl has it.
        if case .array = member.value {
          write(member.value, indent: indent, behindKey: true)
        } else {
          write(member.value, indent: indent + 2, behindKey: true)
        }
      }
    default:
      text += (behindKey ? " " : "") + scalar(value) + "\n"
    }
  }

  private mutating func pad(_ indent: Int) {
    text += String(repeating: " ", count: indent)
  }

  private func scalar(_ value: JSONValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): YAMLScalar.number(number)
    case .string(let string): YAMLScalar.text(string)
    case .array: "[]"
    case .object: "{}"
    }
  }
}
