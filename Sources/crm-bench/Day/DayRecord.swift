import Histogram
import Synchronization

/// What became of a day's calls, by kind.
final class DayRecord: Sendable {
  struct Line: Sendable {
    /// Microseconds, to three digits, up to ten minutes.
    var latencies = Histogram<UInt64>(
      highestTrackableValue: 600_000_000, numberOfSignificantValueDigits: .three)
    /// By their reasons.
    var failures: [String: Int] = [:]
  }

  private let lines = Mutex<[DayCall: Line]>([:])

  func add(_ latency: Duration, to kind: DayCall) {
    let microseconds = UInt64(max(0, latency / .microseconds(1)))
    lines.withLock { _ = $0[kind, default: Line()].latencies.record(microseconds) }
  }

  func add(failure reason: String, to kind: DayCall) {
    lines.withLock { $0[kind, default: Line()].failures[reason, default: 0] += 1 }
  }

  var all: [(kind: DayCall, line: Line)] {
    let lines = lines.withLock { $0 }
    return DayCall.allCases.compactMap { kind in lines[kind].map { (kind, $0) } }
  }

  /// Of all kinds together.
  var latencies: Histogram<UInt64> {
    all.reduce(into: Line().latencies) { $0.add($1.line.latencies) }
  }
}

extension Histogram {
  /// - Parameter quantile: 0 to 1.
  /// - Returns: milliseconds, where microseconds were recorded.
  func milliseconds(_ quantile: Double) -> Double {
    totalCount == 0 ? 0 : Double(valueAtPercentile(quantile * 100)) / 1_000
  }
}
