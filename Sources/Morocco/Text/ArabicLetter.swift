/// A letter of the Arabic script, as `arabic_letters.tsv` describes it.
struct ArabicLetter: Sendable {
  let letter: Unicode.Scalar
  /// One letter, or none when it is left out of folded text.
  let folded: String
  /// What it is in a phonetic key at a word's begin, within and at its end; empty when it is not heard.
  let initial: String
  let medial: String
  let final: String

  init?(_ row: Table.Row) {
    guard let letter = row.cells[0].unicodeScalars.first,
      row.cells[0].unicodeScalars.count == 1, row.cells[1].unicodeScalars.count <= 1
    else { return nil }
    self.letter = letter
    folded = row.cells[1]
    initial = row.cells[2]
    medial = row.cells[3]
    final = row.cells[4]
  }

  static let all = Table.arabicLetters.records(ArabicLetter.init)

  static let byLetter = Dictionary(uniqueKeysWithValues: all.map { ($0.letter, $0) })
}

extension Table {
  static let arabicLetters = Table("arabic_letters.tsv", PackageResources.arabic_letters_tsv)
}
