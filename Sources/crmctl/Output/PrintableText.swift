/// Text that cannot do anything to a terminal.
enum PrintableText {
  /// Control characters become their pictures (␊ for a line feed), and what turns the direction of the
  /// text around becomes �: a customer's name must not move the cursor or rewrite the line it stands in.
  static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { picture(of: $0) != nil }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(picture(of: scalar) ?? scalar) }
    return String(result)
  }

  /// Nil for what may stand as it is.
  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7f: "␡"
    case 0x80..<0xa0, 0x202a...0x202e, 0x2066...0x2069: "�"
    default: nil
    }
  }
}
