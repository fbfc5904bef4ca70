import Morocco
import Postgres

/// The criteria of segments, ready to be asked of customers. What several have in common is asked once.
struct SegmentProgram: Sendable {
  fileprivate enum Node: Sendable {
    case all([Int])
    case any([Int])
    case not(Int)
    case leaf(Condition<CustomerFacts>)
  }

  fileprivate private(set) var nodes: [Node] = []
  private var durations = CriteriaDurations()
  private var indices: [Criteria: Int] = [:]
  private let zone: CalendarZone

  init(zone: CalendarZone) {
    self.zone = zone
  }

  /// - Parameter criteria: without references to segments (`SegmentReferences`).
  /// - Returns: by what an evaluation is asked for it.
  mutating func add(_ criteria: Criteria) -> Int {
    if let index = indices[criteria] { return index }
    let node = node(criteria)
    nodes.append(node)
    indices[criteria] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func node(_ criteria: Criteria) -> Node {
    switch criteria {
    case .all(let parts): return .all(parts.map { add($0) })
    case .any(let parts): return .any(parts.map { add($0) })
    case .not(let part): return .not(add(part))
    case .test(let test):
      guard let field = FactField<CustomerFacts>.byName[test.field.name] else { return .any([]) }
      return .leaf(test.condition(of: field, zone: zone, durations: &durations))
    case .did(let count):
      return switch count.event {
      case .interaction: .leaf(interactions.did(count, &durations))
      case .feedback: .leaf(feedback.did(count, &durations))
      }
    case .last(let last):
      return switch last.event {
      case .interaction: .leaf(interactions.last(last, &durations))
      case .feedback: .leaf(feedback.last(last, &durations))
      }
    case .inSegment: return .any([])
    }
  }

  private var interactions: EventConditions<InteractionFacts> { .interactions(in: zone) }
  private var feedback: EventConditions<FeedbackFacts> { .feedback(in: zone) }

  func clock(at now: Timestamptz) -> CriteriaClock {
    CriteriaClock(now: now, zone: zone, durations: durations.all)
  }
}

/// Asks a program of one customer after the other, at one instant.
struct SegmentEvaluation {
  private let program: SegmentProgram
  private let clock: CriteriaClock
  private var truths: [Truth?]

  init(_ program: SegmentProgram, at now: Timestamptz) {
    self.program = program
    clock = program.clock(at: now)
    truths = Array(repeating: nil, count: program.nodes.count)
  }

  /// The truth of each root for a customer.
  mutating func truths(of roots: some Sequence<Int>, for facts: CustomerFacts) -> [Truth] {
    for index in truths.indices { truths[index] = nil }
    return roots.map { truth($0, facts) }
  }

  private mutating func truth(_ index: Int, _ facts: CustomerFacts) -> Truth {
    if let truth = truths[index] { return truth }
    let truth =
      switch program.nodes[index] {
      case .all(let parts): combined(parts, facts, Truth.all)
      case .any(let parts): combined(parts, facts, Truth.any)
      case .not(let part): !self.truth(part, facts)
      case .leaf(let condition): condition(facts, clock)
      }
    truths[index] = truth
    return truth
  }

  private mutating func combined(
    _ parts: [Int], _ facts: CustomerFacts, _ combine: ([Truth]) -> Truth
  ) -> Truth {
    var truths: [Truth] = []
    truths.reserveCapacity(parts.count)
    for part in parts { truths.append(truth(part, facts)) }
    return combine(truths)
  }
}
