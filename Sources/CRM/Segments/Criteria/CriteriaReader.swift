import CRMProto
import Protobuf

/// Reads criteria from JSON and finds everything that is wrong with them.
///
/// ```
/// criteria := { field: value | [value, …] | {op: value, …}, …,
///               "all": [criteria, …], "any": [criteria, …], "not": criteria }     parts ANDed
///           | { "did": event, "where": criteria, "count" | "avg" | …: …, "within" | "between": … }
///           | { "last": event, "where": criteria, "has": criteria }
///           | { "in_segment": id or name }
/// ```
struct CriteriaReader {
  /// UTF-8 bytes of the text.
  static let textMax = 65_536
  static let depthMax = 16
  static let conditionsMax = 200
  static let segmentsMax = 32

  /// Whose fields are named.
  enum Scope: Hashable {
    case customer
    case event(CriteriaEvent)

    var fields: [String: CriteriaField] {
      switch self {
      case .customer: CriteriaField.ofCustomers
      case .event(let event): CriteriaField.of(event)
      }
    }
  }

  var errors = CriteriaErrors()
  private var conditionCount = 0
  /// What was read of the customer, in the order in which it is written.
  private var parts: [CriteriaPart] = []
  private var nesting = 0
  /// Where each segment is referred to first.
  private var references: [String: JSONPath] = [:]

  /// - Returns: the criteria, or at least one error.
  static func read(_ text: String) -> Result<Criteria, CriteriaInvalid> {
    readWithReferences(text).map(\.criteria)
  }

  /// - Returns: the criteria with the places of their references, or at least one error.
  static func readWithReferences(
    _ text: String
  ) -> Result<(criteria: Criteria, references: [String: JSONPath]), CriteriaInvalid> {
    var reader = CriteriaReader()
    let criteria = reader.document(text)
    if let criteria, reader.errors.found.isEmpty { return .success((criteria, reader.references)) }
    return .failure(CriteriaInvalid(errors: reader.errors.found))
  }

  /// The conditions that criteria consist of, from the outside in.
  static func parts(of text: String) throws(CriteriaInvalid) -> [CriteriaPart] {
    var reader = CriteriaReader()
    guard let whole = reader.document(text), reader.errors.found.isEmpty else {
      throw CriteriaInvalid(errors: reader.errors.found)
    }
    let root = CriteriaPart(place: JSONPath(), depth: 0, criteria: whole)
    // An object of one condition is that condition.
    if reader.parts.count == 1, reader.parts[0].criteria == whole { return reader.parts }
    return [root] + reader.parts
  }

  private mutating func document(_ text: String) -> Criteria? {
    guard text.utf8.count <= Self.textMax else {
      errors.add(.criteriaTooLong, at: JSONPath(), "must be at most \(Self.textMax) bytes long")
      return nil
    }
    do throws(JSONError) {
      return criteria(try JSONValue(text: text), at: JSONPath(), in: .customer, depth: 1)
    } catch {
      let reason: CriteriaErrors.Reason = error.problem == .tooDeep ? .tooDeep : .jsonInvalid
      errors.add(reason, pointer: error.path, error.sentence)
      return nil
    }
  }

  /// - Returns: nil when something is wrong, which `errors` has.
  mutating func criteria(
    _ value: JSONValue, at place: JSONPath, in scope: Scope, depth: Int
  ) -> Criteria? {
    guard depth <= Self.depthMax else {
      errors.add(.tooDeep, at: place, "must be nested at most \(Self.depthMax) deep")
      return nil
    }
    guard case .object(let members) = value else {
      errors.add(.wrongType, at: place, "must be an object")
      return nil
    }
    if scope == .customer {
      let object = CriteriaObject(members: members, place: place, depth: depth)
      if object["did"] != nil { return part(at: place) { $0.did(object) } }
      if object["last"] != nil { return part(at: place) { $0.last(object) } }
      if object["in_segment"] != nil { return part(at: place) { $0.inSegment(object) } }
    }
    let read = { (reader: inout CriteriaReader) in
      var parts: [Criteria] = []
      for member in members where !reader.errors.isFull {
        let place = place.appending(member.name)
        parts += reader.part(member, at: place, in: scope, depth: depth) ?? []
      }
      return Criteria.allOf(parts)
    }
    return depth > 1 && members.count > 1 ? part(at: place, read) : read(&self)
  }

  private mutating func part(
    _ member: JSONValue.Member, at place: JSONPath, in scope: Scope, depth: Int
  ) -> [Criteria]? {
    switch member.name {
    case "all":
      return part(at: place) { reader in
        reader.list(member.value, at: place, in: scope, depth: depth).map(Criteria.allOf)
      }.map { [$0] }
    case "any":
      return part(at: place) { reader in
        reader.list(member.value, at: place, in: scope, depth: depth).map(Criteria.anyOf)
      }.map { [$0] }
    case "not":
      return part(at: place) { reader in
        reader.criteria(member.value, at: place, in: scope, depth: depth + 1)
          .map(Criteria.noneOf)
      }.map { [$0] }
    default:
      guard let field = scope.fields[member.name] else {
        let known = Array(scope.fields.keys) + ["all", "any", "not"]
        unknown(.unknownField, member.name, among: known, "field", at: place)
        return nil
      }
      return tests(of: field, member.value, at: place).map { $0.map(Criteria.test) }
    }
  }

  /// Reads a part that others are parts of, or a test, and remembers it.
  mutating func part(
    at place: JSONPath, _ read: (inout CriteriaReader) -> Criteria?
  ) -> Criteria? {
    let index = parts.count
    parts.append(CriteriaPart(place: place, depth: nesting + 1, criteria: .all([])))
    nesting += 1
    let criteria = read(&self)
    nesting -= 1
    if let criteria { parts[index].criteria = criteria }
    switch criteria {
    // What filters events says nothing by itself.
    case .did, .last: parts.removeSubrange((index + 1)...)
    default: break
    }
    return criteria
  }

  private mutating func list(
    _ value: JSONValue, at place: JSONPath, in scope: Scope, depth: Int
  ) -> [Criteria]? {
    guard let elements = elements(of: value, "list of criteria", at: place) else { return nil }
    var parts: [Criteria] = []
    for (index, element) in elements.enumerated() where !errors.isFull {
      let part = criteria(element, at: place.appending(index), in: scope, depth: depth + 1)
      if let part { parts.append(part) }
    }
    return parts.count == elements.count ? parts : nil
  }

  /// - Returns: nil when it is no list, or has nothing in it.
  mutating func elements(
    of value: JSONValue, _ what: String, at place: JSONPath
  ) -> [JSONValue]? {
    guard case .array(let elements) = value else {
      errors.add(.wrongType, at: place, "must be a \(what)")
      return nil
    }
    guard !elements.isEmpty else {
      errors.add(.emptyList, at: place, "must not be empty")
      return nil
    }
    return elements
  }

  private mutating func inSegment(_ object: CriteriaObject) -> Criteria? {
    refuseOthers(in: object, than: ["in_segment"])
    let place = object.place.appending("in_segment")
    count(at: object.place)
    guard let value = object["in_segment"], let name = text(value, .name, at: place) else {
      return nil
    }
    let isNew = references.updateValue(references[name] ?? place, forKey: name) == nil
    if isNew, references.count == Self.segmentsMax + 1 {
      errors.add(
        .tooManySegments, at: place, "must be one of at most \(Self.segmentsMax) segments")
    }
    return .inSegment(name)
  }

  /// Counts a condition; the first that is too many is told.
  mutating func count(at place: JSONPath) {
    conditionCount += 1
    if conditionCount == Self.conditionsMax + 1 {
      errors.add(
        .tooManyConditions, at: place, "must be one of at most \(Self.conditionsMax) conditions")
    }
  }

  /// Tells of members that have no place beside what the object is.
  mutating func refuseOthers(in object: CriteriaObject, than names: [String]) {
    for member in object.members where !names.contains(member.name) {
      unknown(
        .unknownMember, member.name, among: names, "member beside \(names[0])",
        at: object.place.appending(member.name))
    }
  }

  mutating func unknown(
    _ reason: CriteriaErrors.Reason, _ name: String, among known: [String], _ what: String,
    at place: JSONPath
  ) {
    // Nobody misspells a name into one of twice its length.
    let isShort = name.utf8.count <= 2 * (known.map(\.utf8.count).max() ?? 0)
    let closest = isShort && !errors.isFull ? CloseMatches.of(name, among: known.sorted()) : []
    let meant = closest.isEmpty ? "" : "; did you mean \(closest.joined(separator: " or "))?"
    errors.add(reason, at: place, "is no \(what)\(meant)")
  }
}

/// An object of criteria, and where it is.
struct CriteriaObject {
  let members: [JSONValue.Member]
  let place: JSONPath
  let depth: Int

  subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }
}

/// Some criteria, and where they are written in others.
struct CriteriaPart {
  let place: JSONPath
  /// 0 for the whole.
  let depth: Int
  var criteria: Criteria
}

/// Criteria that nobody can satisfy because nobody can read them.
struct CriteriaInvalid: Error {
  let errors: [CriteriaError]
}

extension Array {
  func unlessAnyIsNil<Wrapped>() -> [Wrapped]? where Element == Wrapped? {
    let present = compactMap { $0 }
    return present.count == count ? present : nil
  }
}
