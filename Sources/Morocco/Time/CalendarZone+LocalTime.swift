extension CalendarZone {
  /// What a clock on the wall said, as an instant.
  package struct LocalTime: Sendable, Hashable {
    /// Seconds since 1970-01-01T00:00Z.
    package let instant: Int64
    /// False where clocks were put back, so that they said it twice (the first time is taken), or forward, so that
    /// they never said it (they would have, had they not been changed).
    package let isCertain: Bool
  }

  /// - Parameter local: seconds from 1970-01-01T00:00 by the zone's clocks.
  package func time(ofLocal local: Int64) -> LocalTime {
    // No zone is a day away from UTC, and none changes twice within two days.
    let before = Int64(utcOffset(at: local - 86_400))
    let after = Int64(utcOffset(at: local + 86_400))
    let candidates = [local - max(before, after), local - min(before, after)]
    let said = candidates.filter { $0 + Int64(utcOffset(at: $0)) == local }
    guard let first = said.first else {
      return LocalTime(instant: local - before, isCertain: false)
    }
    return LocalTime(instant: first, isCertain: said.allSatisfy { $0 == first })
  }
}
