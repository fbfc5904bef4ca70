import Protobuf

/// What must not be shown, pasted into an issue or kept in a log of a terminal.
enum Secrets {
  private static let words = ["authorization", "token", "secret", "password", "cookie", "api-key"]
  /// Opaque, and worth nothing to anybody else.
  private static let harmless: Set = ["page_token", "next_page_token"]

  /// A value of metadata: the scheme of an `authorization` stays, and how long the rest is.
  static func masked(_ value: String, of key: String) -> String {
    guard isSecret(key), !value.isEmpty else { return value }
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return mask(value) }
    return "\(parts[0]) \(mask(String(parts[1])))"
  }

  /// A message with its secret fields masked, as deep as they are.
  static func masked(_ json: JSONValue) -> JSONValue {
    switch json {
    case .object(let members):
      .object(
        members.map { member in
          if isSecret(member.name), case .string(let text) = member.value, !text.isEmpty {
            return .init(member.name, .string(mask(text)))
          }
          return .init(member.name, masked(member.value))
        })
    case .array(let elements): .array(elements.map(masked))
    case .null, .bool, .number, .string: json
    }
  }

  private static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return !harmless.contains(name) && words.contains { name.contains($0) }
  }

  private static func mask(_ text: String) -> String { "*** (\(text.utf8.count) bytes)" }
}
