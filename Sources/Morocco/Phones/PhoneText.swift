/// What people type as a phone number, reduced to its digits.
struct PhoneText {
  /// Whether a + or 00 says that a country calling code follows.
  let isInternational: Bool
  /// ASCII, without that 00.
  let digits: String

  /// E.164 has 15; two zeros and a trunk 0 may stand around them.
  private static let digitsMax = 18

  /// Nil when the text has letters, signs of an extension or more digits than a number.
  init?(_ text: String) {
    var digits = ""
    var hasPlus = false
    for scalar in text.unicodeScalars {
      if let digit = Self.digit(scalar) {
        guard digits.utf8.count < Self.digitsMax else { return nil }
        digits += digit
      } else if scalar == "+" || scalar == "＋" {
        guard digits.isEmpty, !hasPlus else { return nil }
        hasPlus = true
      } else if !Self.isFormatting(scalar) {
        return nil
      }
    }
    let hasZeros = !hasPlus && digits.hasPrefix("00")
    isInternational = hasPlus || hasZeros
    self.digits = hasZeros ? String(digits.dropFirst(2)) : digits
  }

  /// A decimal digit of any script as an ASCII digit.
  static func digit(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "0"..."9": String(scalar)
    default:
      scalar.properties.generalCategory == .decimalNumber
        ? scalar.properties.numericValue.map { String(Int($0)) } : nil
    }
  }

  /// Spaces of all kinds, dashes, dots, slashes, parentheses, and marks of writing direction.
  private static func isFormatting(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "/", "(", ")", "·", "−": true
    default:
      scalar.properties.isWhitespace
        || [.dashPunctuation, .format].contains(scalar.properties.generalCategory)
    }
  }
}
