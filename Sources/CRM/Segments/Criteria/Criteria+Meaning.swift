/// What criteria ask for, whatever they are compared with.
extension Criteria {
  /// Whether any part satisfies a condition; events' filters do not count.
  private func contains(where isFound: (Criteria) -> Bool) -> Bool {
    if isFound(self) { return true }
    return switch self {
    case .all(let parts), .any(let parts): parts.contains { $0.contains(where: isFound) }
    case .not(let part): part.contains(where: isFound)
    case .test, .did, .last, .inSegment: false
    }
  }

  /// Only active customers, unless the criteria say which.
  var effective: Criteria {
    let namesActivity = contains { part in
      if case .test(let test) = part { test.field.name == "is_active" } else { false }
    }
    return namesActivity ? self : .allOf([.isActive, self])
  }

  private static let isActive = Criteria.test(
    CriteriaTest(
      field: .isActive, op: .eq, values: [.flag(true)]))

  /// The segments that are referred to, by what they are called here.
  var references: Set<String> {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.references) }
    case .not(let part): part.references
    case .inSegment(let segment): [segment]
    case .test, .did, .last: []
    }
  }

  /// The criteria with something in the place of each reference.
  func replacingReferences(_ replacement: (String) -> Criteria) -> Criteria {
    switch self {
    case .all(let parts): .allOf(parts.map { $0.replacingReferences(replacement) })
    case .any(let parts): .anyOf(parts.map { $0.replacingReferences(replacement) })
    case .not(let part): .noneOf(part.replacingReferences(replacement))
    case .inSegment(let segment): replacement(segment)
    case .test, .did, .last: self
    }
  }

  /// The fields of the customer that it is made of, and the events that it counts.
  var sources: Set<String> {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.sources) }
    case .not(let part): part.sources
    case .test(let test): Set(test.field.madeOf)
    case .did(let count): [count.event.rawValue]
    case .last(let last): [last.event.rawValue]
    case .inSegment: []
    }
  }

  /// Whether time alone can change who satisfies it.
  var isTimed: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains(where: \.isTimed)
    case .not(let part): part.isTimed
    case .test(let test): test.op.operand == .duration
    case .did(let count): count.period.isTimed || count.filter.isTimed
    case .last(let last): last.filter.isTimed || last.has.isTimed
    case .inSegment: false
    }
  }

  /// Whether it asks for events.
  var asksForEvents: Bool {
    !sources.isDisjoint(with: CriteriaEvent.allCases.map(\.rawValue))
  }
}

extension CriteriaEventCount.Period {
  fileprivate var isTimed: Bool {
    if case .within = self { true } else { false }
  }
}
