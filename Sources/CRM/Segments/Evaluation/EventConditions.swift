import Morocco
import Postgres
import Protobuf

/// Conditions on what happened to a customer.
struct EventConditions<Facts: Sendable>: Sendable {
  /// In the order in which they happened.
  let events: @Sendable (CustomerFacts) -> [Facts]
  let instant: @Sendable (Facts) -> Timestamptz
  let fields: [String: FactField<Facts>]
  let zone: CalendarZone

  func did(
    _ count: CriteriaEventCount, _ durations: inout CriteriaDurations
  ) -> Condition<CustomerFacts> {
    let kept = kept(count, &durations)
    let measures = count.measures.map(measure)
    return { facts, clock in
      let (events, until) = kept(facts, clock)
      return Truth(measures.allSatisfy { $0(events) }, until: until)
    }
  }

  /// The events that count, and until when they are the same.
  func kept(
    _ count: CriteriaEventCount, _ durations: inout CriteriaDurations
  ) -> @Sendable (CustomerFacts, borrowing CriteriaClock) -> (events: [Facts], until: Timestamptz) {
    let filter = condition(count.filter, &durations)
    let isInPeriod = period(count.period, &durations)
    let events = events
    return { facts, clock in
      var kept: [Facts] = []
      var until = Timestamptz.infinity
      for event in events(facts) {
        let truth = Truth.all([isInPeriod(event, clock), filter(event, clock)])
        until = min(until, truth.until)
        if truth.holds { kept.append(event) }
      }
      return (kept, until)
    }
  }

  func last(
    _ last: CriteriaLastEvent, _ durations: inout CriteriaDurations
  ) -> Condition<CustomerFacts> {
    let filter = condition(last.filter, &durations)
    let has = condition(last.has, &durations)
    let events = events
    return { facts, clock in
      var until = Timestamptz.infinity
      for event in events(facts).reversed() {
        let isKept = filter(event, clock)
        until = min(until, isKept.until)
        guard isKept.holds else { continue }
        let truth = has(event, clock)
        return Truth(truth.holds, until: min(until, truth.until))
      }
      return Truth(false, until: until)
    }
  }

  /// What filters events: their own fields alone.
  private func condition(
    _ criteria: Criteria, _ durations: inout CriteriaDurations
  ) -> Condition<Facts> {
    switch criteria {
    case .all(let parts):
      let conditions = parts.map { condition($0, &durations) }
      return { facts, clock in Truth.all(conditions.map { $0(facts, clock) }) }
    case .any(let parts):
      let conditions = parts.map { condition($0, &durations) }
      return { facts, clock in Truth.any(conditions.map { $0(facts, clock) }) }
    case .not(let part):
      let condition = condition(part, &durations)
      return { facts, clock in !condition(facts, clock) }
    case .test(let test):
      guard let field = fields[test.field.name] else { return { _, _ in Truth(false) } }
      return test.condition(of: field, zone: zone, durations: &durations)
    case .did, .last, .inSegment:
      // The reader refuses them here.
      return { _, _ in Truth(false) }
    }
  }

  private func period(
    _ period: CriteriaEventCount.Period, _ durations: inout CriteriaDurations
  ) -> Condition<Facts> {
    let instant = instant
    switch period {
    case .ever:
      return { _, _ in Truth(true) }
    case .within(let duration):
      let index = durations.index(of: duration)
      return { facts, clock in clock.isWithinLast(duration, index, instant(facts)) }
    case .between(let from, let until):
      let clock = CriteriaClock(now: .minusInfinity, zone: zone)
      let bounds = (clock.instant(from), clock.instant(until))
      return { facts, _ in Truth(instant(facts) >= bounds.0 && instant(facts) < bounds.1) }
    }
  }

  private func measure(
    _ measure: CriteriaEventCount.Measure
  ) -> @Sendable ([Facts]) -> Bool {
    let op = measure.op
    let bounds = measure.numbers
    guard let field = measure.field else {
      return { op.compares(Double($0.count), with: bounds) }
    }
    guard case .number(let read)? = fields[field.name]?.reading else { return { _ in false } }
    let function = measure.function
    return { events in
      let numbers = events.compactMap(read)
      guard let number = function.value(of: numbers) else { return false }
      return op.compares(number, with: bounds)
    }
  }
}

extension EventConditions<InteractionFacts> {
  static func interactions(in zone: CalendarZone) -> EventConditions {
    EventConditions(
      events: { $0.events.interactions }, instant: { $0.timestamp }, fields: FactField.byName,
      zone: zone)
  }
}

extension EventConditions<FeedbackFacts> {
  static func feedback(in zone: CalendarZone) -> EventConditions {
    EventConditions(
      events: { $0.events.feedback }, instant: { $0.submittedAt }, fields: FactField.byName,
      zone: zone)
  }
}

extension CriteriaEventCount.Measure {
  var numbers: [Double] {
    values.compactMap { if case .number(let number) = $0 { number.double } else { nil } }
  }
}

extension CriteriaEventCount.Measure.Function {
  /// nil of nothing.
  fileprivate func value(of numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    return switch self {
    case .count: Double(numbers.count)
    case .avg: numbers.reduce(0, +) / Double(numbers.count)
    case .sum: numbers.reduce(0, +)
    case .min: numbers.min()
    case .max: numbers.max()
    }
  }
}
