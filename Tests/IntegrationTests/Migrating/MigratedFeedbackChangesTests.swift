import CRMProto
import RPCCore
import Testing
import WireProto

/// The replaced service's GET, PUT and DELETE of one feedback, and its list of one customer's.
@Suite(.timeLimit(.minutes(2))) struct MigratedFeedbackChangesTests {
  @Test func getAnswersOneAndAnUnknownOneIsNotFound() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      let stored = try await crm.submit(DocumentedExample.feedback(by: customer.id))
      #expect(try await crm.feedback.getFeedback(.init(id: stored.id)) == stored)
      #expect(stored.sentiment == .positive && stored.sentimentSource == .rating)
      let unknown = try await refusal {
        try await crm.feedback.getFeedback(.init(id: unknownID))
      }
      #expect(unknown.isNotFound("FEEDBACK_NOT_FOUND"))
    }
  }

  @Test func putThatResolvedSetsWhenAndByWhom() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 60)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      let stored = try await crm.submit(
        .tour(by: customer.id, rating: 2).with(\.comments, "Poor service quality"))
      let notes = "Issue addressed and customer contacted"
      let resolved = try await crm.feedback.resolveFeedback(
        .init(id: stored.id, resolutionNotes: notes))
      #expect(resolved.resolved && resolved.resolutionNotes == notes)
      let resolvedAt = try #require(resolved.resolvedAt)
      #expect(resolvedAt.seconds > stored.createdAt?.seconds ?? .max)
      #expect(!resolved.resolvedBy.isEmpty)

      for path in ["resolved", "resolved_by", "resolved_at"] {
        let claimed = try await refusal {
          try await crm.feedback.updateFeedback(
            .init(
              feedback: Feedback(id: stored.id, resolved: true, resolvedBy: unknownID),
              updateMask: .init(paths: [path])))
        }
        #expect(claimed.isInvalid(["update_mask"]))
      }
      let corrected = try await crm.feedback.updateFeedback(
        .init(
          feedback: Feedback(id: stored.id, resolutionNotes: "Refunded"),
          updateMask: .init(paths: ["resolution_notes"])))
      #expect(corrected.resolutionNotes == "Refunded" && corrected.resolvedAt == resolvedAt)
      let reopened = try await crm.feedback.reopenFeedback(.init(id: stored.id))
      #expect(!reopened.resolved && reopened.resolvedAt == nil)
      let unknown = try await refusal {
        try await crm.feedback.resolveFeedback(.init(id: unknownID))
      }
      #expect(unknown.isNotFound("FEEDBACK_NOT_FOUND"))
    }
  }

  @Test func deleteForgetsTheFeedback() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      let stored = try await crm.submit(DocumentedExample.feedback(by: customer.id))
      _ = try await crm.feedback.deleteFeedback(.init(id: stored.id))
      #expect(try await crm.feedback.listFeedback(.init()).feedback.isEmpty)
      let gone = try await refusal { try await crm.feedback.getFeedback(.init(id: stored.id)) }
      #expect(gone.isNotFound("FEEDBACK_NOT_FOUND"))
      let again = try await refusal {
        try await crm.feedback.deleteFeedback(.init(id: stored.id))
      }
      #expect(again.isNotFound("FEEDBACK_NOT_FOUND"))
    }
  }

  @Test func getOfACustomerListsItsOwnPageByPage() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      let other = try await crm.create(DocumentedExample.corporate)
      _ = try await crm.submit(.tour(by: other.id))
      let given: [(ServiceType, Int32)] = [(.tour, 5), (.booking, 4), (.support, 3)]
      for (index, (service, rating)) in given.enumerated() {
        _ = try await crm.submit(
          Feedback(customerID: customer.id, serviceType: service, rating: rating)
            .submitted(at: 1_600_000_000 + Int64(index)))
      }
      var request = ListCustomerFeedbackRequest(
        customerID: customer.id, pageSize: 2, includeTotalSize: true)
      let first = try await crm.feedback.listCustomerFeedback(request)
      request.pageToken = first.nextPageToken
      let second = try await crm.feedback.listCustomerFeedback(request)
      #expect(first.feedback.map(\.rating) == [3, 4] && second.feedback.map(\.rating) == [5])
      #expect(first.totalSize == 3 && second.nextPageToken.isEmpty)
      let unknown = try await refusal {
        try await crm.feedback.listCustomerFeedback(.init(customerID: unknownID))
      }
      #expect(unknown.isNotFound("CUSTOMER_NOT_FOUND"))
    }
  }
}
