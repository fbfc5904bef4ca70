import CRMProto
import Postgres
import RPCCore
import WireProto

/// The statements about single feedback.
enum FeedbackStore {
  static func find(_ id: ResourceID) -> Query {
    "SELECT \(unescaped: FeedbackRow.columns) FROM feedback WHERE id = \(id)"
  }

  /// Reads a feedback and keeps others from changing it until the transaction ends. Its customer is locked before
  /// it.
  /// - Throws: NOT_FOUND, or ABORTED when `etag` names another state.
  static func locked(
    _ id: ResourceID, etag: String, etagField: String = "etag", in transaction: Transaction
  ) async throws -> FeedbackRow {
    let customers = try await transaction.query(
      """
      SELECT \(unescaped: CustomerState.columns) FROM customer
      WHERE id = (SELECT customer_id FROM feedback WHERE id = \(id)) FOR NO KEY UPDATE
      """)
    let rows = try await transaction.query(
      "SELECT \(unescaped: FeedbackRow.columns) FROM feedback WHERE id = \(id) FOR UPDATE")
    guard let row = rows.first else { throw RPCError.feedbackNotFound }
    var stored = try FeedbackRow(row)
    stored.customerState = try CustomerState(customers.first)
    try Etag.check(etag, against: stored.feedback.etag, field: etagField)
    return stored
  }

  /// - Parameter customer: nil for an anonymous one.
  static func insert(
    _ feedback: Feedback, id: ResourceID, customer: ResourceID?, at now: Timestamptz
  ) -> Query {
    let subject = feedback.subject ?? FeedbackSubject()
    return """
      INSERT INTO feedback (
        id, customer_id, booking_id, tour_id, vehicle_id, driver_id, service_type, rating, comments,
        sentiment, sentiment_source, is_anonymous, source, assigned_to, submitted_at, created_at,
        updated_at)
      VALUES (
        \(id), \(customer), \(feedback.bookingID), \(subject.tourID), \(subject.vehicleID),
        \(subject.driverID), \(feedback.serviceType.stored), \(feedback.storedRating),
        \(feedback.comments), \(feedback.sentiment.stored), \(feedback.sentimentSource.stored),
        \(feedback.isAnonymous), \(feedback.source), \(feedback.assignedTo),
        \(instant(feedback.submittedAt) ?? now), \(now), \(now))
      """
  }

  /// Writes every column that can change, behind `locked`.
  static func update(_ feedback: Feedback, id: ResourceID, at now: Timestamptz) -> Query {
    let subject = feedback.subject ?? FeedbackSubject()
    return """
      UPDATE feedback SET
        revision = revision + 1,
        booking_id = \(feedback.bookingID),
        tour_id = \(subject.tourID),
        vehicle_id = \(subject.vehicleID),
        driver_id = \(subject.driverID),
        service_type = \(feedback.serviceType.stored),
        rating = \(feedback.storedRating),
        comments = \(feedback.comments),
        sentiment = \(feedback.sentiment.stored),
        sentiment_source = \(feedback.sentimentSource.stored),
        source = \(feedback.source),
        resolved = \(feedback.resolved),
        resolution_notes = \(feedback.resolutionNotes),
        resolved_by = \(feedback.resolvedBy),
        resolved_at = \(instant(feedback.resolvedAt)),
        assigned_to = \(feedback.assignedTo),
        submitted_at = \(instant(feedback.submittedAt) ?? now),
        updated_at = \(now)
      WHERE id = \(id)
      """
  }

  static func delete(_ id: ResourceID) -> Query {
    "DELETE FROM feedback WHERE id = \(id)"
  }

  /// Checked by `FeedbackRules`.
  private static func instant(_ timestamp: GoogleProtobuf.Timestamp?) -> Timestamptz? {
    timestamp.flatMap { Timestamptz($0) }
  }
}

extension RPCError {
  /// The same words for an id that does not exist and for one that the caller may not see.
  static let feedbackNotFound = RPCError(
    .notFound, "There is no such feedback.", reason: "FEEDBACK_NOT_FOUND")
}

extension Feedback {
  fileprivate var storedRating: Int16 { Int16(truncatingIfNeeded: rating) }
}

extension ServiceType {
  var stored: Int16 { Int16(truncatingIfNeeded: rawValue) }
}

extension Sentiment {
  var stored: Int16 { Int16(truncatingIfNeeded: rawValue) }
}

extension SentimentSource {
  var stored: Int16 { Int16(truncatingIfNeeded: rawValue) }
}
