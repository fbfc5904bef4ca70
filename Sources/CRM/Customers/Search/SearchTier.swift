import Postgres

/// In how many ways a customer can match, best first. Each customer is listed once, where it matches best.
enum SearchTier: Int64, CaseIterable {
  /// The end of the phone number, or the beginning of the e-mail address.
  case contact
  /// The same name, folded.
  case sameName
  /// A name of the same sound, its words in any order.
  case sameSound
  /// Every word begins one of the customer's.
  case words
  /// Every word begins one of the customer's or sounds like one.
  case sounds
  /// Every word does so or is a slip away from one.
  case nearly

  /// Its share of the numbers that lists are ordered by.
  static let width: Int64 = 1_000

  /// Whether its customers come in the order of their ids alone.
  var hasOneRank: Bool { self != .nearly }

  /// The number that the tier's customers are ordered by, ascending; alike for all but the last tier's.
  func rank(_ query: SearchQuery) -> Query {
    switch self {
    case .nearly:
      """
      (\(rawValue * Self.width)
        + round((1 - similarity(search_name, \(query.name))) * \(Double(Self.width - 1)))::bigint)
      """
    default: "\(rawValue * Self.width)"
    }
  }
}

/// The conditions under which customers match.
struct SearchConditions {
  let query: SearchQuery
  /// Words of customers that begin as each word of the query does; of short ones there are terms instead.
  /// nil while nobody has looked.
  var beginning: [[String]]?
  /// Words of customers that are a slip away from each word of the query.
  var near: [[String]]

  init(query: SearchQuery) {
    self.query = query
    near = [[String]](repeating: [], count: query.words.count)
  }

  /// The conditions of the tiers before.
  func better(than tier: SearchTier) -> [Query] {
    SearchTier.allCases.prefix { $0 != tier }.compactMap(condition)
  }

  /// nil when nobody can match.
  func condition(of tier: SearchTier) -> Query? {
    switch tier {
    case .contact: contact
    case .sameName: sameSound.map { "(\($0) AND search_name = \(query.name))" }
    case .sameSound: sameSound
    case .words: all(query.words.indices.map { has(begun($0)) })
    case .sounds: all(query.words.indices.map { has(begun($0), orSounds: $0) })
    case .nearly:
      near.allSatisfy(\.isEmpty)
        ? nil : all(query.words.indices.map { has(begun($0) + near[$0], orSounds: $0) })
    }
  }

  private var contact: Query? {
    let phone = query.phone.map { digits -> Query in
      "(search_phone >= \(digits) AND search_phone < \(digits + ":"))"
    }
    let email = query.email.map { text -> Query in
      """
      (lower(email) COLLATE "C" >= \(text) AND lower(email) COLLATE "C" < \(text + "\u{10FFFF}"))
      """
    }
    return either(phone, email)
  }

  private var sameSound: Query? {
    query.sound.isEmpty ? nil : "search_sound = \(query.sound)"
  }

  /// For each word of the query, the terms of which a customer has one when it has a word that begins so.
  var begun: [[String]] { query.words.indices.map(begun) }

  /// Terms that say that a customer has a word which begins as this one does.
  private func begun(_ index: Int) -> [String] {
    let word = query.words[index].text
    let isShort = word.unicodeScalars.count <= SearchTerm.beginLengthMax
    return isShort ? [SearchTerm.begin(word)] : beginning?[index] ?? []
  }

  private func has(_ terms: [String]) -> Query? {
    terms.isEmpty ? nil : "search_terms && \(terms)"
  }

  /// The index finds one list faster than two.
  private func has(_ terms: [String], orSounds index: Int) -> Query? {
    let sounds = query.words[index].sounds
    if sounds.count <= 1 { return has(terms + sounds) }
    return either(has(terms), "search_terms @> \(sounds)")
  }

  private func either(_ left: Query?, _ right: Query?) -> Query? {
    guard let left, let right else { return left ?? right }
    return "(\(left) OR \(right))"
  }

  private func all(_ conditions: [Query?]) -> Query? {
    let possible = conditions.compactMap { $0 }
    guard !possible.isEmpty, possible.count == conditions.count else { return nil }
    return possible.joined(separator: " AND ")
  }
}
