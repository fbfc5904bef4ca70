import Morocco
import Postgres

/// Criteria as a condition on rows of `customer`, at one instant. Holds for the same customers as the
/// evaluator's (`SegmentProgram`); what is NULL counts as false, so that `not` is IS NOT TRUE.
struct CriteriaSQL {
  let clock: CriteriaClock

  init(now: Timestamptz, zone: CalendarZone) {
    clock = CriteriaClock(now: now, zone: zone)
  }

  /// Whom a segment of the criteria has: of those that satisfy them, all whose data may be processed.
  /// - Parameter criteria: without references to segments.
  func members(_ criteria: Criteria) -> Query {
    "(restricted_at IS NULL AND erased_at IS NULL AND \(condition(criteria)))"
  }

  /// - Parameter criteria: without references to segments.
  func condition(_ criteria: Criteria) -> Query {
    switch criteria {
    case .all(let parts): Self.all(parts.map(condition))
    case .any(let parts): Self.any(parts.map(condition))
    case .not(let part): "(\(condition(part))) IS NOT TRUE"
    case .test(let test): condition(test, FactField<CustomerFacts>.byName)
    case .did(let count):
      switch count.event {
      case .interaction: did(count, FactField<InteractionFacts>.byName)
      case .feedback: did(count, FactField<FeedbackFacts>.byName)
      }
    case .last(let last):
      switch last.event {
      case .interaction: self.last(last, FactField<InteractionFacts>.byName)
      case .feedback: self.last(last, FactField<FeedbackFacts>.byName)
      }
    case .inSegment: "FALSE"
    }
  }

  /// What filters events.
  func condition<Facts>(_ criteria: Criteria, on fields: [String: FactField<Facts>]) -> Query {
    switch criteria {
    case .all(let parts): Self.all(parts.map { condition($0, on: fields) })
    case .any(let parts): Self.any(parts.map { condition($0, on: fields) })
    case .not(let part): "(\(condition(part, on: fields))) IS NOT TRUE"
    case .test(let test): condition(test, fields)
    case .did, .last, .inSegment: "FALSE"
    }
  }

  private static func all(_ conditions: [Query]) -> Query {
    conditions.isEmpty ? "TRUE" : "(\(conditions.joined(separator: " AND ")))"
  }

  private static func any(_ conditions: [Query]) -> Query {
    conditions.isEmpty ? "FALSE" : "(\(conditions.joined(separator: " OR ")))"
  }

  private func condition<Facts>(
    _ test: CriteriaTest, _ fields: [String: FactField<Facts>]
  ) -> Query {
    guard let field = fields[test.field.name] else { return "FALSE" }
    let column = field.column
    return switch field.reading {
    case .text(_, let form): Self.text(test, column, test.texts.map(form))
    case .place(let presence, _): Self.place(test, presence)
    case .name: Self.name(test, column)
    case .set: Self.set(test, column)
    // Without a parameter, which would hide a partial index.
    case .flag:
      test.values.first == .flag(true) ? "\(unescaped: column)" : "NOT \(unescaped: column)"
    case .number: Self.number(test.op, column, test.numbers)
    case .instant: instant(test, column)
    }
  }
}
