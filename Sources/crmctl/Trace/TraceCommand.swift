import ArgumentParser
import Protobuf
import RPCClient
import RPCCore

/// One call, and every frame of it.
struct TraceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Call a method with JSON, and show what is said on the wire.",
    discussion: """
      Examples: crmctl trace GetCustomer '{"id": "…"}'
                crmctl trace ExportCustomers '{}' -o ndjson
                crmctl trace ImportCustomers - < requests.ndjson

      Takes what `crmctl call` takes, and makes the call once, without a retry. Each frame is shown as it leaves or \
      arrives: when, on which stream, type, flags, length, envelope and metadata, the message as JSON, and the status. \
      Tokens and secrets are masked; the messages are shown as they are. By -o json and yaml everything is one \
      document at the end, by -o ndjson a line for each frame.
      """)

  @Argument(
    help: "Full name, such as crm.v1.CustomerService/GetCustomer, or its end.",
    completion: .list(Definitions.methods.map(\.fullName)))
  var method: String

  @Argument(help: "The request as a JSON object, a FILE with it, or - for standard input.")
  var request: String = "{}"

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let method = try MethodName.method(named: method)
    var configuration = try connection.settings.clientConfiguration()
    let recorder = FrameRecorder(output.output)
    configuration.retries = .none
    configuration.onFrame = recorder.record
    do {
      try await connection.withClient(configuration: configuration) { client in
        try await call(method, client)
      }
    } catch {
      // What was said is worth most when the call failed.
      recorder.finish()
      throw error
    }
    recorder.finish()
  }

  private func call(_ method: MethodDescriptor, _ client: RPCClient) async throws {
    let stream = StreamedCall(
      method: method, client: client, options: connection.streamOptions, answers: nil)
    switch method.kind {
    case .unary:
      _ = try await client.unary(
        method.fullName, payload: payload(of: method), options: connection.callOptions)
    case .serverStreaming: try await stream.run(request: payload(of: method))
    case .clientStreaming, .bidirectional: try await stream.run(RequestLines(request))
    }
  }

  private func payload(of method: MethodDescriptor) throws -> [UInt8] {
    try method.input.serialized(fromJSON: Input.json(request))
  }
}
