import ArgumentParser
import Foundation
import Protobuf
import RPCClient
import RPCCore

/// How many calls of one kind a server bears, and how long they take.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Make one call again and again, and print rate, percentiles and errors.",
    discussion: """
      Each of --concurrency makes its next call when its last is answered, over one connection to each \
      server. Nothing is repeated: what fails is counted by its code.

      Example: crmctl bench GetCustomer '{"id": "…"}' --concurrency 16 --duration 10
      """)

  @Argument(
    help: "A unary method, as for `crmctl call`.",
    completion: .list(Definitions.methods.filter { $0.kind == .unary }.map(\.fullName)))
  var method: String

  @Argument(help: "The request as a JSON object, a FILE with it, or - for standard input.")
  var request: String = "{}"

  @Option(name: .shortAndLong, help: "Calls in flight, 1 to 256.")
  var concurrency = 16

  @Option(name: .shortAndLong, help: "Seconds, 0.1 to 600.")
  var duration = 5.0

  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...256).contains(concurrency) else {
      throw ValidationError("--concurrency must be 1 to 256")
    }
    guard (0.1...600).contains(duration) else {
      throw ValidationError("--duration must be 0.1 to 600 seconds")
    }
  }

  func run() async throws {
    let method = try MethodName.method(named: method)
    guard method.kind == .unary else {
      throw InputError("\(method.fullName) is a stream: only unary methods are measured")
    }
    if method.idempotency != .noSideEffects {
      try confirmation.require("\(method.fullName) changes something, each time")
    }
    let payload = try method.input.serialized(fromJSON: Input.json(request))
    var configuration = try connection.settings.clientConfiguration()
    configuration.retries = .none
    try await connection.withClient(configuration: configuration) { client in
      let load = BenchLoad(
        client: client, method: method.fullName, payload: payload,
        options: connection.callOptions)
      let result = await load.run(concurrency: concurrency, for: .seconds(duration))
      try output.print(Answer(result.members)) { result.text }
      if result.latencies.total == 0 { throw ExitCode(ExitStatus.failed.rawValue) }
    }
  }
}
