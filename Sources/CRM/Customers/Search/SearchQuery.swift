import Morocco
import RPCCore

/// What somebody looks for, taken apart.
struct SearchQuery: Sendable {
  struct Word: Sendable {
    let text: String
    /// Terms of its phonetic keys: a customer has to have all of them.
    let sounds: [String]
  }

  /// Those that say who is meant; articles and particles only when there is nothing else.
  let words: [Word]
  let name: String
  let sound: String
  /// The end of a phone number, last digit first; nil when the text is no number.
  let phone: String?
  /// The beginning of an e-mail address in small letters; nil when the text is none.
  let email: String?

  private static let textRule = TextRule(lengthMax: 255)
  private static let wordsMax = 10
  /// So few digits are the end of too many numbers.
  private static let phoneDigitsMin = 4

  /// - Throws: INVALID_ARGUMENT for a text that is too long.
  init(_ given: String) throws(RPCError) {
    var violations = Violations()
    let text = Self.textRule.apply(given, "query", &violations)
    let words = NameFolding.words(of: text)
    let significant = words.filter { !$0.isOptional }
    self.words = (significant.isEmpty ? words : significant).map { word in
      // A number sounds like no other.
      Word(
        text: word.bare,
        sounds: SearchTerm.hasLetter(word.bare)
          ? PhoneticKey.keys(of: word).map(SearchTerm.sound) : [])
    }
    if self.words.count > Self.wordsMax {
      violations.add("query", "must be at most \(Self.wordsMax) words")
    }
    try violations.throwIfAny()
    name = NameFolding.folded(text)
    sound = SearchKeys.sound(of: text)
    let digits = PhoneNumber(text)?.e164 ?? PhoneNumber.digits(of: text) ?? ""
    let reversed = PhoneNumber.reversedDigits(of: digits)
    phone = reversed.utf8.count >= Self.phoneDigitsMin ? reversed : nil
    email = text.contains("@") ? text.lowercased() : nil
  }
}
