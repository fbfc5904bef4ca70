import Protobuf

/// Tests of single fields.
extension CriteriaReader {
  static let valuesMax = 1_000

  /// - Returns: nil when one of them is wrong.
  mutating func tests(
    of field: CriteriaField, _ value: JSONValue, at place: JSONPath
  ) -> [CriteriaTest]? {
    switch value {
    case .object(let members):
      guard !members.isEmpty else {
        errors.add(.missingMember, at: place, "must have an operator")
        return nil
      }
      return members.map { member in
        test(of: field, member.name, member.value, at: place.appending(member.name))
      }.unlessAnyIsNil()
    case .null:
      errors.add(.wrongType, at: place, "must be a value; {\"missing\": true} finds what is empty")
      return nil
    default:
      guard let op = field.kind.shortForm else {
        errors.add(
          .wrongType, at: place, "must be an object with one of \(Self.names(field.kind.operators))"
        )
        return nil
      }
      count(at: place)
      let values: [CriteriaValue]?
      if case .array = value {
        values = self.values(op, value, field.kind, at: place)
      } else {
        // In the place of a list of one.
        values = self.value(value, field.kind, at: place).map { [$0] }
      }
      return values.map { values in
        [traced(CriteriaTest(field: field, op: op, values: values), at: place)]
      }
    }
  }

  private mutating func test(
    of field: CriteriaField, _ name: String, _ value: JSONValue, at place: JSONPath
  ) -> CriteriaTest? {
    count(at: place)
    guard let op = readOperator(name, among: field.kind.operators, of: field.name, at: place)
    else { return nil }
    guard let values = values(op, value, field.kind, at: place) else { return nil }
    return traced(Self.normal(CriteriaTest(field: field, op: op, values: values)), at: place)
  }

  private mutating func traced(_ test: CriteriaTest, at place: JSONPath) -> CriteriaTest {
    _ = part(at: place) { _ in .test(test) }
    return test
  }

  mutating func readOperator(
    _ name: String, among known: [CriteriaOperator], of field: String, at place: JSONPath
  ) -> CriteriaOperator? {
    if let op = CriteriaOperator(rawValue: name), known.contains(op) { return op }
    let names = known.map(\.rawValue)
    unknown(
      .unknownOperator, name, among: names, "operator of \(field), which has \(Self.names(known))",
      at: place)
    return nil
  }

  /// One operator for each meaning.
  private static func normal(_ test: CriteriaTest) -> CriteriaTest {
    switch (test.op, test.values.first) {
    case (.eq, _) where test.field.kind != .flag:
      CriteriaTest(field: test.field, op: .in, values: test.values)
    case (.ne, .flag(let flag)):
      CriteriaTest(field: test.field, op: .eq, values: [.flag(!flag)])
    case (.ne, _):
      CriteriaTest(field: test.field, op: .nin, values: test.values)
    case (.exists, .flag(false)):
      CriteriaTest(field: test.field, op: .missing, values: [.flag(true)])
    case (.missing, .flag(false)):
      CriteriaTest(field: test.field, op: .exists, values: [.flag(true)])
    default: test
    }
  }

  /// What an operator compares with.
  mutating func values(
    _ op: CriteriaOperator, _ value: JSONValue, _ kind: CriteriaKind, at place: JSONPath
  ) -> [CriteriaValue]? {
    switch op.operand {
    case .one:
      return self.value(value, kind, at: place).map { [$0] }
    case .yes:
      return self.value(value, .flag, at: place).map { [$0] }
    case .duration:
      guard case .string(let text) = value, let duration = CriteriaDuration(text) else {
        errors.add(
          .invalidValue, at: place,
          "must be a time such as 12h, 90d, 2w, 6mo or 1y, of at most 100 years")
        return nil
      }
      return [.duration(duration)]
    case .list:
      return list(value, kind, at: place)
    case .two:
      guard case .array(let ends) = value, ends.count == 2 else {
        errors.add(.wrongType, at: place, "must be a list of two values")
        return nil
      }
      let first = self.value(ends[0], kind, at: place.appending(0))
      let second = self.value(ends[1], kind, at: place.appending(1))
      guard let first, let second else { return nil }
      guard kind.isInOrder(first, second) else {
        errors.add(.emptyRange, at: place, "must begin with the lesser value")
        return nil
      }
      return [first, second]
    }
  }

  /// - Returns: a sorted set.
  private mutating func list(
    _ value: JSONValue, _ kind: CriteriaKind, at place: JSONPath
  ) -> [CriteriaValue]? {
    guard let elements = elements(of: value, "list", at: place) else { return nil }
    guard elements.count <= Self.valuesMax else {
      errors.add(.tooManyValues, at: place, "must have at most \(Self.valuesMax) values")
      return nil
    }
    let values = elements.enumerated().map { index, element in
      self.value(element, kind, at: place.appending(index))
    }
    return values.unlessAnyIsNil().map(kind.sortedSet)
  }

  static func names(_ operators: [CriteriaOperator]) -> String {
    operators.map(\.rawValue).joined(separator: ", ")
  }
}

extension CriteriaKind {
  /// Whether a range from one to the other has anything in it; true when only the zone tells.
  fileprivate func isInOrder(_ first: CriteriaValue, _ second: CriteriaValue) -> Bool {
    switch (self, first, second) {
    case (.level(let names), .text(let first), .text(let second)):
      (names.firstIndex(of: first) ?? 0) <= (names.firstIndex(of: second) ?? 0)
    case (_, .number(let first), .number(let second)):
      (first.double ?? 0) <= (second.double ?? 0)
    case (_, .instant(let first), .instant(let second)): first.isBefore(second) ?? true
    default: true
    }
  }

  fileprivate func sortedSet(_ values: [CriteriaValue]) -> [CriteriaValue] {
    let different = Set(values)
    switch self {
    case .level(let names), .choice(let names):
      return names.map(CriteriaValue.text).filter(different.contains)
    default:
      return different.map { (text: $0.json.text(), value: $0) }.sorted { $0.text < $1.text }
        .map(\.value)
    }
  }
}
