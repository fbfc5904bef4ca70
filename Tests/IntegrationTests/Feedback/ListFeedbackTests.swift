import CRMProto
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct ListFeedbackTests {
  @Test func everyFilterKeepsWhatItNamesAndNothingElse() async throws {
    try await withCRM { crm in
      let first = try await crm.create(.individual())
      let second = try await crm.create(.individual())
      func submit(_ feedback: Feedback, at seconds: Int64) async throws -> String {
        try await crm.submit(feedback.with(\.submittedAt, .init(seconds: seconds))).id
      }
      let bad = try await submit(
        .tour(by: first.id, rating: 1).with(\.source, "web"), at: 1_600_000_000)
      let fair = try await submit(
        .tour(by: second.id, rating: 3).with(\.serviceType, .support)
          .with(\.bookingID, "B-1"), at: 1_610_000_000)
      let good = try await submit(
        .tour(by: second.id, rating: 5).with(\.source, "email"), at: 1_620_000_000)
      let unsigned = try await submit(
        .tour(by: "", rating: 4).with(\.isAnonymous, true), at: 1_630_000_000)
      _ = try await crm.feedback.resolveFeedback(.init(id: bad))

      let cases: [(ListFeedbackRequest, [String])] = [
        (.init(), [unsigned, good, fair, bad]),
        (.init(orderBy: "submitted_at"), [bad, fair, good, unsigned]),
        (.init(orderBy: "rating"), [bad, fair, unsigned, good]),
        (.init(orderBy: "rating desc"), [good, unsigned, fair, bad]),
        (.init(customerID: second.id), [good, fair]),
        (.init(serviceTypes: [.support, .booking]), [fair]),
        (.init(ratingMin: 3, ratingMax: 4), [unsigned, fair]),
        (.init(ratingMax: 1), [bad]),
        (.init(sentiments: [.positive]), [unsigned, good]),
        (.init(resolved: true), [bad]),
        (.init(resolved: false), [unsigned, good, fair]),
        (.init(sources: ["web", "email"]), [good, bad]),
        (.init(bookingID: "B-1"), [fair]),
        (
          .init(
            period: .init(
              from: .init(seconds: 1_610_000_000), until: .init(seconds: 1_620_000_000))), [fair]
        ),
      ]
      for (request, expected) in cases {
        var request = request
        request.includeTotalSize = true
        let answer = try await crm.feedback.listFeedback(request)
        #expect(answer.feedback.map(\.id) == expected, "\(request)")
        #expect(answer.totalSize == Int64(expected.count))
      }
    }
  }

  @Test(arguments: ["submitted_at", "created_at desc", "rating", "rating desc"])
  func pagesOfEqualSortKeysLoseAndRepeatNothing(order: String) async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let results = await atOnce(30) { index in
        try await crm.submit(.tour(by: customer.id, rating: Int32(index % 2) + 4))
      }
      #expect(results.count { $0.succeeded } == 30)
      var listed: [String] = []
      var request = ListFeedbackRequest(pageSize: 7, orderBy: order)
      repeat {
        let page = try await crm.feedback.listFeedback(request)
        listed += page.feedback.map(\.id)
        request.pageToken = page.nextPageToken
      } while !request.pageToken.isEmpty && listed.count < 1_000
      #expect(listed.count == 30 && Set(listed).count == 30)
    }
  }

  @Test func aCustomersFeedbackIsItsOwnAndAnUnknownCustomerHasNone() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.submit(.tour(by: customer.id))
      let other = try await crm.create(.individual())
      let own = try await crm.feedback.listCustomerFeedback(
        .init(customerID: customer.id, includeTotalSize: true))
      #expect(own.feedback == [stored] && own.totalSize == 1)
      #expect(
        try await crm.feedback.listCustomerFeedback(.init(customerID: other.id)) == .init())
      let unknown = try await refusal {
        try await crm.feedback.listCustomerFeedback(
          .init(customerID: "01890a5d-ac96-774b-bcce-b302099a8057"))
      }
      #expect(unknown.code == .notFound)
    }
  }

  @Test func badFiltersAreNamedAtOnce() async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await crm.feedback.listFeedback(
          .init(customerID: "x", ratingMin: 0, ratingMax: 6))
      }
      #expect(Set(error.fields) == ["customer_id", "rating_min", "rating_max"])
      let crossed = try await refusal {
        try await crm.feedback.listFeedback(.init(ratingMin: 4, ratingMax: 2))
      }
      #expect(crossed.fields == ["rating_max"])
    }
  }
}
