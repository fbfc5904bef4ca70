import CRMProto
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct SubmitFeedbackTests {
  @Test func everyFieldComesBackAsItWasGiven() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let given = Feedback(
        customerID: customer.id, bookingID: "B-1",
        subject: .init(tourID: "T-1", vehicleID: "V-1", driverID: "D-1"), serviceType: .transport,
        rating: 2, comments: "Late.\nالسائق متأخر", source: "mobile", assignedTo: "agent-7",
        submittedAt: .init(seconds: 1_600_000_000))
      let stored = try await crm.submit(given)
      let expected = given.with(\.id, stored.id).with(\.etag, "r1")
        .with(\.sentiment, .negative).with(\.sentimentSource, .rating)
        .with(\.createdAt, stored.createdAt).with(\.updatedAt, stored.createdAt)
      #expect(stored == expected && stored.createdAt != nil)
      #expect(try await crm.feedback.getFeedback(.init(id: stored.id)) == stored)
    }
  }

  @Test(arguments: [
    (Int32(1), Sentiment.negative), (2, .negative), (3, .neutral), (4, .positive), (5, .positive),
  ])
  func theRatingTellsTheSentiment(rating: Int32, sentiment: Sentiment) async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.submit(.tour(by: customer.id, rating: rating))
      #expect(stored.sentiment == sentiment && stored.sentimentSource == .rating)
      let other = try await crm.feedback.updateFeedback(
        .init(feedback: stored.with(\.rating, 6 - rating), updateMask: .init(paths: ["rating"])))
      #expect((other.sentiment == .neutral) == (rating == 3) && other.rating == 6 - rating)
    }
  }

  @Test func everyBadFieldIsNamedAtOnce() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let bad = Feedback(
        id: "x", customerID: "y", bookingID: String(repeating: "b", count: 65),
        subject: .init(tourID: String(repeating: "t", count: 65)), rating: 6,
        comments: String(repeating: "c", count: 2_001), sentiment: .positive, resolved: true,
        resolvedBy: "me", resolvedAt: .init(seconds: 1), submittedAt: .init(seconds: 1_700_000_301),
        etag: "r1")
      let error = try await refusal { try await crm.submit(bad) }
      #expect(
        Set(error.fields)
          == Set(
            [
              "id", "customer_id", "booking_id", "subject.tour_id", "service_type", "rating",
              "comments", "sentiment", "resolved", "resolved_by", "resolved_at", "submitted_at",
              "etag",
            ].map { "feedback.\($0)" }))
      for rating: Int32 in [0, -1, 6, .max] {
        let error = try await refusal {
          try await crm.submit(.tour(by: freshRequestID(), rating: rating))
        }
        #expect(error.fields == ["feedback.rating"])
      }
    }
  }

  @Test func anUnknownCustomerIsNotFound() async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await crm.submit(.tour(by: "01890a5d-ac96-774b-bcce-b302099a8057"))
      }
      #expect(error.code == .notFound && error.reason == "CUSTOMER_NOT_FOUND")
    }
  }
}
