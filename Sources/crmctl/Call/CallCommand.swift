import ArgumentParser
import Protobuf
import RPCClient
import RPCCore

/// Any method, JSON in and out.
struct CallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call",
    abstract: "Call any method with JSON.",
    discussion: """
      Examples: crmctl call crm.v1.CustomerService/GetCustomer '{"id": "…"}'
                crmctl call ImportCustomers - < requests.ndjson
                crmctl call Health/Watch '{}'

      Fields are named as in the .proto files (snake_case; lowerCamelCase is read too), enums by \
      name, instants as RFC 3339. `crmctl list` says what can be called, `crmctl template METHOD` prints a \
      request.

      Of a method that takes a stream a FILE may be one request, else each line is one; so is each line \
      of standard input, sent as it comes. Of a method that answers a stream each answer is a line (-o \
      json, yaml and csv as elsewhere), printed as it comes.
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
    switch method.kind {
    case .unary: try await unary(method)
    case .serverStreaming:
      let payload = try payload(of: method)
      try await streamed(method) { try await $0.run(request: payload) }
    case .clientStreaming, .bidirectional:
      let requests = try RequestLines(request)
      try await streamed(method) { try await $0.run(requests) }
    }
  }

  private func payload(of method: MethodDescriptor) throws -> [UInt8] {
    try method.input.serialized(fromJSON: Input.json(request))
  }

  private func streamed(
    _ method: MethodDescriptor, _ body: (StreamedCall) async throws -> Void
  ) async throws {
    try await connection.withClient { client in
      try await body(
        StreamedCall(
          method: method, client: client, options: connection.streamOptions,
          answers: AnswerStream(output.output)))
    }
  }

  private func unary(_ method: MethodDescriptor) async throws {
    let payload = try payload(of: method)
    try await connection.withClient { client in
      let answer = try await client.unary(
        method.fullName, payload: payload, options: connection.callOptions)
      let json = try AnswerJSON.of(answer, method.output)
      try output.print(Answer(json, of: method.output)) { json.text(.pretty) }
    }
  }
}
