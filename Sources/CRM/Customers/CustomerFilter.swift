import CRMProto
import Postgres
import RPCCore

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
    conditions += PeriodFilter.conditions(
      request.created, on: "created_at", field: "created", &violations)
    conditions += PeriodFilter.conditions(
      request.lastInteraction, on: "last_interaction", field: "last_interaction", &violations)
    try violations.throwIfAny()
    self.conditions = conditions
  }
}

extension ListCustomersRequest {
  fileprivate var hasActiveFilter: Bool { isActive ?? true }
}
