import Foundation
import Histogram
import Measurement

/// A day at one rate, as a table, as an object of JSON, or as a row of BENCHMARKS.md.
struct DayReport: Encodable {
  struct Kind: Encodable {
    let method: String
    let calls: UInt64
    let p50: Double
    let p99: Double
    let p999: Double
    let longest: Double
    let failures: [String: Int]

    enum CodingKeys: String, CodingKey {
      case method, calls, failures
      case p50 = "p50_ms"
      case p99 = "p99_ms"
      case p999 = "p999_ms"
      case longest = "longest_ms"
    }

    init(_ method: String, _ line: DayRecord.Line) {
      self.method = method
      calls = line.latencies.totalCount
      p50 = line.latencies.milliseconds(0.5)
      p99 = line.latencies.milliseconds(0.99)
      p999 = line.latencies.milliseconds(0.999)
      longest = line.latencies.milliseconds(1)
      failures = line.failures
    }
  }

  let rate: Double
  let callsPerSecond: Double
  let notMade: Int
  let serverCPU: Double
  let postgresCPU: Double
  let clientCPU: Double
  let serverResidentKiB: Int
  let kinds: [Kind]
  let all: Kind

  enum CodingKeys: String, CodingKey {
    case rate = "calls_per_second_offered"
    case callsPerSecond = "calls_per_second"
    case notMade = "not_made"
    case serverCPU = "server_cpu_us_per_call"
    case postgresCPU = "postgres_cpu_us_per_call"
    case clientCPU = "client_cpu_us_per_call"
    case serverResidentKiB = "server_rss_kib"
    case kinds, all
  }

  init(_ record: DayRecord, rate: Double, _ outcome: OpenLoop.Outcome, _ used: Usage) {
    self.rate = rate
    callsPerSecond = (Double(outcome.made) / (outcome.elapsed / .seconds(1))).rounded()
    notMade = outcome.notMade
    func perCall(_ seconds: Double) -> Double {
      outcome.made == 0 ? 0 : (seconds * 10_000_000 / Double(outcome.made)).rounded() / 10
    }
    serverCPU = perCall(used.serverCPUSeconds)
    postgresCPU = perCall(used.postgresCPUSeconds)
    clientCPU = perCall(used.clientCPUSeconds)
    serverResidentKiB = used.serverResidentKiB
    kinds = record.all.map { Kind($0.kind.rawValue, $0.line) }
    var total = DayRecord.Line(latencies: record.latencies)
    for (_, line) in record.all { total.failures.merge(line.failures, uniquingKeysWith: +) }
    all = Kind("all", total)
  }

  func print(asJSON: Bool, plot: LatencyPlot) {
    guard !asJSON else { return printJSON() }
    Swift.print(
      "\(Int(rate)) calls/s offered, \(Int(callsPerSecond)) made; CPU µs a call:",
      "server \(serverCPU), postgres \(postgresCPU), client \(clientCPU);",
      "server RSS \(serverResidentKiB / 1_024) MiB")
    Swift.print(
      "  method                        calls   p50 ms   p99 ms p99.9 ms  longest  failures")
    for kind in kinds + [all] {
      let numbers = [kind.p50, kind.p99, kind.p999, kind.longest].map {
        String(format: "%9.2f", $0)
      }
      let failures = kind.failures.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      Swift.print(
        "  \(kind.method.padding(toLength: 26, withPad: " ", startingAt: 0))",
        String(format: "%7d", kind.calls) + numbers.joined(),
        " \(failures.isEmpty ? "none" : failures.joined(separator: ", "))")
    }
    for line in plot.lines { Swift.print("  \(line)") }
  }

  private func printJSON() {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(self) else {
      return  // Numbers that JSON has no form for: there are none, every divisor is checked.
    }
    Swift.print(String(decoding: data, as: UTF8.self))
  }
}
