import CRMProto
import Postgres
import RPCCore
import WireProto

/// A feedback as it is stored.
struct FeedbackRow: Sendable {
  let id: ResourceID
  /// nil for an anonymous one.
  let customerID: ResourceID?
  let revision: Int64
  let updatedAt: Timestamptz
  let feedback: Feedback
  /// Of the customer, of a row that is locked; nobody's of an anonymous one.
  var customerState = CustomerState()

  /// What `init` reads, in its order.
  static let columns: SQLFragment = """
    id, revision, customer_id, booking_id, tour_id, vehicle_id, driver_id, service_type, rating, \
    comments, sentiment, sentiment_source, is_anonymous, source, resolved, resolution_notes, \
    resolved_by, resolved_at, assigned_to, submitted_at, created_at, updated_at
    """

  static let columnCount = 22

  /// - Parameter column: where the columns begin.
  init(_ row: Row, from column: Int = 0) throws {
    var cells = row.makeDecoder(from: column)
    var feedback = Feedback()
    id = try cells.next(ResourceID.self)
    revision = try cells.next(Int64.self)
    feedback.id = id.description
    feedback.etag = Etag.make(revision: revision)
    customerID = try cells.next(ResourceID?.self)
    feedback.customerID = customerID?.description ?? ""
    feedback.bookingID = try cells.next(String.self)
    let subject = FeedbackSubject(
      tourID: try cells.next(String.self), vehicleID: try cells.next(String.self),
      driverID: try cells.next(String.self))
    feedback.subject = subject == FeedbackSubject() ? nil : subject
    feedback.serviceType = ServiceType(rawValue: Int32(try cells.next(Int16.self)))
    feedback.rating = Int32(try cells.next(Int16.self))
    feedback.comments = try cells.next(String.self)
    feedback.sentiment = Sentiment(rawValue: Int32(try cells.next(Int16.self)))
    feedback.sentimentSource = SentimentSource(rawValue: Int32(try cells.next(Int16.self)))
    feedback.isAnonymous = try cells.next(Bool.self)
    feedback.source = try cells.next(String.self)
    feedback.resolved = try cells.next(Bool.self)
    feedback.resolutionNotes = try cells.next(String.self)
    feedback.resolvedBy = try cells.next(String.self)
    feedback.resolvedAt = try cells.next(Timestamptz?.self).map(GoogleProtobuf.Timestamp.init)
    feedback.assignedTo = try cells.next(String.self)
    feedback.submittedAt = GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self))
    feedback.createdAt = GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self))
    updatedAt = try cells.next(Timestamptz.self)
    feedback.updatedAt = GoogleProtobuf.Timestamp(updatedAt)
    self.feedback = feedback
  }

  /// Stages `changed` as the state that follows this one.
  func decide(
    _ action: Change.Action, _ changed: Feedback, at now: Timestamptz, in transaction: Transaction
  ) throws -> Decision<Feedback> {
    // What says nothing of anybody is still done with what is left of an erased customer.
    let isHandled = [.assigned, .resolved, .reopened].contains(action)
    guard !customerState.isErased || isHandled && changed.resolutionNotes.isEmpty else {
      throw RPCError.customerErased
    }
    // The clock may have gone back since.
    let instant = max(now, updatedAt)
    var feedback = changed
    feedback.updatedAt = GoogleProtobuf.Timestamp(instant)
    feedback.etag = Etag.make(revision: revision + 1)
    transaction.stage(FeedbackStore.update(feedback, id: id, at: instant))
    let change = try Change(
      action, .feedback, id, of: customerID, revision: revision + 1, at: instant,
      from: self.feedback, to: feedback)
    return Decision(
      answer: feedback, changes: [change], touched: .byFeedback(of: customerID))
  }
}
