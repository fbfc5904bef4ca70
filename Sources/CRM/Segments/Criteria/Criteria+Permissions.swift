import RPCCore

extension Criteria {
  /// What somebody may read who is told who satisfies the criteria, besides customers.
  var permissions: Permissions {
    let ofEvents = events.map(\.permission)
    return Permissions(asksForConsents ? ofEvents + [.read(.privacy)] : ofEvents)
  }

  /// All that are named.
  var tags: Set<String> {
    Set(tests.filter { $0.field.name == "tags" }.flatMap(\.texts))
  }

  private var asksForConsents: Bool { tests.contains { $0.field.name == "consents" } }

  /// Those about customers.
  private var tests: [CriteriaTest] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let criteria): criteria.tests
    case .test(let test): [test]
    case .did, .last, .inSegment: []
    }
  }

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
  func requirePermissions(of caller: Caller, _ tags: SensitiveTags) throws(RPCError) {
    try caller.require(criteria.permissions)
    try tags.requireReading(criteria.tags, by: caller)
  }
}
