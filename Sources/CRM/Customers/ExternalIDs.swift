import FoundationEssentials
import Postgres

/// Identifiers of a customer in other systems, by system.
enum ExternalIDs {
  static let countMax = 20
  private static let systemRule = TextRule(lengthMax: 64)

  static func normalized(
    _ ids: [String: String], field: String, _ violations: inout Violations
  ) -> [String: String] {
    if ids.count > countMax { violations.add(field, "must be at most \(countMax)") }
    var result: [String: String] = [:]
    for (system, id) in ids.sorted(by: { $0.key < $1.key }) {
      let system = systemRule.apply(system, field, &violations)
      let id = TextRule.name.apply(id, field, &violations)
      if system.isEmpty || id.isEmpty {
        violations.add(field, "must have neither an empty system nor an empty identifier")
      }
      if result.updateValue(id, forKey: system) != nil {
        violations.add(field, "must name each system once")
      }
    }
    return result
  }

  /// As they are stored: one JSON object.
  static func encode(_ ids: [String: String]) throws -> JSONB {
    guard !ids.isEmpty else { return JSONB(text: "{}") }
    let json = try JSONEncoder().encode(ids)
    return JSONB(text: String(decoding: json, as: UTF8.self))
  }

  static func decode(_ json: JSONB) throws -> [String: String] {
    guard json.text != "{}" else { return [:] }
    return try JSONDecoder().decode([String: String].self, from: Data(json.text.utf8))
  }
}
