import CRMProto
import Postgres
import RPCCore
import WireProto

/// What staff does with a feedback. Doing the same twice answers the same.
extension FeedbackService {
  func assignFeedback(
    _ request: AssignFeedbackRequest, context: CallContext
  ) async throws -> Feedback {
    var violations = Violations()
    let assignee = TextRule.reference.apply(request.assignedTo, "assigned_to", &violations)
    try violations.throwIfAny()
    let call = try MutationCall(context, request)
    return try await change(.assigned, request.id, etag: request.etag, call) { feedback, _ in
      feedback.assignedTo = assignee
    }
  }

  func resolveFeedback(
    _ request: ResolveFeedbackRequest, context: CallContext
  ) async throws -> Feedback {
    var violations = Violations()
    let notes = TextRule.resolution.apply(
      request.resolutionNotes, "resolution_notes", &violations)
    try violations.throwIfAny()
    let call = try MutationCall(context, request)
    return try await change(.resolved, request.id, etag: request.etag, call) { feedback, now in
      if feedback.resolved {
        guard feedback.resolutionNotes == notes else { throw RPCError.feedbackResolved }
        return
      }
      feedback.resolved = true
      feedback.resolutionNotes = notes
      feedback.resolvedBy = call.subject
      feedback.resolvedAt = GoogleProtobuf.Timestamp(now)
    }
  }

  /// What was said of its resolution goes, but for the audit trail.
  func reopenFeedback(
    _ request: ReopenFeedbackRequest, context: CallContext
  ) async throws -> Feedback {
    let call = try MutationCall(context, request)
    return try await change(.reopened, request.id, etag: request.etag, call) { feedback, _ in
      feedback.resolved = false
      feedback.resolutionNotes = ""
      feedback.resolvedBy = ""
      feedback.resolvedAt = nil
    }
  }

  private func change(
    _ action: Change.Action, _ id: String, etag: String, _ call: MutationCall,
    _ edit: @escaping @Sendable (inout Feedback, Timestamptz) throws -> Void
  ) async throws -> Feedback {
    guard let id = ResourceID(id) else { throw RPCError.invalid("id", "must be a UUID") }
    return try await mutations.decide(call) { transaction in
      let stored = try await FeedbackStore.locked(id, etag: etag, in: transaction)
      let now = clock.now()
      var feedback = stored.feedback
      try edit(&feedback, now)
      guard feedback != stored.feedback else { return Decision(answer: feedback) }
      return try stored.decide(action, feedback, at: now, in: transaction)
    }
  }
}

extension RPCError {
  static let feedbackResolved = RPCError(
    .failedPrecondition, "The feedback is resolved already. Reopen it first.",
    reason: "FEEDBACK_RESOLVED")
}
