import Protobuf

/// What was made of a value that the service would not have taken, or that is worth a look.
struct Repair: Sendable, Hashable {
  let kind: Kind
  let field: String
  /// The value as it stands in the old row: for the report's file, never for a terminal.
  let was: JSONValue

  enum Kind: String, CaseIterable, Sendable {
    // Customers
    case contactTypeGuessed = "contact_type_guessed"
    case nameFromEmail = "name_from_email"
    case companyFromName = "company_from_name"
    case companyMovedToNotes = "company_moved_to_notes"
    case tooLongMovedToNotes = "too_long_moved_to_notes"
    case emailCleaned = "email_cleaned"
    case sharedEmailDeactivated = "shared_email_deactivated"
    case languageUnknown = "language_unknown"
    case loyaltyUnknown = "loyalty_unknown"
    case tagsCleaned = "tags_cleaned"
    case activeAssumed = "active_assumed"
    case phoneUnverified = "phone_unverified"
    case regionUnresolved = "region_unresolved"
    // Interactions
    case durationDropped = "duration_dropped"
    case followUpDateAssumed = "follow_up_date_assumed"
    case followUpDateDropped = "follow_up_date_dropped"
    case subjectMovedToSummary = "subject_moved_to_summary"
    // Feedback
    case serviceTypeUnknown = "service_type_unknown"
    case sentimentRecalculated = "sentiment_recalculated"
    case customerForgotten = "customer_forgotten"
    case resolutionNotesDropped = "resolution_notes_dropped"
    case resolvedAnew = "resolved_anew"
    // Segments
    case nameMadeUnique = "name_made_unique"
    // Any
    case controlCharacters = "control_characters"
    case timeFromCreation = "time_from_creation"
    case timeUnreadable = "time_unreadable"
    case timeUncertain = "time_uncertain"

    /// Kept as it was, and worth a look.
    var isNote: Bool {
      switch self {
      case .phoneUnverified, .regionUnresolved, .timeUncertain: true
      default: false
      }
    }
  }
}

/// Why a row is not migrated.
struct Refusal: Error, Sendable, Hashable {
  /// For a table of sums: no value of the row is in it.
  let reason: String
  /// For a person, without a value of the row too.
  let detail: String

  init(_ reason: String, _ detail: String) {
    self.reason = reason
    self.detail = detail
  }
}
