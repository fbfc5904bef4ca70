import CRMProto
import RPCCore
import Testing
import WireProto

/// Each endpoint of the replaced service's feedback that reads or takes one, by the method that
/// `docs/migrating.md` names.
@Suite(.timeLimit(.minutes(2))) struct MigratedFeedbackEndpointsTests {
  @Test func postTellsTheSentimentAndChecksTheRating() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      let example = DocumentedExample.feedback(by: customer.id)
      let stored = try await crm.submit(example)
      #expect(stored.customerID == customer.id && stored.serviceType == .tour)
      #expect(stored.rating == 5 && stored.sentiment == .positive)
      #expect(stored.comments == "Excellent service and professional guide")
      #expect(stored.source == "web" && !stored.resolved && stored.submittedAt != nil)
      for (rating, sentiment) in [(4, .positive), (3, .neutral), (2, .negative), (1, .negative)]
        as [(Int32, Sentiment)]
      {
        #expect(try await crm.submit(example.with(\.rating, rating)).sentiment == sentiment)
      }
      for rating: Int32 in [-1, 0, 6] {
        let unrated = try await refusal { try await crm.submit(example.with(\.rating, rating)) }
        #expect(unrated.isInvalid(["feedback.rating"]))
      }
      let unknown = try await refusal {
        try await crm.submit(DocumentedExample.feedback(by: unknownID))
      }
      #expect(unknown.isNotFound("CUSTOMER_NOT_FOUND"))
    }
  }

  @Test func anAnonymousOneNeitherKeepsNorNeedsItsCustomer() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      let example = DocumentedExample.feedback(by: customer.id).with(\.isAnonymous, true)
      let stored = try await crm.submit(example.with(\.bookingID, "B-1"))
      #expect(stored.isAnonymous && stored.customerID.isEmpty && stored.bookingID.isEmpty)
      #expect(try await crm.submit(example.with(\.customerID, "")).isAnonymous)
      let listed = try await crm.feedback.listCustomerFeedback(.init(customerID: customer.id))
      #expect(listed.feedback.isEmpty)
      #expect(try await crm.feedback.listFeedback(.init()).feedback.count == 2)
    }
  }

  @Test func getListsByEveryFilterNewestFirst() async throws {
    try await withCRM { crm in
      let person = try await crm.create(DocumentedExample.individual)
      let company = try await crm.create(DocumentedExample.corporate)
      let tour = try await crm.submit(
        DocumentedExample.feedback(by: person.id).submitted(at: 1_600_000_000))
      let given = Feedback(
        customerID: company.id, bookingID: unknownID, serviceType: .booking, rating: 3,
        source: "mobile")
      let booking = try await crm.submit(given.submitted(at: 1_600_000_001))
      let bad = try await crm.submit(
        .tour(by: person.id, rating: 2).submitted(at: 1_600_000_002))
      let resolved = try await crm.feedback.resolveFeedback(.init(id: bad.id))
      let cases: [(ListFeedbackRequest, [Feedback])] = [
        (.init(), [resolved, booking, tour]),
        (.init(customerID: person.id), [resolved, tour]),
        (.init(serviceTypes: [.booking]), [booking]),
        (.init(ratingMin: 3, ratingMax: 3), [booking]),
        (.init(ratingMin: 3), [booking, tour]),
        (.init(resolved: true), [resolved]),
        (.init(resolved: false), [booking, tour]),
        (.init(bookingID: unknownID), [booking]),
        (.init(customerID: person.id, serviceTypes: [.booking]), []),
      ]
      for (request, expected) in cases {
        var request = request
        request.includeTotalSize = true
        let page = try await crm.feedback.listFeedback(request)
        #expect(page.feedback == expected, "\(request)")
        #expect(page.totalSize == Int64(expected.count))
      }
      let beyond = try await refusal {
        try await crm.feedback.listFeedback(.init(ratingMin: 0, ratingMax: 6))
      }
      #expect(beyond.isInvalid(["rating_min", "rating_max"]))
    }
  }

  @Test func getStatsCountsThePeriod() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(DocumentedExample.individual)
      var stored: [Feedback] = []
      for given in DocumentedExample.ratings(by: customer.id) {
        stored.append(try await crm.submit(given))
      }
      _ = try await crm.feedback.resolveFeedback(.init(id: stored[3].id))
      _ = try await crm.submit(.tour(by: customer.id).submitted(at: 1_600_000_000))

      let lastDays = Period(from: .init(seconds: 1_700_000_000 - 30 * 86_400))
      let stats = try await crm.feedback.getFeedbackStats(.init(period: lastDays))
      #expect(stats.total == 5 && stats.averageRating == 3)
      #expect(stats.distribution == (1...5).map { RatingCount(rating: $0, count: 1) })
      #expect(
        stats.byService == [
          ServiceCount(serviceType: .tour, count: 2, averageRating: 4.5),
          ServiceCount(serviceType: .booking, count: 1, averageRating: 3),
          ServiceCount(serviceType: .support, count: 2, averageRating: 1.5),
        ])
      #expect(
        stats.sentiments == [
          SentimentCount(sentiment: .positive, count: 2),
          SentimentCount(sentiment: .neutral, count: 1),
          SentimentCount(sentiment: .negative, count: 2),
        ])
      #expect(stats.resolutionRate == 0.2 && stats.pending == 4)
      #expect(try await crm.feedback.getFeedbackStats(.init()).pending == 5)
      let empty = try await crm.feedback.getFeedbackStats(
        .init(period: .init(until: .init(seconds: 1_500_000_000))))
      #expect(empty.averageRating == nil && empty.resolutionRate == nil)
    }
  }
}
