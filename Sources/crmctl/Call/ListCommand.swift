import ArgumentParser
import Protobuf
import RPCCore

/// Which services there are, or which methods one has.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the services, or the methods of one.",
    discussion: """
      Examples: crmctl list
                crmctl list CustomerService
      """)

  @Argument(
    help: "Full name, or its end: CustomerService. All services without.",
    completion: .list(Definitions.services))
  var service: String?

  // Nothing is called: the connection's options are taken so that they may stand before any command.
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    if let service {
      let name = try Self.service(service)
      return try MethodList.print(Definitions.methods.filter { $0.service == name }, by: output)
    }
    let rows = Definitions.services.map { name in
      (name, Definitions.methods.count { $0.service == name })
    }
    let json = JSONValue.array(
      rows.map { ["service": .string($0.0), "methods": .number(JSONNumber($0.1))] })
    try output.print(Answer(json, columns: ["service", "methods"])) {
      var table = Table(headings: ["SERVICE", "METHODS"])
      table.rows = rows.map { [$0.0, "\($0.1)"] }
      return table.text()
    }
  }

  static func service(
    _ name: String, among services: [String] = Definitions.services
  ) throws(InputError) -> String {
    let found = Definitions.names(for: name, among: services)
    if found.count == 1, let service = found.first { return service }
    guard found.isEmpty else { throw Definitions.ambiguous(name, found) }
    throw InputError("there is no service \(name): `crmctl list` lists them")
  }
}
