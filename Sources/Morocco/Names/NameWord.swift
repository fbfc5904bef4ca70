/// A word of a person's name.
package struct NameWord: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// Says who the person is.
    case significant
    /// The Arabic article (el, al, es, …), with or without.
    case article
    /// ben, bin, ibn, bent, aït, ou: part of the name, left out by some spellings.
    case particle
  }

  /// Folded: letters and digits.
  package let text: String
  package let kind: Kind
  /// Like `text`, with Arabic letters as they were written.
  let spelling: String

  /// `text` without the article that Arabic writes together with its word.
  package var bare: String { ArabicWord.withoutArticle(text, lettersMin: 3) ?? text }

  /// Whether one spelling of the name has the word and another has not.
  package var isOptional: Bool { kind != .significant }

  init(spelling: String) {
    let folded = ArabicWord.folded(spelling)
    kind = Self.kinds[folded] ?? .significant
    text = folded
    self.spelling = spelling
  }

  private static let kinds: [String: Kind] = Dictionary(
    uniqueKeysWithValues: Table.nameWords.records { row in
      Kind(rawValue: row.cells[1]).map { (row.cells[0], $0) }
    })
}

extension Table {
  static let nameWords = Table("name_words.tsv", PackageResources.name_words_tsv)
}
