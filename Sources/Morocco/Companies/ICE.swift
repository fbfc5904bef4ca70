/// The identifier of a Moroccan company (identifiant commun de l'entreprise).
///
/// 15 digits: 9 for the enterprise, 4 for the establishment, 2 that check the rest, so that the whole number is a
/// multiple of 97.
package struct ICE: Hashable, Sendable {
  package enum Fault: Error, Hashable, Sendable {
    case notFifteenDigits
    case wrongCheckDigits
  }

  /// 15 ASCII digits.
  package let digits: String

  /// The digits that all establishments of one enterprise share, 9 of them.
  package var enterprise: String { String(digits.prefix(9)) }

  /// Spaces of any kind may stand anywhere, digits may be those of any script.
  package init(_ text: String) throws(Fault) {
    var digits = ""
    var remainder = 0
    for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
      guard scalar.properties.generalCategory == .decimalNumber,
        let value = scalar.properties.numericValue, digits.utf8.count < 15
      else { throw .notFifteenDigits }
      digits += String(Int(value))
      remainder = (remainder * 10 + Int(value)) % 97
    }
    guard digits.utf8.count == 15 else { throw .notFifteenDigits }
    guard remainder == 0 else { throw .wrongCheckDigits }
    self.digits = digits
  }
}
