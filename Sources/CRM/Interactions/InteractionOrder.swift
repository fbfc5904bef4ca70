import Postgres

enum InteractionSortKey: String, SortKey {
  case timestamp
  case createdAt = "created_at"

  static let standard = ListOrder(timestamp, isDescending: true)

  var expression: SQLFragment {
    switch self {
    case .timestamp: "\"timestamp\""
    case .createdAt: "created_at"
    }
  }

  var type: SortKeyType { .instant }
}

/// The one order of due follow-ups: earliest first.
enum FollowUpSortKey: String, SortKey {
  case followUpDate = "follow_up_date"

  static let standard = ListOrder(followUpDate)

  var expression: SQLFragment { "follow_up_date" }
  var type: SortKeyType { .instant }
}
