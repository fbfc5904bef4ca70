/// How far a standby has come, reckoned from what the primary had written at known instants.
///
/// A standby that has replayed what the primary had written at some instant shows everything that was
/// committed until then: its lag is the time since. That holds whatever the machines' clocks say, while
/// nothing is written, and while the standby is cut off. Of `now() - pg_last_xact_replay_timestamp()` none of
/// this holds: it compares two clocks, grows while nothing is written, and corrected for that (nothing received
/// is unreplayed) says zero of a standby that receives nothing any more.
struct ReplayProgress: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// A minute and a half of them: who is further behind serves nobody.
  static let samplesMax = 450

  /// In ascending order, those that the standby has not reached.
  private var written: [(position: Int64, at: Instant)] = []
  private var replayed: Int64?
  /// The standby shows everything that was committed until then.
  private var asOf: Instant?

  /// - Parameter instant: before the primary was asked.
  mutating func primaryHasWritten(_ position: Int64, at instant: Instant) {
    if let last = written.last, position < last.position {
      // Another primary, which never had what the last one wrote.
      self = ReplayProgress()
    }
    if written.count == Self.samplesMax { written.removeFirst() }
    written.append((position, instant))
    advance()
  }

  mutating func standbyHasReplayed(_ position: Int64) {
    replayed = position
    advance()
  }

  /// Nothing is known of the standby until it answers again.
  mutating func standbyIsAway() {
    replayed = nil
    asOf = nil
  }

  /// Nil when it is not known.
  func lag(at now: Instant) -> Duration? { asOf.map { $0.duration(to: now) } }

  private mutating func advance() {
    guard let replayed else { return }
    let reached = written.prefix { $0.position <= replayed }
    if let latest = reached.last { asOf = max(asOf ?? latest.at, latest.at) }
    // The last one stays, to know a primary by that has written less.
    written.removeFirst(min(reached.count, max(0, written.count - 1)))
  }
}
