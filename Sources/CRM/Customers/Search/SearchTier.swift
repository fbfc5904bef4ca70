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

  /// An index has its customers in the order of the list. Those of the other tiers are listed by their
  /// buckets first.
  var isIndexed: Bool { self == .contact || self == .sameName || self == .sameSound }

  /// Whether its customers come in the order in which they were created alone.
  var hasOneRank: Bool { self != .nearly }
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

  /// The conditions of the tiers before, without those that another one includes.
  func better(than tier: SearchTier) -> [Query] {
    let before = SearchTier.allCases.prefix { $0 != tier }
    return before.filter { better in
      switch better {
      case .sameName: !before.contains(.sameSound)
      case .words: !before.contains(.sounds)
      default: true
      }
    }.compactMap(condition)
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

  /// The number that the tier's customers are listed by, ascending. See `SearchPlace`.
  func place(in tier: SearchTier) -> Query {
    let first = SearchPlace.first(of: tier)
    if tier.isIndexed { return "\(first)" }
    let place: Query = "(\(first) + \(SearchPlace.bucketMax) - search_bucket)"
    return tier.hasOneRank ? place : "(\(place) + \(SearchPlace.rankWidth) * \(distance))"
  }

  /// How far the customer's name is from the query: words that are a slip away, then the length.
  private var distance: Query {
    let slips = query.words.indices.map { index -> Query in
      has(begun(index), orSounds: index).map { "CASE WHEN \($0) THEN 0 ELSE 1 END" } ?? "1"
    }
    let length = Int64(query.name.unicodeScalars.count)
    return """
      (50 * (\(slips.joined(separator: " + "))) + LEAST(abs(char_length(search_name) - \(length)), 49))
      """
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
