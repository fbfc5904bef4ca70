import CRMProto
import Postgres
import RPCCore

extension FeedbackService {
  func updateFeedback(
    _ request: UpdateFeedbackRequest, context: CallContext
  ) async throws -> Feedback {
    guard let given = request.feedback else {
      throw RPCError.invalid("feedback", "is required")
    }
    var violations = Violations()
    let id = ResourceID(given.id)
    if id == nil { violations.add("feedback.id", "must be a UUID") }
    let mask = UpdateMask(request.updateMask, of: .feedback, &violations)
    try violations.throwIfAny()
    guard let id else { throw RPCError.feedbackNotFound }
    // The feedback may be anonymous: its customer, which no update can change, is in no digest of one.
    var digested = request
    digested.feedback?.customerID = ""
    let call = try MutationCall(context, digested)

    return try await mutations.decide(call) { transaction in
      let stored = try await FeedbackStore.locked(
        id, etag: given.etag, etagField: "feedback.etag", in: transaction)
      let now = clock.now()
      var violations = Violations()
      let merged = FeedbackRules.normalized(
        mask.apply(given, to: stored.feedback), now: now, &violations)
      if merged.isAnonymous, !merged.bookingID.isEmpty {
        violations.add("feedback.booking_id", "would tell who gave an anonymous feedback")
      }
      try violations.throwIfAny()
      return try stored.decide(.updated, merged, at: now, in: transaction)
    }
  }
}
