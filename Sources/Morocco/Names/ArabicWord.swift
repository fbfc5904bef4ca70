/// What is particular to a word in the Arabic script.
enum ArabicWord {
  static func isArabic(_ word: String) -> Bool {
    word.unicodeScalars.contains { LetterFolding.arabic[$0] != nil }
  }

  /// One letter for its variants.
  static func folded(_ word: String) -> String {
    guard isArabic(word) else { return word }
    return word.unicodeScalars.map { LetterFolding.arabic[$0] ?? String($0) }.joined()
  }

  /// The word without the article ال, which is written together with it; nil without one.
  ///
  /// An alef with a hamza is none of the article's (إلياس has none), unless the word is folded.
  /// - Parameter lettersMin: what must follow; with 2, الله is taken apart.
  static func withoutArticle(_ word: String, lettersMin: Int) -> String? {
    let scalars = word.unicodeScalars
    guard scalars.starts(with: "ال".unicodeScalars) || scalars.starts(with: "ٱل".unicodeScalars),
      scalars.count >= 2 + lettersMin
    else { return nil }
    return String(scalars.dropFirst(2))
  }
}
