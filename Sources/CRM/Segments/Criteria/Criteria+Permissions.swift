import Postgres
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

  /// Behind the catalogue's lock, which whoever marks a tag takes too.
  /// - Throws: PERMISSION_DENIED when a tag was marked since this server looked.
  func requireTags(of caller: Caller, in transaction: Transaction) async throws {
    guard !criteria.tags.isEmpty, !caller.may(.read(.privacy)) else { return }
    let rows = try await transaction.query("SELECT tag FROM sensitive_tag")
    let keys = Set(try rows.map { SensitiveTags.key(try $0.decode(String.self, at: 0)) })
    guard criteria.tags.contains(where: { keys.contains(SensitiveTags.key($0)) }) else { return }
    try caller.require([.read(.privacy)])
  }
}
