/// A consonant as Latin letters write it, from `latin_sounds.tsv`.
struct LatinSound: Sendable {
  /// 1 to 3 small letters.
  let letters: [UInt8]
  /// One of these has to follow; empty when any letter may.
  let before: [UInt8]
  /// Its letters in a phonetic key.
  let key: String

  init?(_ row: Table.Row) {
    letters = Array(row.cells[0].utf8)
    before = Array(row.cells[1].utf8)
    key = row.cells[2]
    guard (1...3).contains(letters.count), !key.isEmpty else { return nil }
  }

  /// By first letter, longest first.
  private static let byFirstLetter: [UInt8: [LatinSound]] = Dictionary(
    grouping: Table.latinSounds.records(LatinSound.init).sorted {
      ($0.letters.count, $0.before.count) > ($1.letters.count, $1.before.count)
    },
    by: { $0.letters[0] })

  /// The longest sound that `word` has at `index`; nil at a vowel, a digit or an h that ends the word.
  static func at(_ index: Int, of word: [UInt8]) -> LatinSound? {
    let rest = word[index...]
    return byFirstLetter[word[index]]?.first { sound in
      guard rest.starts(with: sound.letters) else { return false }
      let next = rest.dropFirst(sound.letters.count).first
      return sound.before.isEmpty || next.map(sound.before.contains) ?? false
    }
  }
}

extension Table {
  static let latinSounds = Table("latin_sounds.tsv", PackageResources.latin_sounds_tsv)
}
