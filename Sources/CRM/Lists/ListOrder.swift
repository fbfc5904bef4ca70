import Postgres
import RPCCore

/// What a list can be ordered by; the raw value is the name that callers use.
protocol SortKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// What a request without `order_by` gets.
  static var standard: ListOrder<Self> { get }
  /// The expression that is indexed, together with the id behind it.
  var expression: SQLFragment { get }
  var type: SortKeyType { get }
}

enum SortKeyType {
  case instant
  case number
  case text
}

/// The order of a list: a key, then the id.
struct ListOrder<Key: SortKey>: Hashable {
  let key: Key
  let isDescending: Bool

  init(_ key: Key, isDescending: Bool = false) {
    self.key = key
    self.isDescending = isDescending
  }

  /// Reads `key` or `key desc`.
  /// - Throws: INVALID_ARGUMENT for anything else.
  init(_ text: String) throws(RPCError) {
    let words = text.split(separator: " ").map(String.init)
    guard !words.isEmpty else {
      self = Key.standard
      return
    }
    guard let key = Key(rawValue: words[0]), words.count == 1 || words.dropFirst() == ["desc"]
    else {
      let keys = Key.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid("order_by", "must be one of \(keys), with \" desc\" for descending")
    }
    self.init(key, isDescending: words.count == 2)
  }
}
