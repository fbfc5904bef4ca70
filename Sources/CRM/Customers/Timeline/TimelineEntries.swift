import CRMProto
import Postgres
import WireProto

/// What happened to a customer, as rows that name it: `kind`, `occurred_at`, `id`.
enum TimelineEntries {
  /// What a row names; the statements have these numbers.
  enum Kind: Int32 {
    case customer = 0
    case interaction = 1
    case feedback = 2
    case loyaltyChange = 3
    case lastFeedback = 4
    case segmentChange = 5
    case consent = 6
  }

  /// The latest ones before a position, latest first.
  ///
  /// Each kind has an index in this order, of which as many rows are read as there are entries at most.
  /// - Parameter withConsents: whether the reader may see them.
  static func latest(
    of customer: ResourceID, before position: TimelinePosition?, limit: Int, withConsents: Bool
  ) -> Query {
    func source(_ kind: SQLFragment, _ table: SQLFragment, _ instant: SQLFragment) -> Query {
      var conditions: [Query] = ["customer_id = \(customer)"]
      if let position {
        conditions.append("(\(unescaped: instant), id) < (\(position.occurredAt), \(position.id))")
      }
      return """
        (SELECT \(unescaped: kind) AS kind, \(unescaped: instant) AS occurred_at, id
        FROM \(unescaped: table) WHERE \(conditions.joined(separator: " AND "))
        ORDER BY \(unescaped: instant) DESC, id DESC LIMIT \(Int64(limit)))
        """
    }
    let consents: Query =
      withConsents ? "UNION ALL \(source("6", "consent_record", "decided_at"))" : ""
    return """
      \(source("1", "interaction", "\"timestamp\""))
      UNION ALL \(source("2", "feedback", "submitted_at"))
      UNION ALL \(source("3", "loyalty_change", "occurred_at"))
      UNION ALL \(source("5", "segment_change", "occurred_at"))
      \(consents)
      ORDER BY occurred_at DESC, id DESC LIMIT \(Int64(limit))
      """
  }

  /// What `entry(_:)` reads, in its order, of `joins`.
  static let columns: SQLFragment = """
    entry.kind, entry.occurred_at, entry.id, tier.old_status, tier.new_status, talk.*, opinion.*, \
    move.segment_id, move.segment_name, move.entered, consent.channel, consent.purpose, consent.decision
    """
  private static let moveColumn = 5 + InteractionRow.columnCount + FeedbackRow.columnCount
  private static let consentColumn = moveColumn + 3
  static let columnCount = consentColumn + 3

  /// The resources that the rows of `entry` name, each beside its row.
  static let joins: Query = """
    LEFT JOIN LATERAL (
      SELECT \(unescaped: InteractionRow.columns) FROM interaction
      WHERE entry.kind = 1 AND id = entry.id) AS talk ON TRUE
    LEFT JOIN LATERAL (
      SELECT \(unescaped: FeedbackRow.columns) FROM feedback
      WHERE entry.kind IN (2, 4) AND id = entry.id) AS opinion ON TRUE
    LEFT JOIN LATERAL (
      SELECT old_status, new_status FROM loyalty_change
      WHERE entry.kind = 3 AND id = entry.id) AS tier ON TRUE
    LEFT JOIN LATERAL (
      SELECT segment.id AS segment_id, segment.name AS segment_name, entered
      FROM segment_change JOIN segment ON segment.number = segment_number
      WHERE entry.kind = 5 AND segment_change.id = entry.id) AS move ON TRUE
    LEFT JOIN LATERAL (
      SELECT channel, purpose, decision FROM consent_record
      WHERE entry.kind = 6 AND id = entry.id) AS consent ON TRUE
    """

  static func kind(of row: Row) throws -> Kind? {
    Kind(rawValue: try row.decode(Int32.self, at: 0))
  }

  /// nil for a row that names no entry.
  static func entry(_ row: Row) throws -> TimelineEntry? {
    let occurredAt = try row.decode(Timestamptz.self, at: 1)
    let entry: TimelineEntry.Entry
    switch try kind(of: row) {
    case .interaction: entry = .interaction(try interaction(row))
    case .feedback: entry = .feedback(try feedback(row))
    case .loyaltyChange:
      entry = .loyaltyChange(
        FieldChange(
          loyaltyFrom: try row.decode(Int16.self, at: 3), to: try row.decode(Int16.self, at: 4)))
    case .segmentChange:
      // Deleted since the entry was read.
      guard let id = try row.decode(ResourceID?.self, at: moveColumn) else { return nil }
      entry = .segmentChange(
        SegmentChange(
          segment: SegmentReference(
            id: id.description, name: try row.decode(String.self, at: moveColumn + 1)),
          entered: try row.decode(Bool.self, at: moveColumn + 2)))
    case .consent:
      entry = .consentChange(
        FieldChange(
          consentOn: try row.decode(Int16.self, at: consentColumn),
          for: try row.decode(Int16.self, at: consentColumn + 1),
          decided: try row.decode(Int16.self, at: consentColumn + 2)))
    case .customer, .lastFeedback, nil: return nil
    }
    return TimelineEntry(occurredAt: GoogleProtobuf.Timestamp(occurredAt), entry: entry)
  }

  static func feedback(_ row: Row) throws -> Feedback {
    try FeedbackRow(row, from: 5 + InteractionRow.columnCount).feedback
  }

  private static func interaction(_ row: Row) throws -> Interaction {
    try InteractionRow(row, from: 5).interaction
  }
}

/// Where a page of a timeline ended.
struct TimelinePosition {
  let occurredAt: Timestamptz
  let id: ResourceID
}
