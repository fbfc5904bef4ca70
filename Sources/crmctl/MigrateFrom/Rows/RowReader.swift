import CRMProto
import Protobuf
import WireProto

/// Takes values out of one old row, and remembers what had to be repaired.
struct RowReader {
  let row: OldRow
  let time: OldTime
  private(set) var repairs: [Repair] = []

  init(_ row: OldRow, time: OldTime) {
    self.row = row
    self.time = time
  }

  /// - Parameter was: nil for the column's value.
  mutating func note(_ kind: Repair.Kind, _ field: String, was: JSONValue? = nil) {
    repairs.append(Repair(kind: kind, field: field, was: was ?? row[field]))
  }

  /// A text on one line, trimmed.
  mutating func line(_ column: String) -> String {
    let raw = row.rawText(column)
    let clean = String(
      String.UnicodeScalarView(
        raw.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    let text = Self.trimmed(clean)
    if text != Self.trimmed(raw) { note(.controlCharacters, column) }
    return text
  }

  /// A text of several lines, trimmed.
  mutating func text(_ column: String) -> String {
    let raw = row.rawText(column)
    guard raw.unicodeScalars.contains("\0") else { return Self.trimmed(raw) }
    note(.controlCharacters, column)
    return Self.trimmed(raw.replacing("\0", with: ""))
  }

  mutating func instant(_ column: String) -> GoogleProtobuf.Timestamp? {
    switch time.read(row[column]) {
    case .none: return nil
    case .unreadable:
      note(.timeUnreadable, column)
      return nil
    case .instant(let instant, let isCertain):
      if !isCertain { note(.timeUncertain, column) }
      return instant
    }
  }

  /// When something took place: when it was written down, where the column says nothing.
  /// - Throws: `Refusal` when that is not known either; the service would take it for now.
  mutating func occurrence(_ column: String) throws(Refusal) -> GoogleProtobuf.Timestamp {
    if let instant = instant(column) { return instant }
    guard let created = instant("created_at") else {
      throw Refusal("TIME_MISSING", "neither \(column) nor created_at says when it was")
    }
    note(.timeFromCreation, column)
    return created
  }

  /// A choice by its name in any case, with `-`, `_`, a space or nothing between its words.
  static func choice<Value: CaseIterable & RawRepresentable<Int32>>(
    _ text: String, of type: Value.Type
  ) -> Value? {
    let key = letters(text)
    guard !key.isEmpty else { return nil }
    return Value.allCases.first { $0.rawValue != 0 && letters("\($0)") == key }
  }

  private static func letters(_ text: String) -> String {
    text.lowercased().filter { !"-_ ".contains($0) }
  }

  static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }
}
