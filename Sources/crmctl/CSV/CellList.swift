import Foundation

/// Several values in one cell, with `|` between them; a `|` or `\` of a value's own has a `\` before it.
enum CellList {
  static func joined(_ values: [String]) -> String {
    values.map { $0.replacing("\\", with: "\\\\").replacing("|", with: "\\|") }
      .joined(separator: "|")
  }

  /// Values trimmed, empty ones left out.
  static func split(_ cell: String) -> [String] {
    var values = [""]
    var isEscaped = false
    for character in cell {
      if isEscaped {
        values[values.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        values.append("")
      } else {
        values[values.count - 1].append(character)
      }
    }
    return values.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}
