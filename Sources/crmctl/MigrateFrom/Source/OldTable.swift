import Postgres

/// A table of the replaced service, in the order in which they are migrated.
enum OldTable: String, CaseIterable, Sendable {
  case customers, interactions, feedback, segments

  var fragment: SQLFragment {
    switch self {
    case .customers: "customers"
    case .interactions: "interactions"
    case .feedback: "feedback"
    case .segments: "segments"
    }
  }

  /// Without one of these it is another service's table.
  var requiredColumns: [String] {
    switch self {
    case .customers:
      [
        "id", "contact_type", "full_name", "company_name", "email", "phone", "nationality",
        "region", "preferred_language", "tags", "loyalty_status", "is_active", "created_at",
      ]
    case .interactions:
      [
        "id", "customer_id", "staff_member_id", "channel", "subject", "summary",
        "duration_minutes", "follow_up_required", "follow_up_date", "timestamp",
      ]
    case .feedback:
      [
        "id", "customer_id", "booking_id", "service_type", "rating", "comments", "sentiment",
        "is_anonymous", "source", "resolved", "resolution_notes", "submitted_at",
      ]
    case .segments: ["id", "name", "description", "criteria", "is_active", "created_at"]
    }
  }

  /// Migrated where they are there, or calculated anew by the service.
  var otherKnownColumns: [String] {
    switch self {
    case .customers: ["notes", "updated_at", "last_interaction"]
    case .interactions: ["created_at", "updated_at"]
    case .feedback: ["resolved_by", "resolved_at", "created_at", "updated_at"]
    case .segments: ["customer_count", "updated_at", "last_calculated"]
    }
  }
}
