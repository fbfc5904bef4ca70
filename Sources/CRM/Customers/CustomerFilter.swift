import CRMProto
import Postgres
import RPCCore
import WireProto

/// Which customers a list has, as conditions that are ANDed.
struct CustomerFilter {
  let conditions: [Query]

  /// - Throws: INVALID_ARGUMENT naming every filter that is wrong, UNIMPLEMENTED for one that is
  ///   declared and not served yet: a filter is never ignored.
  init(_ request: ListCustomersRequest) throws(RPCError) {
    let unserved = [("query", !request.query.isEmpty), ("regions", !request.regions.isEmpty)]
    for (field, isGiven) in unserved where isGiven {
      throw RPCError(
        .unimplemented, "This filter is not served yet.", reason: "FILTER_UNIMPLEMENTED",
        violations: [FieldViolation(field: field, description: "is not served yet")])
    }
    var violations = Violations()
    var conditions: [Query] = ["is_active = \(request.hasActiveFilter)"]
    if !request.contactTypes.isEmpty {
      conditions.append("contact_type = ANY (\(request.contactTypes.map(\.stored)))")
    }
    if !request.loyaltyStatuses.isEmpty {
      conditions.append("loyalty_status = ANY (\(request.loyaltyStatuses.map(\.stored)))")
    }
    if !request.tagsAny.isEmpty {
      let tags = Tags.normalized(request.tagsAny, field: "tags_any", &violations)
      conditions.append("tags && \(tags)")
    }
    if !request.tagsAll.isEmpty {
      let tags = Tags.normalized(request.tagsAll, field: "tags_all", &violations)
      conditions.append("tags @> \(tags)")
    }
    conditions += Self.period(request.created, "created_at", "created", &violations)
    conditions += Self.period(
      request.lastInteraction, "last_interaction", "last_interaction", &violations)
    try violations.throwIfAny()
    self.conditions = conditions
  }

  private static func period(
    _ period: Period?, _ column: SQLFragment, _ field: String, _ violations: inout Violations
  ) -> [Query] {
    let from = instant(period?.from, "\(field).from", &violations)
    let until = instant(period?.until, "\(field).until", &violations)
    if let from, let until, until < from {
      violations.add(field, "must not end before it begins")
    }
    let lower = from.map { instant -> Query in "\(unescaped: column) >= \(instant)" }
    let upper = until.map { instant -> Query in "\(unescaped: column) < \(instant)" }
    return [lower, upper].compactMap { $0 }
  }

  private static func instant(
    _ timestamp: GoogleProtobuf.Timestamp?, _ field: String, _ violations: inout Violations
  ) -> Timestamptz? {
    guard let timestamp else { return nil }
    let instant = Timestamptz(timestamp)
    if instant == nil { violations.add(field, "must be an instant of the years 1 to 9999") }
    return instant
  }
}

extension ListCustomersRequest {
  fileprivate var hasActiveFilter: Bool { isActive ?? true }
}
