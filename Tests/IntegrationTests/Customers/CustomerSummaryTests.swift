import CRMProto
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct CustomerSummaryTests {
  @Test func allThatConcernsTheCustomerIsCounted() async throws {
    try await withCRM { crm in
      let given = try await crm.create(.complete())
      let other = try await crm.create(.individual())
      let ids = [given.id, other.id]
      for id in ids {
        for second in 1...12 {
          _ = try await crm.create(.phoneCall(with: id, at: 1_600_000_000 + Int64(second)))
        }
        _ = try await crm.create(.followUp(with: id, due: 1_900_000_000))
      }
      for rating: Int32 in [5, 4, 3, 1] {
        _ = try await crm.submit(
          .tour(by: given.id, rating: rating).submitted(at: 1_500_000_000 + Int64(rating)))
      }
      let last = try await crm.submit(
        .tour(by: given.id, rating: 2).with(\.serviceType, .transport).submitted(at: 1_600_000_000))
      let resolved = try await crm.feedback.resolveFeedback(.init(id: last.id))

      let summary = try await crm.customers.getCustomerSummary(.init(id: given.id))
      #expect(try await crm.get(given.id) == summary.customer)
      #expect(summary.totalInteractions == 13 && summary.openFollowUps == 1)
      #expect(summary.totalFeedback == 5 && summary.unresolvedFeedback == 4)
      #expect(summary.averageRating == 3)
      #expect(summary.interactionsByChannel.map(\.count).reduce(0, +) == 13)
      #expect(summary.interactionsByChannel.first { $0.channel == .phone }?.count ?? 0 >= 12)
      #expect(
        summary.feedbackByService == [
          ServiceCount(serviceType: .tour, count: 4, averageRating: 3.25),
          ServiceCount(serviceType: .transport, count: 1, averageRating: 2),
        ])
      #expect(
        summary.sentiments == [
          SentimentCount(sentiment: .positive, count: 2),
          SentimentCount(sentiment: .neutral, count: 1),
          SentimentCount(sentiment: .negative, count: 2),
        ])
      #expect(summary.lastFeedback == resolved)
      let timeline = try await crm.customers.getCustomerTimeline(
        .init(id: given.id, pageSize: 10))
      #expect(summary.latest == timeline.entries && summary.latest.count == 10)
    }
  }

  @Test func withoutAnythingThereIsTheCustomerAlone() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let summary = try await crm.customers.getCustomerSummary(.init(id: customer.id))
      #expect(summary == CustomerSummary(customer: customer))
      #expect(summary.averageRating == nil)
    }
  }

  @Test func nobodyHasNoSummary() async throws {
    try await withCRM { crm in
      let missing = try await refusal {
        try await crm.customers.getCustomerSummary(.init(id: freshRequestID()))
      }
      #expect(missing.code == .notFound && missing.reason == "CUSTOMER_NOT_FOUND")
      let bad = try await refusal { try await crm.customers.getCustomerSummary(.init(id: "")) }
      #expect(bad.fields == ["id"])
    }
  }

  /// Every answer is of one instant: as many entries as it counts.
  @Test func figuresAgreeWhileOthersWrite() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let results = await atOnce(40) { index in
        if index % 2 == 0 {
          _ = try await crm.create(.phoneCall(with: customer.id, at: 1_600_000_000))
          return true
        }
        let summary = try await crm.customers.getCustomerSummary(.init(id: customer.id))
        return summary.latest.count == min(10, Int(summary.totalInteractions))
      }
      #expect(results.allSatisfy { (try? $0.get()) == true })
      let summary = try await crm.customers.getCustomerSummary(.init(id: customer.id))
      #expect(summary.totalInteractions == 20)
    }
  }
}
