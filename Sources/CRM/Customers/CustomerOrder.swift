import Postgres

/// The orders that customers can be listed in.
typealias CustomerOrder = ListOrder<CustomerSortKey>

enum CustomerSortKey: String, SortKey {
  case createdAt = "created_at"
  case updatedAt = "updated_at"
  case displayName = "display_name"
  case lastInteraction = "last_interaction"

  static let standard = ListOrder(createdAt, isDescending: true)

  var expression: SQLFragment {
    switch self {
    case .createdAt: "created_at"
    case .updatedAt: "updated_at"
    case .displayName: "lower(display_name) COLLATE \"C\""
    // Without an interaction comes before any.
    case .lastInteraction: "COALESCE(last_interaction, '-infinity')"
    }
  }

  var type: SortKeyType { self == .displayName ? .text : .instant }
}
