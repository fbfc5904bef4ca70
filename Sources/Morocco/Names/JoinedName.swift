/// Takes apart what one spelling joins and another writes in several words: Elfassi, Benjelloun, Abdelkader,
/// Noureddine, عبدالقادر.
///
/// The rules look at letters only, so a foreign name may lose a part as well (Albert is taken for Al Bert).
/// That costs nothing: every spelling of it loses the same part.
enum JoinedName {
  /// The parts of a word (as `NameWord.spelling` has it) that say who the person is; at least one.
  static func parts(of word: String) -> [String] {
    if KnownName.keys(of: word) != nil { return [word] }
    return ArabicWord.isArabic(word) ? arabicParts(word) : latinParts(Array(word.utf8))
  }

  // MARK: Arabic script

  private static func arabicParts(_ word: String) -> [String] {
    if let rest = ArabicWord.withoutArticle(word, lettersMin: 2) {
      return parts(of: withDottedYa(rest))
    }
    if let rest = arabicRest(of: word, after: "عبدال") { return ["عبد"] + parts(of: rest) }
    for particle in ["بن", "بل"] {
      // A long vowel after it belongs to the name's own root: بناني is Bennani.
      guard let rest = arabicRest(of: word, after: particle), let first = rest.unicodeScalars.first,
        !"اوي".unicodeScalars.contains(first), rest.unicodeScalars.count >= 3
      else { continue }
      return parts(of: rest)
    }
    let religion = "الدين"
    if word.hasSuffix(religion), word.unicodeScalars.count >= religion.unicodeScalars.count + 2 {
      let name = String(word.unicodeScalars.dropLast(religion.unicodeScalars.count))
      return parts(of: name) + parts(of: religion)
    }
    return [word]
  }

  /// A name of origin with the article ends in ي; some write it ى, which at the end of other names is an a.
  private static func withDottedYa(_ word: String) -> String {
    let isNameOfOrigin =
      word.unicodeScalars.last == "ى" && word.unicodeScalars.count >= 4
      && KnownName.keys(of: word) == nil
    return isNameOfOrigin ? String(word.unicodeScalars.dropLast()) + "ي" : word
  }

  private static func arabicRest(of word: String, after prefix: String) -> String? {
    let scalars = word.unicodeScalars
    guard scalars.starts(with: prefix.unicodeScalars),
      scalars.count >= prefix.unicodeScalars.count + 2
    else { return nil }
    return String(scalars.dropFirst(prefix.unicodeScalars.count))
  }

  // MARK: Latin script

  private static func latinParts(_ word: [UInt8]) -> [String] {
    if let rest = withoutArticle(word) ?? withoutParticle(word) { return parts(of: text(rest)) }
    if let servant = afterServant(word) { return ["abd"] + parts(of: text(servant)) }
    for ending in endings
    where word.count >= ending.count + 2 && word.suffix(ending.count) == ending {
      return parts(of: text(word.dropLast(ending.count))) + ["din"]
    }
    return [text(word)]
  }

  private static func text(_ letters: some Collection<UInt8>) -> String {
    String(decoding: letters, as: UTF8.self)
  }

  /// elfassi, alfassi, elalaoui, essaidi, lhoucine.
  private static func withoutArticle(_ word: [UInt8]) -> ArraySlice<UInt8>? {
    guard word.count >= 4 else { return nil }
    let afterOne = word[1...]
    let afterTwo = word[2...]
    switch (word[0], word[1]) {
    // Before a vowel only a long rest is a name: Elias and Alaoui have no article.
    case (UInt8(ascii: "e"), UInt8(ascii: "l")):
      return afterTwo.count >= (LatinVowels.contains(word[2]) ? 5 : 3) ? afterTwo : nil
    case (UInt8(ascii: "a"), UInt8(ascii: "l")):
      return afterTwo.count >= (LatinVowels.contains(word[2]) ? 6 : 3) ? afterTwo : nil
    case (UInt8(ascii: "e"), let letter) where word[2] == letter:
      return sunLetters.contains(letter) && afterTwo.count >= 3 ? afterTwo : nil
    case (UInt8(ascii: "l"), let letter):
      let isConsonant = !LatinVowels.contains(letter) && letter != word[0]
      return isConsonant && afterOne.count >= 3 ? afterOne : nil
    default: return nil
    }
  }

  /// benjelloun, belhaj; not bennani, whose second n is the name's own.
  private static func withoutParticle(_ word: [UInt8]) -> ArraySlice<UInt8>? {
    guard particles.contains(where: word.starts(with:)), word.count >= 6, word[3] != word[2] else {
      return nil
    }
    return word[3...]
  }

  /// What follows "servant of" in abdelkader, abderrahmane, abdellah: kader, rrahmane, lah.
  private static func afterServant(_ word: [UInt8]) -> ArraySlice<UInt8>? {
    guard word.starts(with: "abd".utf8) else { return nil }
    let rest = word[3...].drop(while: LatinVowels.contains)
    guard rest.count >= 3 else { return nil }
    return rest.first == UInt8(ascii: "l") ? rest.dropFirst() : rest
  }

  /// "Son of", the second with the article.
  private static let particles = ["ben".utf8, "bel".utf8]

  /// Those with which the article's l merges, in the spellings of civil registers: Errachidi, Essaidi.
  private static let sunLetters = Set("rsndtz".utf8)

  /// "of the religion", longest first: Noureddine, Azeddine, Nureldin.
  private static let endings: [ArraySlice<UInt8>] = [
    "eddine", "uddine", "addine", "eldine", "aldine", "eddin", "uddin", "addin", "eldin", "aldin",
    "edine",
  ].map { ArraySlice($0.utf8) }
}
