import Morocco
import Postgres

/// The active segments of one version, ready to be asked.
struct SegmentCatalogue: Sendable {
  /// A segment as it is evaluated.
  struct Entry: Sendable {
    let number: Int32
    /// Without references.
    let criteria: Criteria
    /// Of the program.
    let root: Int
    /// `SegmentProgram.discriminator`.
    let discriminator: Int?
    /// What of a customer it depends on; see `CriteriaField.madeOf`.
    let sources: Set<String>
    let isTimed: Bool
    let asksForEvents: Bool
  }

  let version: Int64
  let zone: CalendarZone
  let program: SegmentProgram
  let entries: [Entry]
  private let bySource: [String: [Int]]

  init(version: Int64, _ segments: [SegmentDefinition], zone: CalendarZone) {
    self.version = version
    self.zone = zone
    let references = SegmentReferences(segments)
    let active = segments.filter(\.isActive).map { (number: $0.number, references.resolved($0)) }
    let program = SegmentProgram(active.map(\.1), zone: zone)
    self.program = program
    entries = zip(active, program.roots).map { segment, root in
      Entry(
        number: segment.number, criteria: segment.1, root: root,
        discriminator: program.discriminator(of: root), sources: segment.1.sources,
        isTimed: segment.1.isTimed, asksForEvents: segment.1.asksForEvents)
    }
    var bySource: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      for source in entry.sources { bySource[source, default: []].append(index) }
    }
    self.bySource = bySource
  }

  /// Those that may have another truth once these sources have changed.
  func entries(dependingOn sources: some Sequence<String>) -> [Entry] {
    Set(sources.flatMap { bySource[$0] ?? [] }).sorted().map { entries[$0] }
  }

  func entries(numbered numbers: [Int32]) -> [Entry] {
    let wanted = Set(numbers)
    return entries.filter { wanted.contains($0.number) }
  }
}

/// A segment's criteria as they are stored.
struct SegmentDefinition: Sendable {
  let id: ResourceID
  let number: Int32
  let name: String
  let criteria: Criteria
  let isActive: Bool
}

/// Follows references from segment to segment. There are no cycles in what is stored.
struct SegmentReferences: Sendable {
  private let byID: [String: SegmentDefinition]

  init(_ segments: [SegmentDefinition]) {
    byID = Dictionary(segments.map { ($0.id.description, $0) }) { first, _ in first }
  }

  /// The criteria of a segment with those of all that it refers to in place of the references.
  func resolved(_ segment: SegmentDefinition) -> Criteria { resolved(segment.criteria) }

  func resolved(_ criteria: Criteria) -> Criteria { replaced(criteria.effective) }

  /// Part of some criteria: nothing is said of who is active.
  func replaced(_ part: Criteria) -> Criteria {
    part.replacingReferences { id in
      // Only an active one can be referred to.
      byID[id].map(resolved) ?? .anyOf([])
    }
  }
}
