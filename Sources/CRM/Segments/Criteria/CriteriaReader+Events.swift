import Protobuf

/// Conditions on what happened to the customer.
extension CriteriaReader {
  mutating func did(_ object: CriteriaObject) -> Criteria? {
    typealias Function = CriteriaEventCount.Measure.Function
    refuseOthers(
      in: object, than: ["did", "where", "within", "between"] + Function.allCases.map(\.rawValue))
    count(at: object.place)
    let event = event(object, "did")
    let period = period(object)
    guard let event else { return nil }
    let filter = filter(object, on: event)
    var measures: [CriteriaEventCount.Measure] = []
    var isRead = true
    for function in Function.allCases {
      guard let value = object[function.rawValue] else { continue }
      if let measure = measure(function, value, of: event, in: object) {
        measures.append(measure)
      } else {
        isRead = false
      }
    }
    if measures.isEmpty {
      measures = [.init(function: .count, field: nil, op: .gte, values: [.number(JSONNumber(1))])]
    }
    guard let filter, let period, isRead else { return nil }
    return .did(
      CriteriaEventCount(event: event, filter: filter, period: period, measures: measures))
  }

  mutating func last(_ object: CriteriaObject) -> Criteria? {
    refuseOthers(in: object, than: ["last", "where", "has"])
    count(at: object.place)
    guard let event = event(object, "last") else { return nil }
    let filter = filter(object, on: event)
    guard let given = object["has"] else {
      errors.add(.missingMember, at: object.place, "must have what the last one has: has")
      return nil
    }
    let has = criteria(
      given, at: object.place.appending("has"), in: .event(event), depth: object.depth + 1)
    guard let filter, let has else { return nil }
    return .last(CriteriaLastEvent(event: event, filter: filter, has: has))
  }

  private mutating func event(_ object: CriteriaObject, _ name: String) -> CriteriaEvent? {
    if case .string(let text)? = object[name], let event = CriteriaEvent(rawValue: text) {
      return event
    }
    let names = CriteriaEvent.allCases.map(\.rawValue).joined(separator: ", ")
    errors.add(.invalidValue, at: object.place.appending(name), "must be one of \(names)")
    return nil
  }

  private mutating func filter(_ object: CriteriaObject, on event: CriteriaEvent) -> Criteria? {
    guard let value = object["where"] else { return .all([]) }
    return criteria(
      value, at: object.place.appending("where"), in: .event(event), depth: object.depth + 1)
  }

  private mutating func period(_ object: CriteriaObject) -> CriteriaEventCount.Period? {
    switch (object["within"], object["between"]) {
    case (nil, nil): return .ever
    case (let within?, nil):
      let place = object.place.appending("within")
      guard case .duration(let duration)? = values(.withinLast, within, .instant, at: place)?.first
      else { return nil }
      return .within(duration)
    case (nil, let between?):
      let place = object.place.appending("between")
      guard let ends = values(.between, between, .instant, at: place),
        case .instant(let from) = ends[0], case .instant(let until) = ends[1]
      else { return nil }
      return .between(from, until)
    case (_?, _?):
      errors.add(
        .unknownMember, at: object.place.appending("between"), "excludes within; one says when")
      return nil
    }
  }

  /// `{"gte": 3}` of the count, `{"of": "rating", "lt": 3}` of the others.
  private mutating func measure(
    _ function: CriteriaEventCount.Measure.Function, _ value: JSONValue, of event: CriteriaEvent,
    in object: CriteriaObject
  ) -> CriteriaEventCount.Measure? {
    let place = object.place.appending(function.rawValue)
    guard case .object(let members) = value else {
      errors.add(.wrongType, at: place, "must be an object such as {\"gte\": 1}")
      return nil
    }
    let inner = CriteriaObject(members: members, place: place, depth: object.depth)
    let field = function == .count ? nil : numberField(inner, of: event)
    let operators = members.filter { function == .count || $0.name != "of" }
    guard operators.count == 1 else {
      errors.add(.missingMember, at: place, "must have one operator; between has two values")
      return nil
    }
    let known: [CriteriaOperator] = [.eq, .ne, .gt, .gte, .lt, .lte, .between]
    let opPlace = place.appending(operators[0].name)
    guard
      let op = readOperator(
        operators[0].name, among: known, of: function.rawValue, at: opPlace),
      let values = values(op, operators[0].value, .number, at: opPlace)
    else { return nil }
    if function == .count, !values.allSatisfy(\.isCount) {
      errors.add(.invalidValue, at: opPlace, "must be a whole number from 0")
      return nil
    }
    guard function == .count || field != nil else { return nil }
    return .init(function: function, field: field, op: op, values: values)
  }

  private mutating func numberField(
    _ object: CriteriaObject, of event: CriteriaEvent
  ) -> CriteriaField? {
    let fields = CriteriaField.of(event).filter { $0.value.kind == .number }
    if case .string(let name)? = object["of"], let field = fields[name] { return field }
    let names = fields.keys.sorted().joined(separator: ", ")
    errors.add(
      .invalidValue, at: object.place.appending("of"), "must be a number's field: \(names)")
    return nil
  }
}

extension CriteriaValue {
  fileprivate var isCount: Bool {
    guard case .number(let number) = self, let count = number.integer(as: Int64.self) else {
      return false
    }
    return count >= 0
  }
}
