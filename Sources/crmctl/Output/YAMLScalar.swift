import Protobuf

/// Texts and numbers as YAML.
enum YAMLScalar {
  /// As it stands when nobody can take it for anything but a text, else in double quotes.
  static func text(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

  /// YAML 1.1 wants a point and a sign in what has an exponent: `1e20` would be a text.
  static func number(_ number: JSONNumber) -> String {
    let parts = number.literal.split(maxSplits: 1) { $0 == "e" || $0 == "E" }
    guard parts.count == 2 else { return number.literal }
    let point = parts[0].contains(".") ? "" : ".0"
    let sign = parts[1].hasPrefix("-") || parts[1].hasPrefix("+") ? "" : "+"
    return "\(parts[0])\(point)e\(sign)\(parts[1])"
  }

  /// Words that are no texts in YAML 1.1.
  private static let reserved: Set = [
    "y", "n", "yes", "no", "true", "false", "on", "off", "null",
  ]

  /// Begins with a letter, and has neither a colon nor a hash, with which a key or a comment could begin.
  private static func isPlain(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, first.properties.isAlphabetic,
      last != " ", !reserved.contains(text.lowercased())
    else { return false }
    return scalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || "0123456789 _-./@+(),'".unicodeScalars.contains(scalar)
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if mustBeEscaped(scalar) {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// Controls, line ends of Unicode and what no document may have; and what turns a terminal's text around.
  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7f..<0xa0, 0x2028...0x202e, 0x2066...0x2069, 0xfeff, 0xfffe, 0xffff: true
    default: false
    }
  }
}
