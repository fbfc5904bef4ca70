import Foundation

/// One comparison as a line of a table or as a JSON object.
struct Report: Encodable {
  let scenario: String
  let inFlight: Int
  let callsPerSecond: Double
  let pgbenchClients: Int
  let pgbenchTPS: Double
  let ratio: Double
  let p50: Double
  let p99: Double
  let serverCPU: Double
  let postgresCPU: Double
  let clientCPU: Double
  let serverResidentKiB: Int

  enum CodingKeys: String, CodingKey {
    case scenario
    case inFlight = "in_flight"
    case callsPerSecond = "calls_per_second"
    case pgbenchClients = "pgbench_clients"
    case pgbenchTPS = "pgbench_tps"
    case ratio
    case p50 = "p50_us"
    case p99 = "p99_us"
    case serverCPU = "server_cpu_us_per_call"
    case postgresCPU = "postgres_cpu_us_per_call"
    case clientCPU = "client_cpu_us_per_call"
    case serverResidentKiB = "server_rss_kib"
  }

  init(_ scenario: String, inFlight: Int, _ comparison: Comparison) {
    let latency = Quantiles(comparison.latencies)
    self.scenario = scenario
    self.inFlight = inFlight
    callsPerSecond = comparison.callsPerSecond.rounded()
    pgbenchClients = comparison.pgbenchClients
    pgbenchTPS = comparison.medianTPS.rounded()
    ratio = (comparison.ratio * 1000).rounded() / 1000
    p50 = latency[0.5].microseconds.rounded()
    p99 = latency[0.99].microseconds.rounded()
    func cpu(_ seconds: Double) -> Double {
      (comparison.microsecondsPerCall(seconds) * 100).rounded() / 100
    }
    serverCPU = cpu(comparison.serverCPUSeconds)
    postgresCPU = cpu(comparison.postgresCPUSeconds)
    clientCPU = cpu(comparison.clientCPUSeconds)
    serverResidentKiB = comparison.serverResidentKiB
  }

  func print(asJSON: Bool) {
    asJSON ? printJSON() : printLine()
  }

  static func printHeader() {
    Swift.print(
      "scenario  in flight   calls/s  pgbench tps (-c)  ratio   p50 µs   p99 µs"
        + "  CPU µs a call: server postgres client  server RSS")
  }

  private func printLine() {
    let columns = [
      scenario.padding(toLength: 8, withPad: " ", startingAt: 0), pad("\(inFlight)", 11),
      pad("\(Int(callsPerSecond))", 10),
      pad("\(Int(pgbenchTPS)) (\(pgbenchClients))", 18), pad(String(format: "%.2f", ratio), 7),
      pad("\(Int(p50))", 9), pad("\(Int(p99))", 9),
      pad(String(format: "%.1f", serverCPU), 23), pad(String(format: "%.1f", postgresCPU), 9),
      pad(String(format: "%.1f", clientCPU), 7), pad("\(serverResidentKiB / 1024) MiB", 12),
    ]
    Swift.print(columns.joined())
  }

  private func printJSON() {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(self) else {
      return  // Numbers that JSON has no form for: there are none, every divisor is checked.
    }
    Swift.print(String(decoding: data, as: UTF8.self))
  }

  private func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
