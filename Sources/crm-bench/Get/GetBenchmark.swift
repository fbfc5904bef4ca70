import ArgumentParser
import CRM
import CRMProto
import Measurement
import RPCClient
import RPCCore

/// GetCustomer beside `pgbench -M prepared` with the same SQL on the same rows.
struct GetBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get",
    abstract: "GetCustomer beside pgbench running the same SQL on the same rows.")

  @Option(
    name: .long, help: "Calls in flight on one connection; may be repeated. Default: 1, 16 and 64.")
  var inFlight: [Int] = []

  @Option(name: .long, help: "Seconds for each side of each comparison.")
  var seconds = 6

  @Option(name: .long, help: "Customers to create first.")
  var customers = 10_000

  @Option(name: .long, help: "Rounds in which the two sides take turns.")
  var rounds = 3

  @Flag(
    name: .long,
    help: "Let answers be five seconds old, so that they come from the server's memory.")
  var cached = false

  @Flag(name: .long, help: "One JSON object for each number of calls in flight.")
  var json = false

  func validate() throws {
    guard inFlight.allSatisfy({ (1...1024).contains($0) }) else {
      throw ValidationError("--in-flight must be between 1 and 1024")
    }
    guard (1...600).contains(seconds), (1...1_000_000).contains(customers),
      (1...seconds).contains(rounds)
    else {
      throw ValidationError(
        "--seconds must be 1 to 600, --customers 1 to 1,000,000, --rounds 1 to --seconds")
    }
  }

  func run() async throws {
    try await ServerUnderTest.with { try await measure($0) }
  }

  private func measure(_ bench: ServerUnderTest) async throws {
    let client = try await RPCClient.connect(
      [bench.address], configuration: bench.clientConfiguration)
    let ids = try await CustomerLoader(client: client).load(customers)
    let read = Array(ids.prefix(PgBench.scriptsMax))
    let pgbench = try PgBench(
      bench.database, scripts: read.map { PgBench.statement(CustomerStore.findText, of: $0) })
    defer { pgbench.removeFiles() }
    let reader = try await RPCClient.connect(
      [bench.address], configuration: bench.clientConfiguration(for: ["crm:read:customers"]))
    let service = CustomerServiceClient(reader)
    let options = CallOptions(maxStaleness: cached ? .seconds(5) : nil)
    if !json { Report.printHeader() }
    for count in inFlight.isEmpty ? [1, 16, 64] : inFlight {
      let load = ClosedLoop(client: reader, inFlight: count) { number in
        _ = try await service.getCustomer(
          GetCustomerRequest(id: read[number % read.count]), options: options)
      }
      let comparison = try await Comparison(
        load, with: pgbench, plan: .init(seconds: seconds, rounds: rounds), on: bench)
      Report(cached ? "cached" : "get", inFlight: count, comparison).print(asJSON: json)
    }
    await reader.close()
    await client.close()
  }
}
