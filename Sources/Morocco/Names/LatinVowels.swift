/// The letters of the Latin script that a phonetic key leaves out; w is one, since ou, u and w write one sound.
enum LatinVowels {
  private static let letters = Set("aeiouyw".utf8)

  static func contains(_ letter: UInt8) -> Bool { letters.contains(letter) }

  /// What a word that begins with these vowels has first in its key: y or w where they are a consonant
  /// (Youssef, Wafa, Ouafa), else a for any vowel (Omar, Imane).
  static func initialKey(_ vowels: ArraySlice<UInt8>) -> String {
    switch vowels.first {
    case UInt8(ascii: "y"): "y"
    case UInt8(ascii: "w"): "w"
    default: vowels.count > 2 && vowels.starts(with: "ou".utf8) ? "w" : "a"
    }
  }

  /// What a word that ends with these vowels has last in its key: a for the sound that Arabic writes ا, ى or ة
  /// (Amina, Chaimae), else nothing.
  static func finalKey(_ vowels: ArraySlice<UInt8>) -> String {
    vowels.last == UInt8(ascii: "a") || vowels.suffix(2).elementsEqual("ae".utf8) ? "a" : ""
  }
}
