/// Some latencies in ascending order.
struct Quantiles {
  private let sorted: [Duration]

  init(_ latencies: [Duration]) {
    sorted = latencies.sorted()
  }

  /// - Parameter quantile: 0 to 1.
  subscript(quantile: Double) -> Duration {
    guard !sorted.isEmpty else { return .zero }
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * quantile))]
  }
}

extension Duration {
  var milliseconds: Double { self / .milliseconds(1) }
  var microseconds: Double { self / .microseconds(1) }
}

/// 0 of no values.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return 0 }
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
