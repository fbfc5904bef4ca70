/// How a name sounds, the same for its Latin spellings and for its Arabic one.
///
/// A key is the skeleton of consonants, which is what Arabic writes, after an `a`, `y` or `w` for the sound that
/// the name begins with and before an `a` when it ends with one: Khadija, Khadidja and خديجة are `xdja`, Fassi,
/// Fasi and فاسي are `fs`. `x` is kh, `c` is ch. Names of other scripts are their own keys.
package enum PhoneticKey {
  /// Keys of one name.
  package static let keysMax = 32
  /// Letters of a word that count.
  package static let wordLettersMax = 64

  /// The keys of the words that say who the person is, in their order, each once.
  ///
  /// Articles and particles have none, unless the name consists of nothing else. A key holds small Latin letters
  /// and digits, or letters of a script that is neither Latin nor Arabic.
  package static func keys(of name: String) -> [String] {
    let words = NameFolding.words(of: name)
    let significant = words.filter { !$0.isOptional }
    var keys: [String] = []
    for word in significant.isEmpty ? words : significant {
      for key in self.keys(of: word) where !keys.contains(key) {
        guard keys.count < keysMax else { return keys }
        keys.append(key)
      }
    }
    return keys
  }

  /// The keys of one word of a name: one for each part that its spelling joins.
  package static func keys(of word: NameWord) -> [String] {
    let spelling = String(word.spelling.unicodeScalars.prefix(wordLettersMax))
    return JoinedName.parts(of: spelling).flatMap(keys(ofPart:))
  }

  private static func keys(ofPart part: String) -> [String] {
    if let keys = KnownName.keys(of: part) { return keys }
    if ArabicWord.isArabic(part) { return [arabic(part)].filter { !$0.isEmpty } }
    let isASCII = part.utf8.allSatisfy { $0 < 0x80 }
    return [isASCII ? latin(Array(part.utf8)) : part]
  }

  private static func arabic(_ word: String) -> String {
    let scalars = word.unicodeScalars.filter { LetterFolding.arabic[$0] != "" }
    let last = scalars.count - 1
    return scalars.enumerated().map { index, scalar in
      guard let letter = ArabicLetter.byLetter[scalar] else { return String(scalar) }
      return index == 0 ? letter.initial : index == last ? letter.final : letter.medial
    }.joined()
  }

  private static func latin(_ word: [UInt8]) -> String {
    var key = ""
    var index = 0
    // The sound just before, so that a doubled letter counts once.
    var previous = ""
    while index < word.count {
      let vowels = word[index...].prefix(while: LatinVowels.contains)
      let isEnd = vowels.endIndex == word.count
      if !vowels.isEmpty {
        if index == 0 { key += LatinVowels.initialKey(vowels) }
        if isEnd, index > 0 || vowels.count > 1 { key += LatinVowels.finalKey(vowels) }
        index = vowels.endIndex
        previous = ""
      } else if index == word.count - 1, index > 0, word[index] == UInt8(ascii: "h") {
        // Not heard, or the end of a vowel that Arabic writes with ه or ح.
        key += "a"
        index += 1
      } else if let sound = LatinSound.at(index, of: word) {
        if sound.key != previous { key += sound.key }
        previous = sound.key
        index += sound.letters.count
      } else {
        key.unicodeScalars.append(Unicode.Scalar(word[index]))
        index += 1
      }
    }
    return key
  }
}
