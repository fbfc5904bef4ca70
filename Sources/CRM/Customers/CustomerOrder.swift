import Postgres
import RPCCore

/// The orders that customers can be listed in.
struct CustomerOrder: Hashable {
  let key: Key
  let isDescending: Bool

  enum Key: String, CaseIterable {
    case createdAt = "created_at"
    case updatedAt = "updated_at"
    case displayName = "display_name"
    case lastInteraction = "last_interaction"

    /// The expression that is indexed.
    var expression: SQLFragment {
      switch self {
      case .createdAt: "created_at"
      case .updatedAt: "updated_at"
      case .displayName: "lower(display_name) COLLATE \"C\""
      // Without an interaction comes before any.
      case .lastInteraction: "COALESCE(last_interaction, '-infinity')"
      }
    }

    var isInstant: Bool { self != .displayName }
  }

  /// Reads `key` or `key desc`; empty is `created_at desc`.
  /// - Throws: INVALID_ARGUMENT for anything else.
  init(_ text: String) throws(RPCError) {
    let words = text.split(separator: " ").map(String.init)
    guard !words.isEmpty else {
      key = .createdAt
      isDescending = true
      return
    }
    guard let key = Key(rawValue: words[0]), words.count == 1 || words.dropFirst() == ["desc"]
    else {
      let keys = Key.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid("order_by", "must be one of \(keys), with \" desc\" for descending")
    }
    self.key = key
    isDescending = words.count == 2
  }
}
