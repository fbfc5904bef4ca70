/// Columns of text, aligned by the width that a terminal gives them.
struct Table {
  let headings: [String]
  var rows: [[String]] = []

  /// The lines, the last column without padding; cut to a terminal's width where there is one.
  func text(width: Int? = Terminal.width) -> String {
    let cells = ([headings] + rows).map { $0.map(PrintableText.of) }
    let widths = headings.indices.map { column in
      cells.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let lines = cells.map { Self.line($0, widths) }
    guard let width else { return lines.joined(separator: "\n") }
    return lines.map { DisplayWidth.cut($0, to: width) }.joined(separator: "\n")
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = zip(cells, widths).map(DisplayWidth.padded).joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line
  }
}

/// Names and values below each other.
struct FieldList {
  var fields: [(name: String, value: String)] = []

  /// Adds a field unless it is empty.
  mutating func add(_ name: String, _ value: String) {
    if !value.isEmpty { fields.append((name, PrintableText.of(value))) }
  }

  var text: String {
    let width = fields.map { DisplayWidth.of($0.name) }.max() ?? 0
    return fields.map { name, value in
      DisplayWidth.padded(name, to: width + 2) + value
    }.joined(separator: "\n")
  }
}
