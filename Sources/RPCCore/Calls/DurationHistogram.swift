import Synchronization

/// How long things took, in buckets. Counted from any thread without a lock, and without a division: an instant is
/// measured in units of 2^30 attoseconds, which is a little more than a nanosecond.
package struct DurationHistogram: ~Copyable, Sendable {
  /// What each bucket holds at the most; behind them is one without a bound.
  package static let bounds: [Duration] = [
    .microseconds(500), .milliseconds(1), .microseconds(2_500), .milliseconds(5),
    .milliseconds(10), .milliseconds(25), .milliseconds(50), .milliseconds(100),
    .milliseconds(250), .milliseconds(500), .seconds(1), .milliseconds(2_500), .seconds(5),
    .seconds(10), .seconds(30), .seconds(60),
  ]

  package struct Snapshot: Sendable, Hashable {
    /// In the order of `bounds`, and the one without a bound. No count has another's in it.
    package let counts: [UInt64]
    /// Of all durations together.
    package let seconds: Double

    package var count: UInt64 { counts.reduce(0, +) }
  }

  private static let unitsMax = bounds.map(units)

  private let counts = InlineArray<17, Atomic<UInt64>> { _ in Atomic(0) }
  private let sum = Atomic<UInt64>(0)

  package init() {}

  package func add(_ duration: Duration) {
    let units = Self.units(max(.zero, duration))
    var index = 0
    while index < Self.unitsMax.count, units > Self.unitsMax[index] { index += 1 }
    counts[index].wrappingAdd(1, ordering: .relaxed)
    sum.wrappingAdd(units, ordering: .relaxed)
  }

  package var snapshot: Snapshot {
    Snapshot(
      counts: counts.indices.map { counts[$0].load(ordering: .relaxed) },
      seconds: Double(sum.load(ordering: .relaxed)) * 0x1p30 / 1e18)
  }

  private static func units(_ duration: Duration) -> UInt64 {
    UInt64(truncatingIfNeeded: duration.attoseconds >> 30)
  }
}
