import CRMProto
import Postgres
import WireProto

/// What a feedback must look like, whoever writes it. Every wrong field is named as `feedback.FIELD`.
enum FeedbackRules {
  /// The feedback in its normal form: texts trimmed, instants cut to a microsecond, the sentiment set.
  static func normalized(
    _ given: Feedback, now: Timestamptz, _ violations: inout Violations
  ) -> Feedback {
    var feedback = given
    normalizeTexts(&feedback, &violations)
    if !ServiceType.allCases.dropFirst().contains(feedback.serviceType) {
      violations.add("feedback.service_type", "is required")
    }
    if !(1...5).contains(feedback.rating) {
      violations.add("feedback.rating", "must be 1 to 5")
    }
    if !feedback.resolved, !feedback.resolutionNotes.isEmpty {
      violations.add("feedback.resolution_notes", "is set by ResolveFeedback")
    }
    feedback.sentiment = sentiment(of: feedback.rating)
    feedback.sentimentSource = .rating
    let submitted = Timestamptz(
      reported: feedback.submittedAt, field: "feedback.submitted_at", now: now, &violations)
    feedback.submittedAt = GoogleProtobuf.Timestamp(submitted)
    return feedback
  }

  /// An anonymous feedback without what names its customer: the id itself, and the booking, which is
  /// somebody's.
  static func withoutTraces(_ feedback: Feedback) -> Feedback {
    guard feedback.isAnonymous else { return feedback }
    var anonymous = feedback
    anonymous.customerID = ""
    anonymous.bookingID = ""
    return anonymous
  }

  static func sentiment(of rating: Int32) -> Sentiment {
    rating >= 4 ? .positive : rating == 3 ? .neutral : .negative
  }

  private static func normalizeTexts(_ feedback: inout Feedback, _ violations: inout Violations) {
    func apply(_ rule: TextRule, _ path: WritableKeyPath<Feedback, String>, _ field: String) {
      feedback[keyPath: path] = rule.apply(
        feedback[keyPath: path], "feedback.\(field)", &violations)
    }
    apply(.reference, \.bookingID, "booking_id")
    apply(.reference, \.source, "source")
    apply(.reference, \.assignedTo, "assigned_to")
    apply(.summary, \.comments, "comments")
    apply(.resolution, \.resolutionNotes, "resolution_notes")
    guard let given = feedback.subject else { return }
    let subject = FeedbackSubject(
      tourID: TextRule.reference.apply(given.tourID, "feedback.subject.tour_id", &violations),
      vehicleID: TextRule.reference.apply(
        given.vehicleID, "feedback.subject.vehicle_id", &violations),
      driverID: TextRule.reference.apply(given.driverID, "feedback.subject.driver_id", &violations))
    feedback.subject = subject == FeedbackSubject() ? nil : subject
  }

  /// Fields that the server sets; a caller that sends them expects something that will not happen.
  static func refuseOutputOnly(in feedback: Feedback, _ violations: inout Violations) {
    violations.refuse(
      in: "feedback",
      outputOnly: [
        ("id", !feedback.id.isEmpty),
        ("sentiment", feedback.sentiment != .unspecified),
        ("sentiment_source", feedback.sentimentSource != .unspecified),
        ("resolved", feedback.resolved),
        ("resolved_by", !feedback.resolvedBy.isEmpty),
        ("resolved_at", feedback.resolvedAt != nil),
        ("created_at", feedback.createdAt != nil),
        ("updated_at", feedback.updatedAt != nil),
        ("etag", !feedback.etag.isEmpty),
      ])
  }
}
