import CRMProto
import RPCCore
import Testing
import WireProto

/// AssignFeedback, ResolveFeedback, ReopenFeedback, UpdateFeedback and DeleteFeedback.
@Suite(.timeLimit(.minutes(2))) struct HandleFeedbackTests {
  @Test func itIsAssignedResolvedAndReopened() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.submit(.tour(by: customer.id, rating: 1))
      let assigned = try await crm.feedback.assignFeedback(
        .init(id: stored.id, assignedTo: " agent-7 ", etag: "r1"))
      #expect(assigned.assignedTo == "agent-7" && assigned.etag == "r2")

      let resolved = try await crm.feedback.resolveFeedback(
        .init(id: stored.id, resolutionNotes: "Refunded"))
      #expect(resolved.resolved && resolved.resolutionNotes == "Refunded")
      #expect(!resolved.resolvedBy.isEmpty)
      #expect(resolved.resolvedAt != nil && resolved.resolvedAt == resolved.updatedAt)
      #expect(
        try await crm.feedback.resolveFeedback(
          .init(id: stored.id, resolutionNotes: "Refunded")) == resolved)
      let other = try await refusal {
        try await crm.feedback.resolveFeedback(.init(id: stored.id, resolutionNotes: "Apologised"))
      }
      #expect(other.code == .failedPrecondition && other.reason == "FEEDBACK_RESOLVED")

      let reopened = try await crm.feedback.reopenFeedback(.init(id: stored.id))
      #expect(
        reopened
          == assigned.with(\.etag, "r4").with(\.updatedAt, reopened.updatedAt))
      #expect(try await crm.feedback.reopenFeedback(.init(id: stored.id)) == reopened)
      #expect(try await crm.feedback.getFeedback(.init(id: stored.id)) == reopened)
      let freed = try await crm.feedback.assignFeedback(.init(id: stored.id))
      #expect(freed.assignedTo.isEmpty)
    }
  }

  @Test func onlyTheMaskedFieldsChange() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.submit(.tour(by: customer.id))
      let given = stored.with(\.comments, "Better").with(\.source, "web")
        .with(\.subject, .init(tourID: "T-9"))
      let updated = try await crm.feedback.updateFeedback(
        .init(feedback: given, updateMask: .init(paths: ["comments", "subject"])))
      #expect(
        updated
          == stored.with(\.comments, "Better").with(\.subject, .init(tourID: "T-9"))
          .with(\.etag, "r2").with(\.updatedAt, updated.updatedAt))
      for path in ["customer_id", "resolved", "resolved_by", "sentiment", "nonsense"] {
        let error = try await refusal {
          try await crm.feedback.updateFeedback(
            .init(feedback: given.with(\.etag, ""), updateMask: .init(paths: [path])))
        }
        #expect(error.fields == ["update_mask"])
      }
      let early = try await refusal {
        try await crm.feedback.updateFeedback(
          .init(
            feedback: updated.with(\.resolutionNotes, "Done"),
            updateMask: .init(paths: ["resolution_notes"])))
      }
      #expect(early.fields == ["feedback.resolution_notes"])
    }
  }

  @Test func ofResolutionsWithOneEtagOneWins() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.submit(.tour(by: customer.id))
      let results = await atOnce(20) { index in
        try await crm.feedback.resolveFeedback(
          .init(id: stored.id, resolutionNotes: "\(index)", etag: "r1"))
      }
      #expect(results.count { $0.succeeded } == 1)
      #expect(results.compactMap(\.reason).allSatisfy { $0 == "ETAG_MISMATCH" })
    }
  }

  @Test func aDeletedOneIsGone() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.submit(.tour(by: customer.id))
      let stale = try await refusal {
        try await crm.feedback.deleteFeedback(.init(id: stored.id, etag: "r2"))
      }
      #expect(stale.code == .aborted)
      _ = try await crm.feedback.deleteFeedback(.init(id: stored.id, etag: "r1"))
      for call in [
        { try await crm.feedback.getFeedback(.init(id: stored.id)) },
        { try await crm.feedback.reopenFeedback(.init(id: stored.id)) },
      ] as [() async throws -> Feedback] {
        let gone = try await refusal(of: call)
        #expect(gone.code == .notFound && gone.reason == "FEEDBACK_NOT_FOUND")
      }
    }
  }
}
