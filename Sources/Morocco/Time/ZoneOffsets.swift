/// A zone's offsets from UTC over time, all in seconds.
struct ZoneOffsets: Sendable {
  struct Transition: Hashable, Sendable {
    let instant: Int
    /// From the instant on.
    let offset: Int
  }

  /// Before the first transition.
  let first: Int
  /// By instant.
  let transitions: [Transition]
  /// From the last transition on; nil when its offset stays.
  let rule: ZoneRule?

  static let utc = ZoneOffsets(first: 0, transitions: [], rule: nil)

  func offset(at instant: Int) -> Int {
    // The first transition after the instant.
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].instant <= instant { low = middle + 1 } else { high = middle }
    }
    if low == transitions.count, let rule { return rule.offset(at: instant) }
    return low == 0 ? first : transitions[low - 1].offset
  }

  /// These transitions instead of all of this zone's from the first of them on.
  func replaced(by newer: [Transition]) -> ZoneOffsets {
    guard let from = newer.first?.instant else { return self }
    let older = transitions.prefix { $0.instant < from }
    return ZoneOffsets(first: first, transitions: older + newer, rule: nil)
  }
}
