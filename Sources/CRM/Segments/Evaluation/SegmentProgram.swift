import Morocco
import Postgres

/// The criteria of segments, ready to be asked of customers. What several have in common is asked once.
struct SegmentProgram: Sendable {
  fileprivate enum Kind: UInt8, Sendable {
    case all, any, not, leaf
  }

  /// Its parts lie beside each other in `parts`; a leaf's only one is a place in `conditions`.
  fileprivate struct Node: Sendable {
    let kind: Kind
    let parts: Range<Int>
  }

  fileprivate private(set) var nodes: [Node] = []
  /// How many wholes and parts have each node.
  private var uses: [Int] = []
  fileprivate private(set) var parts: [Int] = []
  fileprivate private(set) var conditions: [Condition<CustomerFacts>] = []
  private var durations = CriteriaDurations()
  private let zone: CalendarZone

  /// Where each of some criteria starts.
  private(set) var roots: [Int] = []

  /// - Parameter criteria: without references to segments (`SegmentReferences`).
  init(_ criteria: [Criteria], zone: CalendarZone) {
    self.zone = zone
    var builder = Builder(criteria)
    for whole in criteria { roots.append(builder.add(whole, to: &self)) }
  }

  /// Turns criteria into nodes, each different part into one.
  private struct Builder {
    private var indices: [Criteria: Int] = [:]
    private var uses: [Criteria: Int] = [:]

    init(_ criteria: [Criteria]) {
      for whole in criteria { count(whole) }
    }

    private mutating func count(_ criteria: Criteria) {
      uses[criteria, default: 0] += 1
      guard uses[criteria] == 1 else { return }
      switch criteria {
      case .all(let parts), .any(let parts):
        for part in parts { count(part) }
      case .not(let part): count(part)
      case .test, .did, .last, .inSegment: break
      }
    }

    mutating func add(_ criteria: Criteria, to program: inout SegmentProgram) -> Int {
      if let index = indices[criteria] { return index }
      let node =
        switch criteria {
        case .all(let parts): program.node(.all, inOrder(parts).map { add($0, to: &program) })
        case .any(let parts): program.node(.any, inOrder(parts).map { add($0, to: &program) })
        case .not(let part): program.node(.not, [add(part, to: &program)])
        case .test, .did, .last, .inSegment: program.leaf(criteria)
        }
      program.nodes.append(node)
      program.uses.append(uses[criteria] ?? 0)
      indices[criteria] = program.nodes.count - 1
      return program.nodes.count - 1
    }

    /// Those that many segments have come first: their truth is known already, and may decide. Events come
    /// last: they cost the most.
    private func inOrder(_ parts: [Criteria]) -> [Criteria] {
      let ranked = parts.map { part in
        (part: part, isCostly: part.asksForEvents, uses: uses[part] ?? 0)
      }
      return ranked.sorted { left, right in
        left.isCostly == right.isCostly ? left.uses > right.uses : right.isCostly
      }.map(\.part)
    }
  }

  private mutating func node(_ kind: Kind, _ parts: [Int]) -> Node {
    self.parts += parts
    return Node(kind: kind, parts: self.parts.count - parts.count..<self.parts.count)
  }

  private mutating func leaf(_ criteria: Criteria) -> Node {
    conditions.append(condition(criteria))
    return node(.leaf, [conditions.count - 1])
  }

  private mutating func condition(_ criteria: Criteria) -> Condition<CustomerFacts> {
    switch criteria {
    case .test(let test):
      guard let field = FactField<CustomerFacts>.byName[test.field.name] else { break }
      return test.condition(of: field, zone: zone, durations: &durations)
    case .did(let count):
      switch count.event {
      case .interaction: return interactions.did(count, &durations)
      case .feedback: return feedback.did(count, &durations)
      }
    case .last(let last):
      switch last.event {
      case .interaction: return interactions.last(last, &durations)
      case .feedback: return feedback.last(last, &durations)
      }
    case .all, .any, .not, .inSegment: break
    }
    return { _, _ in Truth(false) }
  }

  private var interactions: EventConditions<InteractionFacts> { .interactions(in: zone) }
  private var feedback: EventConditions<FeedbackFacts> { .feedback(in: zone) }

  /// A part without which the whole never holds, and which others have too but not nearly all: most customers
  /// are told apart by it at once.
  func discriminator(of root: Int) -> Int? {
    guard nodes[root].kind == .all else { return nil }
    return parts[nodes[root].parts].first { uses[$0] * 2 < roots.count }
  }

  func clock(at now: Timestamptz) -> CriteriaClock {
    CriteriaClock(now: now, zone: zone, durations: durations.all)
  }
}

/// Asks a program of one customer after the other, at one instant.
struct SegmentEvaluation {
  private let program: SegmentProgram
  private let clock: CriteriaClock
  /// Of the customer that is being asked, where `asked` has its number.
  private var truths: [Truth]
  private var asked: [Int]
  private var customer = 0

  init(_ program: SegmentProgram, at now: Timestamptz) {
    self.program = program
    clock = program.clock(at: now)
    truths = Array(repeating: Truth(false), count: program.nodes.count)
    asked = Array(repeating: 0, count: program.nodes.count)
  }

  /// Forgets what is known of the customer before.
  mutating func begin() { customer += 1 }

  /// - Parameter facts: of the same customer since `begin`.
  @inline(__always)
  mutating func truth(_ index: Int, of facts: CustomerFacts) -> Truth {
    asked[index] == customer ? truths[index] : find(index, facts)
  }

  private mutating func find(_ index: Int, _ facts: CustomerFacts) -> Truth {
    let node = program.nodes[index]
    let truth =
      switch node.kind {
      case .all: combined(node.parts, facts, deciding: false)
      case .any: combined(node.parts, facts, deciding: true)
      case .not: !self.truth(program.parts[node.parts.lowerBound], of: facts)
      case .leaf: program.conditions[program.parts[node.parts.lowerBound]](facts, clock)
      }
    truths[index] = truth
    asked[index] = customer
    return truth
  }

  /// As `Truth.all` and `Truth.any`, without asking what cannot matter.
  private mutating func combined(
    _ parts: Range<Int>, _ facts: CustomerFacts, deciding: Bool
  ) -> Truth {
    var combination = TruthCombination(deciding: deciding)
    for place in parts {
      combination.add(truth(program.parts[place], of: facts))
      if combination.isFinal { break }
    }
    return combination.truth
  }
}
