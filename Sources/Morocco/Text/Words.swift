/// The words of a text: letters and digits in small Latin base letters, ASCII digits and other scripts' letters.
///
/// - Case, accents, combining marks, Arabic diacritics, tatweel and invisible format characters are gone.
/// - Digits of any script are ASCII digits.
/// - An apostrophe joins (M'hamed is mhamed), save after an elided article or preposition (l'Oréal is l, oreal).
/// - Everything else, hyphens first, separates words.
///
/// Text in Unicode's normal form C is expected, as the service stores it. Linear in the text's length.
enum Words {
  enum ArabicLetters {
    /// One letter for its variants.
    case folded
    /// As they were written, which a phonetic key needs: ى sounds like ا but folds to ي.
    case kept
  }

  static func split(_ text: String, _ letters: ArabicLetters) -> [String] {
    var words: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in text.unicodeScalars {
      switch part(LetterFolding.normalWidth(scalar), letters) {
      case .letters(let folded): word += folded
      case .apostrophe: if word == "l" || word == "d" { end() }
      case .nothing: break
      case .separator: end()
      }
    }
    end()
    return words
  }

  private enum Part {
    case letters(String)
    case apostrophe
    case nothing
    case separator
  }

  /// Straight, curly and modifier apostrophes, the marks of hamza and ayn, prime, grave and acute accent.
  private static let apostrophes = Set("'’‘‛ʼʻʽʾʿˈ′`´".unicodeScalars)

  private static func part(_ scalar: Unicode.Scalar, _ letters: ArabicLetters) -> Part {
    switch scalar {
    case "a"..."z", "0"..."9": return .letters(String(scalar))
    case "A"..."Z": return .letters(scalar.properties.lowercaseMapping)
    default: break
    }
    if apostrophes.contains(scalar) { return .apostrophe }
    if let folded = LetterFolding.arabic[scalar] {
      return .letters(letters == .folded || folded.isEmpty ? folded : String(scalar))
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .nothing
    case .decimalNumber:
      return scalar.properties.numericValue.map { .letters(String(Int($0))) } ?? .separator
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return .letters(lowercased(scalar))
    default: return .separator
    }
  }

  private static func lowercased(_ letter: Unicode.Scalar) -> String {
    let small = letter.properties.lowercaseMapping.unicodeScalars
    return small.filter { $0.properties.generalCategory != .nonspacingMark }
      .map(LetterFolding.base).joined()
  }
}
