import RPCCore

extension Criteria {
  /// What somebody may read who is told who satisfies the criteria, besides customers.
  var permissions: Permissions { Permissions(events.map(\.permission)) }

  private var events: Set<CriteriaEvent> {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.events) }
    case .not(let criteria): criteria.events
    case .did(let count): [count.event]
    case .last(let last): [last.event]
    case .test, .inSegment: []
    }
  }
}

extension CriteriaEvent {
  fileprivate var permission: Permission {
    switch self {
    case .interaction: .read(.interactions)
    case .feedback: .read(.feedback)
    }
  }
}

extension GivenCriteria {
  /// - Throws: PERMISSION_DENIED when the criteria say something of what the caller may not read.
  func requirePermissions(of caller: Caller) throws(RPCError) {
    try caller.require(criteria.permissions)
  }
}
