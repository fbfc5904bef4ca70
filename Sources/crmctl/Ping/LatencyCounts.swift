import Foundation

/// How long calls took: counted in classes of 1 % each, so that any number of them takes the same memory.
struct LatencyCounts {
  private static let growth = log(1.01)
  /// From a microsecond to more than a day.
  private static let classCount = 2600

  private var counts = Array(repeating: 0, count: classCount)
  private(set) var total = 0
  private(set) var longest = Duration.zero
  private(set) var shortest = Duration.seconds(1_000_000)
  private var sum = Duration.zero

  mutating func add(_ duration: Duration) {
    counts[Self.index(of: duration)] += 1
    total += 1
    sum += duration
    longest = max(longest, duration)
    shortest = min(shortest, duration)
  }

  mutating func add(_ others: LatencyCounts) {
    for (index, count) in others.counts.enumerated() { counts[index] += count }
    total += others.total
    sum += others.sum
    longest = max(longest, others.longest)
    shortest = min(shortest, others.shortest)
  }

  /// Zero when there was none.
  var mean: Duration { total == 0 ? .zero : sum / total }

  /// The time within which a share of the calls ended, at most 1 % too long. Zero when there was none.
  /// - Parameter share: 0 to 1.
  func quantile(_ share: Double) -> Duration {
    guard total > 0 else { return .zero }
    let rank = max(1, Int((share * Double(total)).rounded(.up)))
    var seen = 0
    for (index, count) in counts.enumerated() {
      seen += count
      if seen >= rank { return min(longest, max(shortest, Self.upperBound(of: index))) }
    }
    return longest
  }

  private static func index(of duration: Duration) -> Int {
    let microseconds = duration / .microseconds(1)
    guard microseconds > 1 else { return 0 }
    return min(classCount - 1, Int((log(microseconds) / growth).rounded(.up)))
  }

  private static func upperBound(of index: Int) -> Duration {
    .nanoseconds(Int64(exp(Double(index) * growth) * 1000))
  }
}

extension Duration {
  /// As people read times of calls: `0.412 ms`.
  var millisecondsText: String { String(format: "%.3f ms", self / .milliseconds(1)) }
}
