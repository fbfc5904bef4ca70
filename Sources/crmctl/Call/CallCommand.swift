import ArgumentParser
import CRMProto
import Protobuf
import RPCClient
import RPCCore

/// Any unary method, JSON in and out.
struct CallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call",
    abstract: "Call any unary method with JSON.",
    discussion: """
      Example: crmctl call crm.v1.CustomerService/GetCustomer '{"id": "…"}'

      Fields are named as in the .proto files (snake_case; lowerCamelCase is read too), enums by \
      name, instants as RFC 3339. `crmctl methods` lists what can be called.
      """)

  @Argument(help: "Full name, such as crm.v1.CustomerService/GetCustomer.")
  var method: String

  @Argument(help: "The request as a JSON object, a FILE with it, or - for standard input.")
  var request: String = "{}"

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let method = try MethodName.method(named: method)
    let payload = try method.input.serialized(fromJSON: Input.json(request))
    try await connection.withClient { client in
      let answer = try await client.unary(
        method.fullName, payload: payload, options: connection.callOptions)
      do {
        StandardOutput.print(
          try method.output.json(fromSerialized: answer, limits: .answer).text(.pretty))
      } catch is DecodeError {
        throw InputError("the server's answer is not a \(method.output.name)")
      }
    }
  }
}
