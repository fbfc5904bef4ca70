/// Decides when the one timer of a connection has to fire for the deadlines of all its calls.
///
/// Nearly every call ends long before its deadline. A timer for each would be armed and cancelled
/// for nothing; one timer at the earliest deadline seen, which looks again when it fires, costs a
/// comparison a call.
package struct DeadlineWatch {
  private var armedFor: ContinuousClock.Instant?

  package init() {}

  /// A call begins. The instant to arm the timer for, or nil when it is armed early enough.
  package mutating func add(_ deadline: ContinuousClock.Instant) -> ContinuousClock.Instant? {
    if let armedFor, armedFor <= deadline { return nil }
    armedFor = deadline
    return deadline
  }

  /// The timer fired and the expired calls are dealt with.
  /// - Parameter earliest: the earliest deadline of the calls that remain.
  /// - Returns: the instant to arm the timer for again, if any.
  package mutating func fired(
    earliest: ContinuousClock.Instant?
  ) -> ContinuousClock.Instant? {
    armedFor = earliest
    return earliest
  }
}
