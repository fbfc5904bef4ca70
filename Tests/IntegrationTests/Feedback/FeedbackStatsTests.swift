import CRMProto
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct FeedbackStatsTests {
  /// Every figure against PostgreSQL counting row by row, after writes of every kind.
  @Test func figuresAreThoseOfTheRows() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let results = await atOnce(90) { index in
        let seconds = 1_680_000_000 + Int64(index * 9_999_991 % 20_000_000)
        var given = Feedback.tour(by: customer.id, rating: Int32(1 + index % 5))
          .submitted(at: seconds)
        given.serviceType = ServiceType.allCases[1 + index % 6]
        given.isAnonymous = index % 4 == 0
        let created = try await crm.submit(given)
        if index % 2 == 0 {
          _ = try await crm.feedback.resolveFeedback(.init(id: created.id))
        }
        if index % 6 == 0 { _ = try await crm.feedback.reopenFeedback(.init(id: created.id)) }
        if index % 9 == 0 {
          _ = try await crm.feedback.updateFeedback(
            .init(
              feedback: Feedback(id: created.id, serviceType: .support, rating: 5),
              updateMask: .init(paths: ["rating", "service_type"])))
        }
        if index % 10 == 9 { _ = try await crm.feedback.deleteFeedback(.init(id: created.id)) }
        return true
      }
      #expect(results.allSatisfy { $0.succeeded })
      let ends: [Int64?] = [nil, 1_682_899_200, 1_690_000_000, 1_690_000_001, 1_698_796_800]
      for (from, until) in ends.flatMap({ from in ends.map { (from, $0) } })
      where from ?? 0 <= until ?? .max {
        let period = Period(
          from: from.map { .init(seconds: $0) }, until: until.map { .init(seconds: $0) })
        let stats = try await crm.feedback.getFeedbackStats(.init(period: period))
        try await Self.check(stats, from ?? 0, until ?? 4_000_000_000, in: crm)
      }
    }
  }

  private static func check(
    _ stats: FeedbackStats, _ from: Int64, _ until: Int64, in crm: TestCRM
  ) async throws {
    let rows = try await crm.database.report(
      """
      SELECT count(*), count(*) FILTER (WHERE resolved), avg(rating)::float8,
        count(*) FILTER (WHERE NOT resolved
          AND submitted_at < to_timestamp(1700000000) - interval '72 hours'),
        percentile_cont(0.5) WITHIN GROUP (
          ORDER BY extract(epoch FROM resolved_at - submitted_at) / 3600)
          FILTER (WHERE resolved),
        count(*) FILTER (WHERE rating = 5), count(*) FILTER (WHERE service_type = 3),
        (avg(rating) FILTER (WHERE service_type = 3))::float8,
        count(*) FILTER (WHERE sentiment = 3)
      FROM feedback WHERE submitted_at >= to_timestamp(\(Double(from)))
        AND submitted_at < to_timestamp(\(Double(until)))
      """, deadline: soon)
    var cells = rows[0].makeDecoder()
    let total = try cells.next(Int64.self)
    let resolved = try cells.next(Int64.self)
    let average = try cells.next(Double?.self)
    let overdue = try cells.next(Int64.self)
    let median = try cells.next(Double?.self)
    let best = try cells.next(Int64.self)
    let support = (count: try cells.next(Int64.self), average: try cells.next(Double?.self))
    let negative = try cells.next(Int64.self)

    let comment: Comment = "\(from) \(until)"
    #expect(stats.total == total && stats.pending == total - resolved, comment)
    #expect(stats.overdue == overdue, comment)
    #expect(isClose(stats.averageRating, average), comment)
    #expect(isClose(stats.medianHoursToResolve, median), comment)
    let rate = total == 0 ? nil : Double(resolved) / Double(total)
    #expect(isClose(stats.resolutionRate, rate), comment)
    #expect(stats.distribution.map(\.rating) == [1, 2, 3, 4, 5])
    #expect(stats.distribution[4].count == best, comment)
    let service = stats.byService.first { $0.serviceType == .support }
    #expect(service?.count ?? 0 == support.count, comment)
    #expect(isClose(service?.averageRating, support.average), comment)
    let sentiment = stats.sentiments.first { $0.sentiment == .negative }
    #expect(sentiment?.count ?? 0 == negative, comment)
  }

  @Test func withoutFeedbackThereIsNoAverage() async throws {
    try await withCRM { crm in
      let stats = try await crm.feedback.getFeedbackStats(.init())
      #expect(stats.total == 0 && stats.averageRating == nil && stats.resolutionRate == nil)
      #expect(stats.medianHoursToResolve == nil && stats.distribution.count == 5)
    }
  }

  @Test func whatWaitsForLongerThanTheTargetIsOverdue() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let target: Int64 = 72 * 3_600
      let inTime = try await crm.submit(
        .tour(by: customer.id).submitted(at: 1_700_001_000 - target))
      let late = try await crm.submit(
        .tour(by: customer.id).submitted(at: 1_699_999_000 - target))
      let done = try await crm.submit(.tour(by: customer.id).submitted(at: 1_600_000_000))
      let resolved = try await crm.feedback.resolveFeedback(.init(id: done.id))
      func listed(overdue: Bool) async throws -> [Feedback] {
        try await crm.feedback.listFeedback(.init(overdue: overdue)).feedback
      }
      #expect(try await listed(overdue: true) == [late])
      #expect(try await listed(overdue: false) == [inTime, resolved])
      #expect(try await crm.feedback.getFeedbackStats(.init()).overdue == 1)
    }
  }
}

private func isClose(_ left: Double?, _ right: Double?) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return abs(left - right) <= 1e-9 * max(1, abs(right))
}
