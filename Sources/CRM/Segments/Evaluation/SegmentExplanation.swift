import CRMProto
import Morocco
import Postgres
import Protobuf

/// Says of each part of a segment's criteria whether it holds for a customer, and what decided.
struct SegmentExplanation {
  private let customer: CustomerFacts
  private let now: Timestamptz
  private let zone: CalendarZone
  private let references: SegmentReferences
  /// Of sets, what the reader may not see.
  private let hidden: Set<String>

  init(
    of customer: CustomerFacts, at now: Timestamptz, zone: CalendarZone,
    _ references: SegmentReferences, hiding hidden: Set<String> = []
  ) {
    self.customer = customer
    self.now = now
    self.zone = zone
    self.references = references
    self.hidden = hidden
  }

  func answer(_ segment: SegmentDefinition) throws -> ExplainSegmentResponse {
    let text = segment.criteria.canonicalText
    var conditions = try CriteriaReader.parts(of: text).map { part in
      ConditionResult(
        pointer: part.place.pointer, depth: Int32(part.depth), condition: Self.condition(part),
        holds: segment.isActive || part.depth > 0 ? holds(part.criteria) : false,
        actualValue: actualValue(part.criteria))
    }
    if segment.criteria.effective != segment.criteria {
      // What nobody wrote has no place.
      conditions.append(
        ConditionResult(
          pointer: "", depth: 1, condition: "is_active: true (unless the criteria name it)",
          holds: customer.isActive, actualValue: customer.isActive ? "true" : "false"))
    }
    if !customer.isProcessed {
      conditions.append(
        ConditionResult(
          pointer: "", depth: 1, condition: "is_restricted: false (whatever the criteria say)",
          holds: false, actualValue: "true"))
    }
    let isMember =
      segment.isActive && customer.isProcessed && holds(references.resolved(segment))
    return ExplainSegmentResponse(member: isMember, conditions: conditions)
  }

  /// - Parameter criteria: a part, which by itself says nothing of who is active.
  private func holds(_ criteria: Criteria) -> Bool {
    let program = SegmentProgram([references.replaced(criteria)], zone: zone)
    var evaluation = SegmentEvaluation(program, at: now)
    evaluation.begin()
    return evaluation.truth(program.roots[0], of: customer).holds
  }

  private static func condition(_ part: CriteriaPart) -> String {
    switch part.criteria {
    case .all: part.depth == 0 ? "all of" : "all"
    case .any: "any"
    case .not: "not"
    case .test, .did, .last, .inSegment: part.criteria.canonicalText
    }
  }

  /// Of a field, its value; of events, how many count. Empty for what is missing and for what is made of parts.
  private func actualValue(_ criteria: Criteria) -> String {
    switch criteria {
    case .test(let test):
      FactField.byName[test.field.name]?.text(customer, test.field, hiding: hidden) ?? ""
    case .did(let count): "\(eventCount(count)) \(count.event.rawValue)"
    case .all, .any, .not, .last, .inSegment: ""
    }
  }

  private func eventCount(_ count: CriteriaEventCount) -> Int {
    var durations = CriteriaDurations()
    switch count.event {
    case .interaction:
      let kept = EventConditions<InteractionFacts>.interactions(in: zone).kept(count, &durations)
      return kept(customer, clock(durations)).events.count
    case .feedback:
      let kept = EventConditions<FeedbackFacts>.feedback(in: zone).kept(count, &durations)
      return kept(customer, clock(durations)).events.count
    }
  }

  private func clock(_ durations: CriteriaDurations) -> CriteriaClock {
    CriteriaClock(now: now, zone: zone, durations: durations.all)
  }
}

extension FactField<CustomerFacts> {
  /// As criteria compare it.
  fileprivate func text(
    _ facts: CustomerFacts, _ field: CriteriaField, hiding hidden: Set<String>
  ) -> String {
    switch reading {
    case .text(let read, _): return read(facts)
    case .place(_, let read):
      let place = read(facts)
      return [place.city, place.regionCode].filter { !$0.isEmpty }.joined(separator: ", ")
    case .name(let read):
      let rank = Int(read(facts))
      switch field.kind {
      case .choice(let names), .level(let names):
        return names.indices.contains(rank - 1) ? names[rank - 1] : ""
      default: return ""
      }
    case .set(let read):
      return read(facts).filter { !hidden.contains($0) }.joined(separator: ", ")
    case .flag(let read): return read(facts) ? "true" : "false"
    case .number(let read): return read(facts).map { "\($0)" } ?? ""
    case .instant(let read): return read(facts)?.rfc3339 ?? ""
    }
  }
}
