import CRMProto
import Postgres
import RPCCore

/// Which feedback a list has, as conditions that are ANDed.
struct FeedbackFilter {
  let conditions: [Query]

  /// - Throws: INVALID_ARGUMENT naming every filter that is wrong.
  /// - Parameter dueSince: what was submitted before and is unresolved is overdue.
  init(_ request: ListFeedbackRequest, dueSince: Timestamptz) throws(RPCError) {
    var violations = Violations()
    var conditions = PeriodFilter.conditions(
      request.period, on: "submitted_at", field: "period", &violations)
    if !request.customerID.isEmpty {
      if let customer = ResourceID(request.customerID) {
        conditions.append("customer_id = \(customer)")
      } else {
        violations.add("customer_id", "must be a UUID")
      }
    }
    if !request.serviceTypes.isEmpty {
      conditions.append("service_type = ANY (\(request.serviceTypes.map(\.stored)))")
    }
    conditions += Self.ratings(request, &violations)
    if !request.sentiments.isEmpty {
      conditions.append("sentiment = ANY (\(request.sentiments.map(\.stored)))")
    }
    if let resolved = request.resolved { conditions.append("resolved = \(resolved)") }
    if !request.sources.isEmpty {
      conditions.append("source = ANY (\(request.sources.map(Text.normalized)))")
    }
    if !request.bookingID.isEmpty {
      conditions.append("booking_id = \(Text.normalized(request.bookingID))")
    }
    if let overdue = request.overdue {
      conditions.append(
        overdue
          ? "NOT resolved AND submitted_at < \(dueSince)"
          : "(resolved OR submitted_at >= \(dueSince))")
    }
    try violations.throwIfAny()
    self.conditions = conditions.isEmpty ? ["TRUE"] : conditions
  }

  private static func ratings(
    _ request: ListFeedbackRequest, _ violations: inout Violations
  ) -> [Query] {
    let range = Int32(1)...5
    if let least = request.ratingMin, !range.contains(least) {
      violations.add("rating_min", "must be 1 to 5")
    }
    if let most = request.ratingMax, !range.contains(most) {
      violations.add("rating_max", "must be 1 to 5")
    }
    if let least = request.ratingMin, let most = request.ratingMax, least > most {
      violations.add("rating_max", "must not be less than rating_min")
    }
    let lower = request.ratingMin.map { least -> Query in "rating >= \(least)" }
    let upper = request.ratingMax.map { most -> Query in "rating <= \(most)" }
    return [lower, upper].compactMap { $0 }
  }
}
