import Foundation
import Protobuf
import RPCCore

/// What came of a load.
struct BenchResult {
  /// Of calls that were answered.
  var latencies = LatencyCounts()
  /// By code and reason.
  private(set) var errors: [String: Int] = [:]
  var elapsed = Duration.zero

  mutating func fail(_ error: RPCError) {
    let reason = error.reason.isEmpty ? "" : " \(error.reason)"
    errors[error.code.name + reason, default: 0] += 1
  }

  mutating func add(_ other: BenchResult) {
    latencies.add(other.latencies)
    errors.merge(other.errors, uniquingKeysWith: +)
  }

  /// Answers a second.
  var rate: Double { elapsed > .zero ? Double(latencies.total) / (elapsed / .seconds(1)) : 0 }

  private var failed: [(name: String, count: Int)] {
    errors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
  }

  var text: String {
    var list = FieldList()
    list.add("answered", "\(latencies.total)")
    list.add("failed", "\(errors.values.reduce(0, +))")
    list.add("seconds", String(format: "%.1f", elapsed / .seconds(1)))
    list.add("rate", String(format: "%.1f/s", rate))
    if latencies.total > 0 {
      for number in latencies.summary { list.add(number.label, number.duration.millisecondsText) }
    }
    for error in failed { list.add(error.name, "\(error.count)") }
    return list.text
  }

  var members: [JSONValue.Member] {
    let counts: [JSONValue.Member] = [
      .init("answered", .number(JSONNumber(latencies.total))),
      .init("failed", .number(JSONNumber(errors.values.reduce(0, +)))),
      .init("milliseconds", .number(JSONNumber(Int(elapsed / .milliseconds(1))))),
      .init("per_second", .number(JSONNumber(Int(rate.rounded())))),
    ]
    let errors = JSONValue.object(
      failed.map { .init($0.name, .number(JSONNumber($0.count))) })
    return counts + (latencies.total > 0 ? latencies.summary.map(\.member) : [])
      + [.init("errors", errors)]
  }
}
