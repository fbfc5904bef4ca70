/// A customer's tags: a set, kept sorted.
enum Tags {
  static let countMax = 50

  static func normalized(
    _ tags: [String], field: String, _ violations: inout Violations
  ) -> [String] {
    var set: Set<String> = []
    for (index, tag) in tags.enumerated() {
      let name = "\(field)[\(index)]"
      let tag = TextRule.tag.apply(tag, name, &violations)
      if tag.isEmpty { violations.add(name, "must not be empty") }
      set.insert(tag)
    }
    if set.count > countMax { violations.add(field, "must be at most \(countMax)") }
    return set.sorted()
  }
}
