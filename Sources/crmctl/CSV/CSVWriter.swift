/// Writes comma-separated values that a spreadsheet opens as text.
///
/// Source: RFC 4180
enum CSVWriter {
  /// A record with its line end.
  static func record(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\r\n"
  }

  /// A spreadsheet takes a cell that begins like this for a formula, which could do anything: an apostrophe
  /// in front makes it text. `FormulaGuard.removed` takes it away again.
  private static func quoted(_ field: String) -> String {
    let field = FormulaGuard.added(to: field)
    guard field.utf8.contains(where: { "\",\r\n;\t".utf8.contains($0) }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}

/// The apostrophe that keeps a spreadsheet from calculating a cell.
enum FormulaGuard {
  private static let beginnings: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "\n", "|"]

  static func added(to cell: String) -> String {
    isGuarded(cell) || isDangerous(cell[...]) ? "'" + cell : cell
  }

  static func removed(from cell: String) -> String {
    isGuarded(cell) ? String(cell.unicodeScalars.dropFirst()) : cell
  }

  /// An apostrophe of the text's own in such a place gets a second one, so that nothing is lost.
  private static func isGuarded(_ cell: String) -> Bool {
    guard cell.unicodeScalars.first == "'" else { return false }
    let rest = cell.unicodeScalars.drop { $0 == "'" }
    return rest.first.map(beginnings.contains) ?? false
  }

  private static func isDangerous(_ cell: Substring) -> Bool {
    cell.unicodeScalars.first.map(beginnings.contains) ?? false
  }
}
