extension ResourceID {
  /// The ids of a batch; what is no UUID, or that they are too many, goes to `violations`.
  static func list(
    _ texts: [String], field: String, countMax: Int, _ violations: inout Violations
  ) -> [ResourceID] {
    guard texts.count <= countMax else {
      violations.add(field, "must be at most \(countMax)")
      return []
    }
    var ids: [ResourceID] = []
    for (index, text) in texts.enumerated() {
      if let id = ResourceID(text) {
        ids.append(id)
      } else {
        violations.add("\(field)[\(index)]", "must be a UUID")
      }
    }
    return ids
  }
}
