import FoundationEssentials

/// A secret that somebody wrote into a setting or a file. Has no textual description.
public struct Secret: Sendable, CustomStringConvertible, CustomReflectable {
  public static let bytesMin = 32

  public let bytes: [UInt8]

  /// What a secret's length, or its author, makes of it.
  public enum Refusal: Error, Hashable, CustomStringConvertible {
    case tooShort
    case example
    case repetitive

    public var description: String {
      switch self {
      case .tooShort: "is shorter than \(Secret.bytesMin) bytes"
      case .example: "is an example that everybody knows"
      case .repetitive: "has fewer than eight different characters"
      }
    }
  }

  /// - Parameter text: spaces and line ends around it do not belong to it.
  public init(_ text: String) throws(Refusal) {
    let bytes = Array(text.utf8.trimmed)
    guard bytes.count >= Self.bytesMin else { throw .tooShort }
    let folded = String(decoding: bytes, as: UTF8.self).lowercased()
    guard !Self.examples.contains(where: folded.contains) else { throw .example }
    guard Set(bytes).count >= 8 else { throw .repetitive }
    self.bytes = bytes
  }

  /// 32 random bytes, in hexadecimal digits.
  public static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<32).map { _ in
      let byte = UInt8.random(in: .min ... .max, using: &generator)
      return (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// What stands in the templates and tutorials that settings are copied from.
  private static let examples = [
    "changeme", "change-me", "change_me", "change-this", "change_this", "your-secret",
    "your_secret",
    "yoursecret", "secret-key-here", "secretkeyhere", "supersecret", "super-secret", "super_secret",
    "example", "password", "placeholder", "replace-me", "replace_me", "insecure", "dummy",
    "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7",
    "0123456789abcdef", "abcdefghijklmnop",
  ]

  public var description: String { "(secret)" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension String.UTF8View {
  fileprivate var trimmed: Substring.UTF8View.SubSequence {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = firstIndex(where: { !isSpace($0) }),
      let last = lastIndex(where: { !isSpace($0) })
    else { return self[startIndex..<startIndex] }
    return self[first...last]
  }
}
