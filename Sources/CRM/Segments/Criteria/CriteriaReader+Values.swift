import Morocco
import Protobuf
import RPCCore

/// Single values, each in the one spelling that it has.
extension CriteriaReader {
  mutating func value(
    _ value: JSONValue, _ kind: CriteriaKind, at place: JSONPath
  ) -> CriteriaValue? {
    switch kind {
    case .text: foldable(value, at: place).map(CriteriaValue.text)
    case .code: text(value, .name, at: place).map(CriteriaValue.text)
    case .country, .place: text(value, .place, at: place).map(CriteriaValue.text)
    case .set: text(value, .tag, at: place).map(CriteriaValue.text)
    case .language: language(value, at: place)
    case .choice(let names), .level(let names), .setOf(let names):
      name(value, among: names, at: place)
    case .flag: flag(value, at: place)
    case .number: number(value, at: place).map(CriteriaValue.number)
    case .instant: instant(value, at: place).map(CriteriaValue.instant)
    }
  }

  mutating func text(
    _ value: JSONValue, _ rule: TextRule, at place: JSONPath
  ) -> String? {
    guard case .string(let given) = value else {
      errors.add(.wrongType, at: place, "must be a text")
      return nil
    }
    var violations = Violations()
    let text = rule.apply(given, "", &violations)
    if text.isEmpty { violations.add("", "must not be empty") }
    for violation in violations.found {
      errors.add(.invalidValue, at: place, violation.description)
    }
    return violations.found.isEmpty ? text : nil
  }

  /// What has no letter and no digit would be part of every text.
  private mutating func foldable(_ value: JSONValue, at place: JSONPath) -> String? {
    guard let text = text(value, .name, at: place) else { return nil }
    guard SearchText.folded(text).isEmpty else { return text }
    errors.add(.invalidValue, at: place, "must have a letter or a digit")
    return nil
  }

  private mutating func language(_ value: JSONValue, at place: JSONPath) -> CriteriaValue? {
    guard let given = text(value, .name, at: place) else { return nil }
    var violations = Violations()
    let name = Language.normalized(given, field: "", &violations)
    guard let violation = violations.found.first else { return .text(name) }
    errors.add(.invalidValue, at: place, violation.description)
    return nil
  }

  private mutating func name(
    _ value: JSONValue, among names: [String], at place: JSONPath
  ) -> CriteriaValue? {
    guard let given = text(value, .name, at: place) else { return nil }
    let spelling = CriteriaKind.spelling(given)
    if let name = names.first(where: { CriteriaKind.spelling($0) == spelling }) {
      return .text(name)
    }
    errors.add(.invalidValue, at: place, "must be one of \(names.joined(separator: ", "))")
    return nil
  }

  private mutating func flag(_ value: JSONValue, at place: JSONPath) -> CriteriaValue? {
    if case .bool(let flag) = value { return .flag(flag) }
    errors.add(.wrongType, at: place, "must be true or false")
    return nil
  }

  mutating func number(_ value: JSONValue, at place: JSONPath) -> JSONNumber? {
    guard case .number(let number) = value else {
      errors.add(.wrongType, at: place, "must be a number")
      return nil
    }
    guard let double = number.double, abs(double) <= 1e15 else {
      errors.add(.invalidValue, at: place, "must be a number of at most 15 digits")
      return nil
    }
    return number.integer(as: Int64.self).map { JSONNumber($0) } ?? number
  }

  mutating func instant(_ value: JSONValue, at place: JSONPath) -> CriteriaInstant? {
    guard case .string(let text) = value else {
      errors.add(.wrongType, at: place, "must be a text")
      return nil
    }
    if let instant = CriteriaInstant(text) { return instant }
    errors.add(
      .invalidValue, at: place,
      "must be a date such as 2026-05-01, or an instant as RFC 3339 has it")
    return nil
  }
}
