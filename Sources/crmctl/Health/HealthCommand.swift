import ArgumentParser
import GRPCProto
import RPCClient
import RPCCore

/// Whether calls are worth making, for probes and for people.
struct HealthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health", abstract: "Ask whether the server, or one of its services, is serving.",
    discussion: "Ends with 0 when it is serving and with 6 when it is not.")

  @Argument(help: "Full name of a service, such as crm.v1.CustomerService; all of them without.")
  var service = ""

  @Flag(name: .shortAndLong, help: "Print every change until interrupted.")
  var watch = false

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let health = HealthClient(client)
      let request = HealthCheckRequest(service: service)
      if watch { return try await watch(health, request) }
      let answer = try await health.check(request, options: connection.callOptions)
      try print(answer)
      if answer.status != .serving { throw ExitCode(ExitStatus.unavailable.rawValue) }
    }
  }

  private func watch(
    _ health: HealthClient<RPCClient>, _ request: HealthCheckRequest
  ) async throws {
    let stream = AnswerStream(output.output)
    try await health.watch(request, options: connection.streamOptions) { answers in
      for try await answer in answers {
        stream.print(try Answer(answer)) { Self.text(answer.status) }
      }
    }
  }

  private func print(_ answer: HealthCheckResponse) throws {
    try output.print(answer) { Self.text(answer.status) }
  }

  private static func text(_ status: HealthCheckResponse.ServingStatus) -> String {
    switch status {
    case .serving: Colour.green.paint("serving")
    case .notServing: Colour.red.paint("not serving")
    case .serviceUnknown: "no such service"
    case .unknown, .unrecognized: "unknown"
    }
  }
}
