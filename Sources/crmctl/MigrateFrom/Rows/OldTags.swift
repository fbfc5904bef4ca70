import Protobuf

/// Tags as the old column has them: an array, by rights.
struct OldTags {
  private(set) var tags: [String] = []
  /// Something else was there, or an element that is no tag, or one twice.
  private(set) var isUntidy = false

  init(_ value: JSONValue) {
    switch value {
    case .null: break
    case .array(let elements): add(elements)
    case .string(let text): read(text)
    default:
      isUntidy = true
      add([value])
    }
  }

  /// JSON that was stored as text, or a list with commas.
  private mutating func read(_ text: String) {
    isUntidy = !text.isEmpty
    // What is no JSON is a list.
    if let elements = (try? JSONValue(text: text))?.array { return add(elements) }
    add(text.split(separator: ",").map { .string(String($0)) })
  }

  private mutating func add(_ elements: [JSONValue]) {
    for element in elements {
      let raw = element.string ?? (element == .null ? "" : element.text())
      let clean = raw.unicodeScalars.map {
        $0.properties.generalCategory == .control ? " " : $0
      }
      let tag = RowReader.trimmed(String(String.UnicodeScalarView(clean)))
      if tag.isEmpty || tags.contains(tag) || element.string == nil { isUntidy = true }
      if !tag.isEmpty, !tags.contains(tag) { tags.append(tag) }
    }
  }
}
