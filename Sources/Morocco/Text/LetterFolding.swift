/// What single letters become when text is folded: no case, no accent, one letter for its variants.
enum LetterFolding {
  /// Arabic letters to the one that stands for their variants; nothing for what is left out.
  static let arabic: [Unicode.Scalar: String] = Dictionary(
    uniqueKeysWithValues: ArabicLetter.all.map { ($0.letter, $0.folded) })

  private static let latin: [Unicode.Scalar: String] = Dictionary(
    uniqueKeysWithValues: Table.latinLetters.records { row in
      row.cells[0].unicodeScalars.first.map { ($0, row.cells[1]) }
    })

  /// A small Latin letter without what was added to its base; any other letter as it is.
  ///
  /// The name of a character tells its base: LATIN SMALL LETTER O WITH STROKE. Names never change (Unicode
  /// Stability Policy) and cover letters that have no decomposition.
  static func base(of letter: Unicode.Scalar) -> String {
    if let folded = latin[letter] { return folded }
    let prefix = "LATIN SMALL LETTER "
    guard let name = letter.properties.name, name.hasPrefix(prefix) else { return String(letter) }
    let words = name.dropFirst(prefix.count).split(separator: " ")
    guard words.count >= 3, words[0].utf8.count == 1, words[1] == "WITH" else {
      return String(letter)
    }
    return words[0].lowercased()
  }

  /// The letter of normal width for one of the full width that East Asian keyboards write.
  static func normalWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFF01 + 0x21) ?? scalar
  }
}

extension Table {
  static let latinLetters = Table("latin_letters.tsv", PackageResources.latin_letters_tsv)
}
