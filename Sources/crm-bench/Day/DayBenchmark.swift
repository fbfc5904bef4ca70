import ArgumentParser
import CRMProto
import DemoData
import Measurement
import RPCClient
import RPCCore

/// A mixed day of the ERP at rates of its own.
struct DayBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "day",
    abstract: "A mixed day of the ERP: calls come at a rate, whether answers come or not.",
    discussion: """
      Latencies count from the instant at which a call was due, so that a stall is charged for all \
      whom it kept waiting.
      """)

  @Option(name: .long, help: "Calls a second; may be repeated. Default: 500 and 2000.")
  var rate: [Double] = []

  @Option(name: .long, help: "Seconds at each rate.")
  var seconds = 20

  @Option(name: .long, help: "Customers to import first, 10,000 to 10,000,000.")
  var customers = 20_000

  @Option(
    name: .long,
    help: "Where the server keeps its database; one that has customers is measured as it is.")
  var stateDir: String?

  @Flag(name: .long, help: "One JSON object for each rate.")
  var json = false

  func validate() throws {
    guard rate.allSatisfy({ (1...100_000).contains($0) }), (1...3_600).contains(seconds),
      (10_000...10_000_000).contains(customers)
    else {
      throw ValidationError(
        "--rate is 1 to 100,000, --seconds 1 to 3,600, --customers 10,000 to 10,000,000")
    }
  }

  func run() async throws {
    try await ServerUnderTest.with(keptIn: stateDir) { try await measure($0) }
  }

  private func measure(_ server: ServerUnderTest) async throws {
    let client = try await RPCClient.connect(
      [server.address], configuration: server.clientConfiguration)
    let ids = try await ServicesLoader(client: client, connection: server.database).load(
      customers: customers, interactions: customers * 5, feedback: customers)
    let day = try await Day(server: server, client: client, ids: ids)
    for rate in rate.isEmpty ? [500, 2_000] : rate {
      let (report, plot) = await day.run(at: rate, for: .seconds(seconds))
      report.print(asJSON: json, plot: plot)
    }
    await client.close()
  }
}

/// A server with customers, on which a day can be had again and again.
struct Day: Sendable {
  private let server: ServerUnderTest
  private let people: DayPeople

  init(server: ServerUnderTest, client: RPCClient, ids: [String]) async throws {
    self.server = server
    let step = max(1, ids.count / 1_000)
    let some = stride(from: 0, to: ids.count, by: step).prefix(1_000).map { ids[$0] }
    let customers = try await CustomerServiceClient(client).batchGetCustomers(.init(ids: some))
    people = DayPeople(
      client: client, ids: ids, names: customers.customers.map(\.displayName))
  }

  func run(at rate: Double, for duration: Duration) async -> (DayReport, LatencyPlot) {
    _ = await run(DayRecord(), at: rate, for: .seconds(1))
    let record = DayRecord()
    let before = server.usage()
    let outcome = await run(record, at: rate, for: duration)
    let report = DayReport(record, rate: rate, outcome, server.usage() - before)
    return (report, LatencyPlot(latencies: record.latencies))
  }

  private func run(
    _ record: DayRecord, at rate: Double, for duration: Duration
  ) async -> OpenLoop.Outcome {
    var newPeople = people
    newPeople.newcomers = DemoCustomers(seed: .random(in: 1_000..<1_000_000_000))
    let people = newPeople
    let loop = OpenLoop(client: people.client, callsPerSecond: rate) { number in
      let kind = DayCall.kind(of: number)
      do {
        try await people.make(kind, number)
        return true
      } catch {
        record.add(failure: (error as? RPCError)?.reason ?? "UNKNOWN", to: kind)
        return false
      }
    }
    return await loop.run(for: duration) { record.add($1, to: DayCall.kind(of: $0)) }
  }
}
