import Foundation

/// How texts are brought into one form and measured.
enum Text {
  /// Trimmed and in Unicode's normal form C, so that equal texts are equal bytes.
  static func normalized(_ text: String) -> String {
    let trimmed = trimmed(text)
    let isASCII = trimmed.utf8.allSatisfy { $0 < 0x80 }
    return isASCII ? trimmed : trimmed.precomposedStringWithCanonicalMapping
  }

  private static func trimmed(_ text: String) -> String {
    let isTrimmed =
      text.unicodeScalars.first.map { !$0.properties.isWhitespace } ?? true
      && text.unicodeScalars.last.map { !$0.properties.isWhitespace } ?? true
    return isTrimmed ? text : text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Length in Unicode scalars, which is what PostgreSQL's char_length counts.
  static func length(_ text: String) -> Int { text.unicodeScalars.count }

  /// Whether a text that stands on one line has a control character in it.
  static func hasControlCharacter(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}

/// What a text field may hold.
struct TextRule {
  /// Unicode scalars, after trimming and normalisation.
  let lengthMax: Int
  var isMultiline = false

  /// The text in its normal form; what is wrong with it goes to `violations`. Never cut.
  func apply(_ text: String, _ field: String, _ violations: inout Violations) -> String {
    guard !text.isEmpty else { return text }
    let text = Text.normalized(text)
    if Text.length(text) > lengthMax {
      violations.add(field, "must be at most \(lengthMax) characters long")
    }
    if !isMultiline, Text.hasControlCharacter(text) {
      violations.add(field, "must not contain control characters")
    }
    return text
  }

  static let name = TextRule(lengthMax: 255)
  static let place = TextRule(lengthMax: 100)
  static let phone = TextRule(lengthMax: 64)
  static let tag = TextRule(lengthMax: 64)
  /// The id of something that another service keeps.
  static let reference = TextRule(lengthMax: 64)
  static let summary = TextRule(lengthMax: 2_000, isMultiline: true)
  static let resolution = TextRule(lengthMax: 1_000, isMultiline: true)
  static let notes = TextRule(lengthMax: 10_000, isMultiline: true)
}
