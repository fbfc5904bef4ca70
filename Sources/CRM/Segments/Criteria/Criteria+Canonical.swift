import Protobuf

extension Criteria {
  /// All of some, in the normal form: nothing nested, nothing twice, in one order.
  static func allOf(_ parts: [Criteria]) -> Criteria {
    let flat = parts.flatMap { part in
      if case .all(let inner) = part { inner } else { [part] }
    }
    let different = sortedSet(flat)
    return different.count == 1 ? different[0] : .all(different)
  }

  /// One of some.
  static func anyOf(_ parts: [Criteria]) -> Criteria {
    let flat = parts.flatMap { part in
      if case .any(let inner) = part { inner } else { [part] }
    }
    let different = sortedSet(flat)
    return different.count == 1 ? different[0] : .any(different)
  }

  static func noneOf(_ part: Criteria) -> Criteria {
    if case .not(let inner) = part { return inner }
    return .not(part)
  }

  private static func sortedSet(_ parts: [Criteria]) -> [Criteria] {
    Set(parts).map { (text: $0.canonicalText, part: $0) }.sorted { $0.text < $1.text }.map(\.part)
  }

  /// The text that all equal criteria have.
  var canonicalText: String { json.text() }

  /// Always an object, which reads back as the same criteria.
  var json: JSONValue {
    switch self {
    case .all(let parts): Self.json(allOf: parts)
    case .any(let parts): ["any": .array(parts.map(\.json))]
    case .not(let part): ["not": part.json]
    case .test: Self.json(allOf: [self])
    case .did(let count): count.json
    case .last(let last):
      .object(
        [JSONValue.Member("last", .string(last.event.rawValue))]
          + Self.member("where", last.filter) + [JSONValue.Member("has", last.has.json)])
    case .inSegment(let segment): ["in_segment": .string(segment)]
    }
  }

  /// Left out for everything that there is.
  fileprivate static func member(_ name: String, _ criteria: Criteria) -> [JSONValue.Member] {
    criteria == .all([]) ? [] : [JSONValue.Member(name, criteria.json)]
  }

  /// The tests by their fields, and what is no test, or would be the same member again, behind.
  private static func json(allOf parts: [Criteria]) -> JSONValue {
    var tests: [String: [CriteriaTest]] = [:]
    var others: [Criteria] = []
    for part in parts {
      guard case .test(let test) = part,
        tests[test.field.name, default: []].allSatisfy({ $0.op != test.op })
      else {
        others.append(part)
        continue
      }
      tests[test.field.name, default: []].append(test)
    }
    var members = tests.sorted { $0.key < $1.key }.map { name, tests in
      JSONValue.Member(name, json(of: tests))
    }
    // The only one that is no test stands beside the tests.
    if others.count == 1, case .object(let only) = others[0].json, only.count == 1,
      ["any", "not"].contains(only[0].name)
    {
      members += only
    } else if others.count == 1, members.isEmpty {
      return others[0].json
    } else if !others.isEmpty {
      members.append(JSONValue.Member("all", .array(others.map(\.json))))
    }
    return .object(members)
  }

  /// Tests of one field.
  private static func json(of tests: [CriteriaTest]) -> JSONValue {
    if tests.count == 1, tests[0].op == tests[0].field.kind.shortForm {
      let values = tests[0].values.map(\.json)
      return values.count == 1 ? values[0] : .array(values)
    }
    return .object(tests.map { JSONValue.Member($0.op.rawValue, $0.op.json(of: $0.values)) })
  }
}

extension CriteriaOperator {
  fileprivate func json(of values: [CriteriaValue]) -> JSONValue {
    switch operand {
    case .list, .two: .array(values.map(\.json))
    case .one, .duration: values.first?.json ?? .null
    case .yes: true
    }
  }
}

extension CriteriaEventCount {
  fileprivate var json: JSONValue {
    var members = [JSONValue.Member("did", .string(event.rawValue))]
    members += Criteria.member("where", filter)
    switch period {
    case .ever: break
    case .within(let duration):
      members.append(JSONValue.Member("within", .string(duration.description)))
    case .between(let from, let until):
      members.append(
        JSONValue.Member(
          "between", .array([.string(from.description), .string(until.description)])))
    }
    for measure in measures {
      var inner = measure.field.map { [JSONValue.Member("of", .string($0.name))] } ?? []
      inner.append(JSONValue.Member(measure.op.rawValue, measure.op.json(of: measure.values)))
      members.append(JSONValue.Member(measure.function.rawValue, .object(inner)))
    }
    return .object(members)
  }
}
