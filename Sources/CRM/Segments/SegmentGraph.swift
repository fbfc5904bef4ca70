import RPCCore

/// Which segments refer to which.
struct SegmentGraph {
  private let byID: [ResourceID: SegmentDefinition]
  private let references: [ResourceID: [ResourceID]]

  init(_ segments: [SegmentDefinition]) {
    byID = Dictionary(segments.map { ($0.id, $0) }) { _, last in last }
    references = byID.mapValues { segment in
      segment.criteria.referencesInOrder.compactMap { ResourceID($0) }
    }
  }

  /// Whether a segment is another one, or refers to it by whatever detour.
  func reaches(_ target: ResourceID, from start: ResourceID) -> Bool {
    var seen: Set<ResourceID> = []
    var open = [start]
    while let id = open.popLast() {
      if id == target { return true }
      guard seen.insert(id).inserted else { continue }
      open += references[id] ?? []
    }
    return false
  }

  /// Everybody whose members depend on those of a segment, itself among them.
  func dependents(of id: ResourceID) -> [ResourceID] {
    byID.keys.filter { reaches(id, from: $0) }.sorted { $0.description < $1.description }
  }

  /// Who names a segment in its criteria.
  func referrers(to id: ResourceID) -> [SegmentDefinition] {
    byID.values.filter { references[$0.id]?.contains(id) == true }.sorted { $0.name < $1.name }
  }

  /// - Throws: INVALID_ARGUMENT when criteria would be too many with those that they refer to.
  func checkSizes() throws(RPCError) {
    var sizes: [ResourceID: Int] = [:]
    for id in byID.keys where size(of: id, &sizes) > SegmentRules.expandedConditionsMax {
      throw RPCError(
        .invalidArgument,
        "Criteria with those of the segments that they refer to may have at most "
          + "\(SegmentRules.expandedConditionsMax) conditions.",
        reason: "INVALID_CRITERIA",
        violations: [
          FieldViolation(
            field: "segment.criteria", description: "has too many conditions (TOO_MANY_CONDITIONS)")
        ])
    }
  }

  /// Conditions, each reference counted with all that is behind it; stops counting beyond the limit.
  private func size(of id: ResourceID, _ sizes: inout [ResourceID: Int]) -> Int {
    if let size = sizes[id] { return size }
    guard let segment = byID[id] else { return 0 }
    var size = segment.criteria.conditionCount
    for reference in references[id] ?? [] {
      size = min(size + self.size(of: reference, &sizes), SegmentRules.expandedConditionsMax + 1)
    }
    sizes[id] = size
    return size
  }
}

extension Criteria {
  /// One for each time that a segment is referred to.
  fileprivate var referencesInOrder: [String] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.referencesInOrder)
    case .not(let part): part.referencesInOrder
    case .inSegment(let segment): [segment]
    case .test, .did, .last: []
    }
  }

  fileprivate var conditionCount: Int {
    switch self {
    case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.conditionCount }
    case .not(let part): part.conditionCount
    case .did(let count): 1 + count.filter.conditionCount
    case .last(let last): 1 + last.filter.conditionCount + last.has.conditionCount
    case .test, .inSegment: 1
    }
  }
}
