import CRMProto
import Morocco
import Postgres
import RPCCore

extension InteractionService {
  /// One statement, so that every figure is of the same instant.
  func getInteractionStats(
    _ request: GetInteractionStatsRequest, context: CallContext
  ) async throws -> InteractionStats {
    var violations = Violations()
    let period = CountedPeriod(request.period, &violations)
    let zone = settings.zone(named: request.timeZone, field: "time_zone", &violations)
    try violations.throwIfAny()
    let now = clock.now()
    let months = StatisticMonths(of: period, now: now, zone: zone)
    let rows = try await database.report(
      InteractionStatsStore.find(period, months, now: now), deadline: context.deadline)
    return try InteractionStatsStore.decode(rows, months)
  }
}
