import Protobuf

/// One column of CSV: a field, or a field of a message in it (`preferences.contact_from`).
struct CellColumn: Equatable {
  let path: [String]

  var name: String { path.joined(separator: ".") }

  /// The columns of a message, in the order of its fields.
  static func all(of type: MessageType) -> [CellColumn] {
    columns(of: type, below: [], inside: [type.name])
  }

  private static func columns(
    of type: MessageType, below path: [String], inside types: Set<String>
  ) -> [CellColumn] {
    type.fields.flatMap { field -> [CellColumn] in
      let path = path + [field.name]
      // What is a text in JSON is one in a cell, and a message within itself has no end.
      guard let inner = field.messageType, !field.isRepeated, !inner.isTextInJSON,
        !types.contains(inner.name)
      else { return [CellColumn(path: path)] }
      return columns(of: inner, below: path, inside: types.union([inner.name]))
    }
  }

  /// The cell: empty for what is not there, `a|b` for a list of texts or numbers and `k=v|k=v` for a map as exports
  /// have them, JSON for anything deeper.
  func text(in item: JSONValue) -> String {
    var value: JSONValue? = item
    for name in path { value = value?[name] }
    return value.map(Self.text) ?? ""
  }

  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .bool, .number: value.text()
    case .string(let text): text
    case .array(let elements):
      elements.contains(where: \.isNested)
        ? value.text() : CellList.joined(elements.map(text))
    case .object(let members):
      members.contains { $0.value.isNested }
        ? value.text() : CellList.joined(members.map { "\($0.name)=\(text($0.value))" })
    }
  }
}

extension JSONValue {
  fileprivate var isNested: Bool {
    switch self {
    case .array, .object: true
    case .null, .bool, .number, .string: false
    }
  }
}

extension MessageType {
  fileprivate var isTextInJSON: Bool {
    ["google.protobuf.Timestamp", "google.protobuf.Duration", "google.protobuf.FieldMask"]
      .contains(name)
  }
}
