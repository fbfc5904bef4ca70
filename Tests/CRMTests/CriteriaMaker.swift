import Protobuf

@testable import CRM
@testable import DemoData

/// Makes JSON of criteria at random, the same for the same seed.
struct CriteriaMaker {
  private var random: DemoRandom

  init(seed: UInt64) {
    random = DemoRandom(seed: seed, number: 0)
  }

  mutating func criteria(depth: Int) -> JSONValue {
    switch number(below: depth > 0 ? 9 : 3) {
    case 0...2: tests(of: CriteriaField.ofCustomers)
    case 3: ["all": .array(some { $0.criteria(depth: depth - 1) })]
    case 4: ["any": .array(some { $0.criteria(depth: depth - 1) })]
    case 5: ["not": criteria(depth: depth - 1)]
    case 6: ["in_segment": .string("segment \(number(below: 5))")]
    case 7: did()
    default: last()
    }
  }

  private mutating func did() -> JSONValue {
    let event = pick(CriteriaEvent.allCases)
    var members: [JSONValue.Member] = [.init("did", .string(event.rawValue))]
    if flip() { members.append(.init("where", tests(of: CriteriaField.of(event)))) }
    switch number(below: 3) {
    case 0: members.append(.init("within", value(of: .withinLast, .instant)))
    case 1: members.append(.init("between", value(of: .between, .instant)))
    default: break
    }
    if flip() { members.append(.init("count", ["gte": .number(JSONNumber(number(below: 9)))])) }
    let numbers = CriteriaField.of(event).values.filter { $0.kind == .number }.map(\.name).sorted()
    if flip() {
      members.append(.init("max", ["of": .string(pick(numbers)), "lt": .number(JSONNumber(4))]))
    }
    return .object(members)
  }

  private mutating func last() -> JSONValue {
    let event = pick(CriteriaEvent.allCases)
    return [
      "last": .string(event.rawValue), "where": tests(of: CriteriaField.of(event)),
      "has": tests(of: CriteriaField.of(event)),
    ]
  }

  /// Up to three fields, in short form or with operators.
  private mutating func tests(of fields: [String: CriteriaField]) -> JSONValue {
    var members: [JSONValue.Member] = []
    for name in Set(some { $0.pick(fields.keys.sorted()) }).sorted() {
      guard let field = fields[name] else { continue }
      if let op = field.kind.shortForm, flip() {
        members.append(.init(name, value(of: op, field.kind)))
      } else {
        let operators = Set(some { $0.pick(field.kind.operators) }.map(\.rawValue)).sorted()
        let inner = operators.compactMap(CriteriaOperator.init).map { op in
          JSONValue.Member(op.rawValue, value(of: op, field.kind))
        }
        members.append(.init(name, .object(inner)))
      }
    }
    return .object(members)
  }

  private mutating func value(of op: CriteriaOperator, _ kind: CriteriaKind) -> JSONValue {
    switch op.operand {
    case .one: return scalar(kind, number(below: 4))
    case .two: return .array([scalar(kind, 1), scalar(kind, 2)])
    case .list: return .array(some { $0.scalar(kind, $0.number(below: 4)) })
    case .yes: return .bool(flip())
    case .duration:
      return .string("\(1 + number(below: 90))\(pick(CriteriaDuration.Unit.allCases).rawValue)")
    }
  }

  /// Ascending with the index, where the kind has an order.
  private mutating func scalar(_ kind: CriteriaKind, _ index: Int) -> JSONValue {
    switch kind {
    case .text, .code, .country, .place, .set:
      .string(["a", "Béni Mellal", "فاس", "\"quoted\" \\ text"][index])
    case .language: .string(["ar", "French", "zgh", "Spanish"][index])
    case .choice(let names), .level(let names), .setOf(let names):
      .string(names[index % names.count])
    case .flag: .bool(index % 2 == 0)
    case .number: .number(JSONNumber(index * 7 - 3))
    case .instant:
      .string(
        ["2026-01-01", "2026-02-01T10:00:00+01:00", "2026-02-01T10:00:00.5Z", "2026-03-01"][index])
    }
  }

  private mutating func some<Element>(_ make: (inout CriteriaMaker) -> Element) -> [Element] {
    (0...number(below: 3)).map { _ in make(&self) }
  }

  private mutating func flip() -> Bool { random.chance(50) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { random.pick(elements) }

  private mutating func number(below bound: Int) -> Int {
    Int.random(in: 0..<bound, using: &random)
  }
}
