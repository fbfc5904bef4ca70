/// What the members of a segment satisfy: read, checked and in its normal form.
///
/// Two texts that differ in nothing but the order of members or of alternatives, in spellings of a value
/// or in short forms are equal here.
indirect enum Criteria: Hashable, Sendable {
  /// Without parts: everybody.
  case all([Criteria])
  case any([Criteria])
  case not(Criteria)
  case test(CriteriaTest)
  case did(CriteriaEventCount)
  case last(CriteriaLastEvent)
  /// Members of the segment that has this id or name.
  case inSegment(String)
}

/// A field beside values, or beside nothing when the operator says it all.
struct CriteriaTest: Hashable, Sendable {
  let field: CriteriaField
  let op: CriteriaOperator
  /// One for most operators, two for `between`, a sorted set for those that take a list.
  let values: [CriteriaValue]
}

/// How often something happened to the customer, or how much it came to.
struct CriteriaEventCount: Hashable, Sendable {
  /// A number made of the events, beside one or two others.
  struct Measure: Hashable, Sendable {
    enum Function: String, CaseIterable, Sendable {
      case count, avg, sum, min, max
    }

    let function: Function
    /// Of which numbers; nil for the count.
    let field: CriteriaField?
    let op: CriteriaOperator
    let values: [CriteriaValue]
  }

  /// When the events have to have happened.
  enum Period: Hashable, Sendable {
    case ever
    case within(CriteriaDuration)
    /// From the first on, before the second.
    case between(CriteriaInstant, CriteriaInstant)
  }

  let event: CriteriaEvent
  let filter: Criteria
  let period: Period
  /// All of them have to hold; at least one.
  let measures: [Measure]
}

/// The latest event of those that a filter keeps has something about it.
struct CriteriaLastEvent: Hashable, Sendable {
  let event: CriteriaEvent
  let filter: Criteria
  let has: Criteria
}

/// What happens to customers.
enum CriteriaEvent: String, CaseIterable, Sendable {
  case interaction, feedback
}
