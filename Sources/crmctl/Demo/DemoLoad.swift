import ArgumentParser
import DemoData
import Protobuf
import RPCClient

/// Creates realistic customers through the API.
struct DemoLoad: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Create realistic Moroccan customers.",
    discussion: """
      The same seed makes the same customers: those whose e-mail address is taken are skipped, so an \
      interrupted load can be repeated. About a quarter gets a tier, one in fifty is deactivated.
      """)

  @Option(name: .long, help: "How many, 1 to 10,000,000.")
  var customers = 1000

  @Option(name: .customLong("in-flight"), help: "Calls in flight, 1 to 256.")
  var inFlight = 64

  @Option(name: .long, help: "Another seed makes other customers.")
  var seed: UInt64 = 1

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...10_000_000).contains(customers), (1...256).contains(inFlight) else {
      throw ValidationError("--customers must be 1 to 10000000, --in-flight 1 to 256")
    }
  }

  func run() async throws {
    try await connection.withClient { client in
      let loader = DemoLoader(
        client: client, generator: DemoCustomers(seed: seed), options: connection.callOptions)
      let start = ContinuousClock.now
      let count = try await ProgressBar.during(customers) { progress in
        try await loader.load(customers, inFlight: inFlight) { progress.update($0) }
      }
      let summary = DemoSummary(count, elapsed: start.duration(to: .now))
      try output.print(summary.answer) { summary.text }
    }
  }
}
