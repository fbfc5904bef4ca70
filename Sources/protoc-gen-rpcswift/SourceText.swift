/// Text of a Swift file, indented as it is written.
struct SourceText {
  private(set) var text = ""
  private var depth = 0

  mutating func line(_ line: String = "") {
    text += line.isEmpty ? "\n" : String(repeating: "  ", count: depth) + line + "\n"
  }

  /// `head {` … `}`.
  mutating func block(
    _ head: String, _ body: (inout SourceText) throws -> Void
  ) rethrows {
    line("\(head) {")
    depth += 1
    try body(&self)
    depth -= 1
    line("}")
  }

  /// A `.proto` comment as documentation.
  mutating func documentation(_ comment: String) {
    for commentLine in comment.split(separator: "\n", omittingEmptySubsequences: false) {
      let trimmed = commentLine.drop { $0 == " " }
      if !trimmed.isEmpty { line("/// \(trimmed)") }
    }
  }
}
