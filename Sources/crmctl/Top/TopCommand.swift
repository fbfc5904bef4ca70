import ArgumentParser
import CRMProto
import RPCClient
import RPCCore

/// What a server does, again and again.
struct TopCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "top",
    abstract: "Watch what a server does: calls, latencies, pools, segments, memory.",
    discussion: """
      Examples: crmctl top
                crmctl top --interval 5 --calls 40
                crmctl top --once -o json
                crmctl top -o ndjson | jq .calls_per_second

      Rates and latencies are of the time between two looks; of the first look, and so with --once, since the \
      server began. Latencies are of unary calls. Of several servers in --server or the profile the first that \
      answers is shown; `crmctl calls list` asks all of them.

      Needs crm:read:operations. Control-C ends it. `crmctl calls cancel CALL_ID` ends a call.
      """)

  @Option(name: .shortAndLong, help: "Seconds between two looks, 0.2 to 3600.")
  var interval = 2.0

  @Flag(name: .long, help: "Look once, and end.")
  var once = false

  @Option(name: .long, help: "How many of the calls in flight to list, 1 to 1000.")
  var calls = 20

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (0.2...3600).contains(interval) else {
      throw ValidationError("--interval must be 0.2 to 3600 seconds")
    }
    guard (1...1000).contains(calls) else { throw ValidationError("--calls must be 1 to 1000") }
  }

  func run() async throws {
    try await connection.withFirstServer { server, client in
      let look = TopLook(
        server: server, client: client, options: connection.callOptions,
        request: GetServerStatusRequest(liveCallsMax: Int32(calls)))
      let display = TopDisplay(output.output, interval: .seconds(interval))
      if once { return try await display.show(look.report(since: nil)) }
      try await Interrupt.ending { try await display.watch(look) }
    }
  }
}

/// Asks one server how it does.
struct TopLook: Sendable {
  let server: String
  let client: RPCClient
  let options: CallOptions
  let request: GetServerStatusRequest

  func report(since earlier: ServerStatus?) async throws -> TopReport {
    let status = try await OperationsServiceClient(client).getServerStatus(
      request, options: options)
    return TopReport(server: server, status: status, since: earlier)
  }
}
