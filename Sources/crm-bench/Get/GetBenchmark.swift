import ArgumentParser
import CRM
import CRMProto
import Measurement
import RPCClient

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
    let bench = try await ServerUnderTest.start()
    do {
      try await Interruption.ending { try await measure(bench) }
    } catch {
      await bench.stop()
      throw error
    }
    await bench.stop()
  }

  private func measure(_ bench: ServerUnderTest) async throws {
    let client = try await RPCClient.connect([bench.address])
    let ids = try await CustomerLoader(client: client).load(customers)
    let pgbench = try PgBench(connection: bench.database, ids: ids)
    defer { pgbench.removeFiles() }
    if !json { Report.printHeader() }
    for count in inFlight.isEmpty ? [1, 16, 64] : inFlight {
      let comparison = try await compare(count, client, bench, pgbench, ids)
      Report(inFlight: count, comparison).print(asJSON: json)
    }
    await client.close()
  }

  /// The two sides in turn, so that a machine that slows down slows both.
  private func compare(
    _ inFlight: Int, _ client: RPCClient, _ bench: ServerUnderTest, _ pgbench: PgBench,
    _ ids: [String]
  ) async throws -> Comparison {
    let clients = min(inFlight, 16)
    var comparison = Comparison(pgbenchClients: clients)
    let slice = Duration.seconds(seconds) / rounds
    let load = ClosedLoop(
      client: client, inFlight: inFlight, ids: ids.prefix(PgBench.rowCount).map { $0 })
    _ = try await load.run(for: .milliseconds(500))
    for _ in 0..<rounds {
      let tps = try await pgbench.run(clients: clients, seconds: slice / .seconds(1))
      comparison.pgbenchTPS.append(tps)
      let before = bench.usage()
      let sample = try await load.run(for: slice)
      comparison.add(sample, before: before, after: bench.usage())
    }
    return comparison
  }
}
