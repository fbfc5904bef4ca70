/// A response's payload, and the instant up to which it shows everything that was committed.
struct KeptAnswer: Sendable {
  let payload: [UInt8]
  let asOf: ContinuousClock.Instant

  func isRecent(at now: ContinuousClock.Instant, within longest: Duration) -> Bool {
    asOf.duration(to: now) <= longest
  }
}
