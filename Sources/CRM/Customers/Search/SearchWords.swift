import Postgres

/// The statements about the words by which customers are found: what somebody typed is looked up here
/// first, because words are far fewer than customers.
enum SearchWords {
  /// Of all words that begin alike, or are nearly alike, so many count.
  private static let expansionsMax: Int64 = 256

  /// In a fixed order, so that two writers of the same words cannot wait for each other.
  /// - Parameter words: sorted.
  static func insert(_ words: [String]) -> Query {
    "INSERT INTO search_word SELECT unnest(\(words)) ON CONFLICT DO NOTHING"
  }

  /// Which words begin as those given do: the position of the given one, from 1, and a word.
  static func beginning(with words: [String]) -> Query {
    """
    SELECT given.position, found.word
    FROM unnest(\(words), \(words.map { $0 + "\u{10FFFF}" }))
      WITH ORDINALITY AS given (first, last, position)
    CROSS JOIN LATERAL (
      SELECT word FROM search_word WHERE word >= given.first AND word < given.last
      ORDER BY word LIMIT \(expansionsMax)) AS found
    """
  }

  /// Which words share a third of their trigrams with those given; columns as above.
  static func resembling(_ words: [String]) -> Query {
    """
    SELECT given.position, found.word
    FROM unnest(\(words)) WITH ORDINALITY AS given (word, position)
    CROSS JOIN LATERAL (
      SELECT word FROM search_word WHERE word % given.word
      ORDER BY similarity(word, given.word) DESC, word LIMIT \(expansionsMax)) AS found
    """
  }

  /// Reads one of the two.
  /// - Returns: the words found for each given one, in its order.
  static func decode(_ rows: Rows, count: Int) throws -> [[String]] {
    var found = [[String]](repeating: [], count: count)
    for row in rows {
      let position = Int(try row.decode(Int64.self, at: 0)) - 1
      found[position].append(try row.decode(String.self, at: 1))
    }
    return found
  }
}
