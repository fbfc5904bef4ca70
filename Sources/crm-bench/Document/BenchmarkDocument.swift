import Foundation
import Measurement

/// The text of BENCHMARKS.md.
struct BenchmarkDocument {
  private let customers: Int
  private var gets: [PipelinedComparison.Line] = []
  private var promises: [(scenario: ServicesScenario, promise: Promise)] = []

  init(customers: Int) {
    self.customers = customers
  }

  mutating func add(_ lines: [PipelinedComparison.Line]) {
    gets = lines
  }

  mutating func add(_ promises: [Promise], of scenario: ServicesScenario) {
    for promise in promises { print("  \(promise)") }
    self.promises += promises.map { (scenario, $0) }
  }

  var hasBrokenPromises: Bool { !promises.allSatisfy(\.promise.isKept) }

  var text: String { ([heading, getTable, promiseTable].joined(separator: "\n\n")) + "\n" }

  private var heading: String {
    let processors = ProcessInfo.processInfo.processorCount
    let memory = ProcessInfo.processInfo.physicalMemory / 1_073_741_824
    return """
      # Benchmarks

      Written by `make bench`, which is `crm-bench document`; do not edit. \(customers) customers with five interactions
      each, on \(processors) processors and \(memory) GiB that the load program, the server and PostgreSQL share.
      Machines are noisy: of these figures the ratios can be compared, within one run. How each is measured, and what
      else there is to measure: [docs/performance.md](docs/performance.md).
      """
  }

  private var getTable: String {
    let rows = gets.map { line in
      let report = line.report
      let cells = [
        "\(report.inFlight)", number(report.callsPerSecond), number(report.pgbenchTPS),
        "\(report.ratio)", number(line.pipelined), number(report.p50), number(report.p99),
        "\(report.serverCPU)", "\(report.postgresCPU)", "\(report.clientCPU)",
        "\(report.serverResidentKiB / 1024)",
      ]
      return row(cells)
    }
    return """
      ## GetCustomer, authenticated, beside pgbench with the same SQL

      One connection with so many calls in flight, beside `pgbench -M prepared` with as many clients (16 at most), and
      beside pgbench that sends sixteen statements in one round trip.

      | in flight | calls/s | pgbench/s | ratio | pipelined pgbench/s | p50 µs | p99 µs | server µs a call | PostgreSQL | load program | server MiB |
      |---|---|---|---|---|---|---|---|---|---|---|
      \(rows.joined(separator: "\n"))
      """
  }

  private var promiseTable: String {
    let rows = promises.map { entry in
      row([
        entry.scenario.rawValue, entry.promise.name, entry.promise.measured, entry.promise.bound,
        entry.promise.isKept ? "yes" : "**no**",
      ])
    }
    return """
      ## The other calls

      | scenario | what | measured | aimed for | reached |
      |---|---|---|---|---|
      \(rows.joined(separator: "\n"))
      """
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private func number(_ value: Double) -> String { "\(Int(value.rounded()))" }
}
