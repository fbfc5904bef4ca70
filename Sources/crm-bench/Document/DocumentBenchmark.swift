import ArgumentParser
import CRMProto
import Foundation
import Measurement
import RPCClient

/// Measures what there is to compare, and writes the tables of BENCHMARKS.md.
struct DocumentBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "document",
    abstract: "Measure every kind of call and write BENCHMARKS.md.",
    discussion:
      "Loading takes some minutes. Ends with 1 when a promise is broken; the file is written.")

  @Option(name: .long, help: "Customers to import first, 10,000 to 10,000,000.")
  var customers = 50_000

  @Option(name: .long, help: "Seconds for each side of each comparison.")
  var seconds = 6

  @Option(name: .long, help: "Rounds in which the two sides take turns.")
  var rounds = 3

  @Option(
    name: .long,
    help: "Where the server keeps its database; one that has customers is measured as it is.")
  var stateDir: String?

  @Option(name: [.short, .long], help: "The file to write.")
  var output = "BENCHMARKS.md"

  func validate() throws {
    guard (10_000...10_000_000).contains(customers), (1...600).contains(seconds),
      (1...seconds).contains(rounds)
    else {
      throw ValidationError(
        "--customers is 10,000 to 10,000,000, --seconds 1 to 600, --rounds 1 to --seconds")
    }
  }

  func run() async throws {
    try await ServerUnderTest.with(keptIn: stateDir) { try await measure($0) }
  }

  private func measure(_ server: ServerUnderTest) async throws {
    let client = try await RPCClient.connect(
      [server.address], configuration: server.clientConfiguration)
    let ids = try await ServicesLoader(client: client, connection: server.database).load(
      customers: customers, interactions: customers * 5, feedback: customers * 3 / 2)
    let stage = ServicesStage(
      server: server, client: client, ids: ids, plan: .init(seconds: seconds, rounds: rounds))
    var document = BenchmarkDocument(customers: ids.count)
    try await document.add(PipelinedComparison(stage).run())
    for scenario in ServicesScenario.allCases where scenario != .get {
      print("\(scenario.rawValue): \(scenario.purpose)")
      do {
        document.add(try await scenario.run(on: stage), of: scenario)
      } catch let error as BenchError {
        // The others are worth their figures all the same.
        print("\(error)")
        document.add([.holds("it could be measured", false)], of: scenario)
      }
    }
    await client.close()
    try document.text.write(toFile: output, atomically: true, encoding: .utf8)
    print("wrote \(output)")
    if document.hasBrokenPromises { throw ExitCode.failure }
  }
}

/// GetCustomer beside pgbench with a round trip for each statement, and with one for sixteen.
struct PipelinedComparison {
  struct Line {
    let report: Report
    /// Statements a second.
    let pipelined: Double
  }

  private static let depth = 16
  private let stage: ServicesStage

  init(_ stage: ServicesStage) {
    self.stage = stage
  }

  func run() async throws -> [Line] {
    let read = ReadComparison.read(on: stage)
    let statements = read.map(ReadComparison.get.statement)
    let single = try PgBench(stage.server.database, scripts: statements)
    let pipelined = try PgBench(
      stage.server.database, scripts: statements.map { PgBench.pipelined($0, Self.depth) })
    defer {
      single.removeFiles()
      pipelined.removeFiles()
    }
    let service = CustomerServiceClient(stage.client)
    Report.printHeader()
    var lines: [Line] = []
    for inFlight in [1, 16, 64] {
      let load = ClosedLoop(client: stage.client, inFlight: inFlight) { number in
        _ = try await service.getCustomer(.init(id: read[number % read.count]))
      }
      let comparison = try await Comparison(load, with: single, plan: stage.plan, on: stage.server)
      let report = Report("get", inFlight: inFlight, comparison)
      report.print(asJSON: false)
      let trips = try await pipelined.run(
        clients: max(1, inFlight / Self.depth), seconds: Double(stage.plan.seconds))
      lines.append(Line(report: report, pipelined: trips * Double(Self.depth)))
    }
    return lines
  }
}
