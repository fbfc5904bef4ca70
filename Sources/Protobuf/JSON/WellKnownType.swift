/// The messages of `google.protobuf` that are a string in JSON.
enum WellKnownType: String {
  case timestamp = "google.protobuf.Timestamp"
  case duration = "google.protobuf.Duration"
  case fieldMask = "google.protobuf.FieldMask"

  init?(_ type: MessageType) {
    self.init(rawValue: type.name)
  }

  /// What the string has to be, in words.
  var expected: String {
    switch self {
    case .timestamp: "an instant such as 2026-11-22T12:00:00Z"
    case .duration: "a duration such as 1.5s"
    case .fieldMask: "field names joined by commas"
    }
  }

  /// The string for the message as an object with its fields; nil when it is outside the type's range.
  func text(of fields: JSONValue) -> String? {
    if self == .fieldMask { return maskText(fields["paths"]?.array?.compactMap(\.string) ?? []) }
    guard let seconds = fields["seconds"]?.string.flatMap({ Int64($0) }),
      case .number(let number)? = fields["nanos"], let nanos = number.integer(as: Int32.self)
    else { return nil }
    return self == .timestamp
      ? RFC3339.text(seconds: seconds, nanos: nanos)
      : SecondsText.text(seconds: seconds, nanos: nanos)
  }

  /// The object with the message's fields for its string; nil when the string is not of this form.
  func fields(of json: JSONValue) -> JSONValue? {
    guard let text = json.string else { return nil }
    if self == .fieldMask {
      // By scalars: a comma and a mark that combines with it are one Character.
      let paths = text.unicodeScalars.split(separator: ",").map { JSONValue.string(snakeCase($0)) }
      return ["paths": .array(paths)]
    }
    let parsed = self == .timestamp ? RFC3339.parse(text) : SecondsText.parse(text)
    guard let parsed else { return nil }
    return [
      "seconds": .number(JSONNumber(parsed.seconds)), "nanos": .number(JSONNumber(parsed.nanos)),
    ]
  }

  /// Nil when reading the text would give other paths.
  private func maskText(_ paths: [String]) -> String? {
    let areReadBack = paths.allSatisfy { path in
      !path.isEmpty && path.utf8.allSatisfy { $0 != UInt8(ascii: ",") }
        && snakeCase(path.unicodeScalars[...]) == path
    }
    return areReadBack ? paths.joined(separator: ",") : nil
  }

  /// `contactType` as `contact_type`; proto names stay as they are.
  private func snakeCase(_ path: Substring.UnicodeScalarView) -> String {
    path.reduce(into: "") { result, scalar in
      if ("A"..."Z").contains(scalar) {
        result += "_" + String(scalar).lowercased()
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
