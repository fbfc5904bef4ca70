/// How long calls took, in buckets.
struct DurationCounts {
  /// In seconds; behind them is a bucket without a bound.
  let bounds: [Double]
  var counts: [Int64]

  init(bounds: [Double], counts: [Int64] = []) {
    self.bounds = bounds
    self.counts = counts.isEmpty ? Array(repeating: 0, count: bounds.count + 1) : counts
  }

  var total: Int64 { counts.reduce(0, +) }

  mutating func add(_ others: [Int64]) {
    for (index, count) in others.enumerated() where index < counts.count { counts[index] += count }
  }

  /// What is here and was not there before.
  func since(_ earlier: [Int64]) -> DurationCounts {
    guard earlier.count == counts.count else { return self }
    return DurationCounts(bounds: bounds, counts: zip(counts, earlier).map { max(0, $0 - $1) })
  }

  /// The seconds within which a share of the calls ended, about: within a bucket they count as spread evenly. Beyond the last
  /// bound it is that bound. Nil when there was none.
  /// - Parameter share: 0 to 1.
  func quantile(_ share: Double) -> Double? {
    guard total > 0, counts.count == bounds.count + 1 else { return nil }
    let rank = share * Double(total)
    var seen = 0.0
    for (index, bound) in bounds.enumerated() {
      let count = Double(counts[index])
      if count > 0, seen + count >= rank {
        let lower = index == 0 ? 0 : bounds[index - 1]
        return lower + (bound - lower) * max(0, rank - seen) / count
      }
      seen += count
    }
    return bounds.last
  }
}
