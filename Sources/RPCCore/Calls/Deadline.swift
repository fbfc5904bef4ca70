/// The instant by which a call must be answered, reckoned without a trap from any `timeout_nano`.
package enum Deadline {
  /// - Parameters:
  ///   - timeoutNano: as sent by the peer: 0 none, negative already expired, else nanoseconds.
  ///   - maximum: the longest that any call may take; what a call without a timeout gets.
  package static func instant(
    timeoutNano: Int64,
    now: ContinuousClock.Instant,
    maximum: Duration
  ) -> ContinuousClock.Instant {
    // Bounded before it is added to an instant: no sum is then larger than now plus the maximum.
    let timeout = timeoutNano == 0 ? maximum : min(.nanoseconds(timeoutNano), maximum)
    return timeout > .zero ? now.advanced(by: timeout) : now
  }

  /// Whole nanoseconds, rounded up so that a wait never ends early, and kept within `Int64`.
  package static func nanoseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    let (whole, overflowed) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let rest = attoseconds / 1_000_000_000 + (attoseconds % 1_000_000_000 > 0 ? 1 : 0)
    let (sum, carried) = whole.addingReportingOverflow(rest)
    guard overflowed || carried else { return sum }
    return seconds < 0 ? .min : .max
  }
}
