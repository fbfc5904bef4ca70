import CRMProto
import Postgres
import RPCCore

extension FeedbackService {
  /// One statement, so that every figure is of the same instant.
  func getFeedbackStats(
    _ request: GetFeedbackStatsRequest, context: CallContext
  ) async throws -> FeedbackStats {
    var violations = Violations()
    let period = CountedPeriod(request.period, &violations)
    try violations.throwIfAny()
    let rows = try await database.report(
      FeedbackStatsStore.find(period, dueSince: dueSince), deadline: context.deadline)
    return try FeedbackStatsStore.decode(rows)
  }

  /// Unresolved feedback from before this instant is overdue.
  var dueSince: Timestamptz {
    let now = clock.now().microsecondsSince2000
    return Timestamptz(
      microsecondsSince2000: now - Int64(settings.feedbackTargetHours) * 3_600_000_000)
  }
}
