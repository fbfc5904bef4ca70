import Histogram

/// Latencies as bars, one for each doubling: how many calls took that long.
struct LatencyPlot {
  private static let width = 50
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  let latencies: Histogram<UInt64>

  var lines: [String] {
    var bars: [(label: String, count: UInt64)] = []
    for bucket in latencies.logarithmicBucketValues(valueUnitsInFirstBucket: 125, logBase: 2) {
      let milliseconds = Double(bucket.value + 1) / 1_000
      bars.append(("< \(Self.text(milliseconds)) ms", bucket.countAddedInThisIterationStep))
    }
    let shown = bars.drop { $0.count == 0 }
    let most = shown.map(\.count).max() ?? 0
    guard most > 0 else { return [] }
    let labelWidth = shown.map(\.label.count).max() ?? 0
    return shown.map { label, count in
      let padding = String(repeating: " ", count: labelWidth - label.count)
      return "\(padding)\(label) \(Self.bar(Double(count) / Double(most))) \(count)"
    }
  }

  private static func bar(_ part: Double) -> String {
    let eighths = Int((part * Double(width * 8)).rounded(.up))
    return String(repeating: "█", count: eighths / 8) + Self.eighths[eighths % 8]
  }

  private static func text(_ milliseconds: Double) -> String {
    milliseconds < 1
      ? "\((milliseconds * 1_000).rounded() / 1_000)" : "\(Int(milliseconds.rounded()))"
  }
}
