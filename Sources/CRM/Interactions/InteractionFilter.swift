import CRMProto
import Postgres
import RPCCore

/// Which interactions a list has, as conditions that are ANDed.
struct InteractionFilter {
  let conditions: [Query]

  /// A follow-up that is still to be done.
  static let isOpen: Query = "follow_up_required AND follow_up_completed_at IS NULL"

  /// - Throws: INVALID_ARGUMENT naming every filter that is wrong.
  init(_ request: ListInteractionsRequest, now: Timestamptz) throws(RPCError) {
    var violations = Violations()
    var conditions = PeriodFilter.conditions(
      request.period, on: "\"timestamp\"", field: "period", &violations)
    if !request.customerID.isEmpty {
      if let customer = ResourceID(request.customerID) {
        conditions.append("customer_id = \(customer)")
      } else {
        violations.add("customer_id", "must be a UUID")
      }
    }
    if !request.staffMemberID.isEmpty {
      conditions.append("staff_member_id = \(Text.normalized(request.staffMemberID))")
    }
    if !request.channels.isEmpty {
      conditions.append("channel = ANY (\(request.channels.map(\.stored)))")
    }
    switch request.followUpState {
    case .unspecified: break
    case .none: conditions.append("NOT follow_up_required")
    case .pending: conditions.append(Self.isOpen)
    case .overdue: conditions += [Self.isOpen, "follow_up_date < \(now)"]
    case .completed: conditions.append("follow_up_completed_at IS NOT NULL")
    default: violations.add("follow_up_state", "is not known")
    }
    try violations.throwIfAny()
    self.conditions = conditions.isEmpty ? ["TRUE"] : conditions
  }
}
