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

  @Argument(help: "The request as JSON, @FILE, or - for standard input.")
  var request: String = "{}"

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let method = try Self.method(named: method)
    let payload = try method.input.serialized(fromJSON: Input.json(request))
    try await connection.withClient { client in
      let answer = try await client.unary(
        method.fullName, payload: payload, options: connection.callOptions)
      do {
        print(try method.output.json(fromSerialized: answer, limits: .answer).text(.pretty))
      } catch is DecodeError {
        throw InputError("the server's answer is not a \(method.output.name)")
      }
    }
  }

  private static func method(named name: String) throws -> MethodDescriptor {
    // As grpcurl, a dot before the method is accepted too.
    let methods = MethodTable.methods
    let match = methods.first {
      $0.fullName == name || $0.fullName.replacing("/", with: ".") == name
    }
    guard let match else {
      let close = CloseMatches.of(name, among: methods.map(\.fullName))
      let hint = close.isEmpty ? "" : " Did you mean \(close.joined(separator: " or "))?"
      throw InputError("there is no method \(name).\(hint) `crmctl methods` lists them.")
    }
    guard match.kind == .unary else { throw InputError("\(match.fullName) is a stream") }
    return match
  }
}
