import CRMProto
import Morocco

/// What a customer is found by: derived from it whenever it is written.
struct SearchKeys: Hashable, Sendable {
  /// Of these rules and of those for places, phones and `CriteriaTexts`; rows of an older one are derived anew.
  static let version: Int16 = 2

  /// The display name, folded.
  let name: String
  /// The phonetic keys of the display name; see `sound(of:)`.
  let sound: String
  /// Folded words of all names and of what names the customer in its e-mail address, each once, sorted.
  let words: [String]
  /// The words, their `begins`, and the phonetic keys of all names as `SearchTerm` writes them.
  let terms: [String]
  /// The digits of the phone number, last one first: in E.164 when it was resolved.
  let phone: String

  init(_ customer: Customer) {
    let names = [customer.fullName, customer.fullNameAr, customer.companyName]
      .filter { !$0.isEmpty }
    name = NameFolding.folded(customer.displayName)
    sound = Self.sound(of: customer.displayName)
    let email = SearchText.folded(MailNames.naming(customer.email)).split(separator: " ")
      .map(String.init)
    var words = Set(email.filter(SearchTerm.hasLetter))
    var terms: Set<String> = []
    for name in names {
      words.formUnion(NameFolding.words(of: name).map(\.text))
      // Without the article that Arabic writes together with its word.
      words.formUnion(NameFolding.folded(name).split(separator: " ").map(String.init))
      terms.formUnion(PhoneticKey.keys(of: name).map(SearchTerm.sound))
    }
    for word in words { terms.formUnion(SearchTerm.begins(of: word)) }
    self.words = words.sorted()
    self.terms = terms.union(words).sorted()
    let number = customer.phoneE164.isEmpty ? customer.phone : customer.phoneE164
    phone = PhoneNumber.reversedDigits(of: number)
  }

  /// The same for all spellings of a name and every order of its words: its phonetic keys, sorted.
  static func sound(of name: String) -> String {
    PhoneticKey.keys(of: name).sorted().joined(separator: " ")
  }
}

/// How `customer.search_terms` writes what is not a word.
enum SearchTerm {
  /// A word's first letters are terms up to this length: so short a beginning has too many words.
  static let beginLengthMax = 3

  static func sound(_ key: String) -> String { "~" + key }

  /// Numbers in addresses are nobody's name.
  static func hasLetter(_ word: String) -> Bool {
    word.unicodeScalars.contains { !("0"..."9").contains($0) }
  }

  static func begin(_ letters: String) -> String { "^" + letters }

  /// The first letter, the first two and the first three.
  static func begins(of word: String) -> [String] {
    let letters = Array(word.unicodeScalars.prefix(beginLengthMax))
    return letters.indices.map { last in
      begin(letters[...last].map(String.init).joined())
    }
  }
}
