import ArgumentParser
import RPCCore

/// What a service, a method, a message or an enum is made of.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "Show a service, a method, a message or an enum.",
    discussion: """
      Examples: crmctl describe CustomerService
                crmctl describe GetCustomer
                crmctl describe crm.v1.Customer

      What the fields mean is said in the .proto files, which a server does not carry.
      """)

  @Argument(
    help: "Full name, or its end when that is of one thing only.",
    completion: .custom { _, _, _ in Definitions.symbols })
  var symbol: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let symbol = try Symbol(named: symbol)
    switch symbol {
    case .service(let name):
      try MethodList.print(Definitions.methods.filter { $0.service == name }, by: output)
    case .method, .message, .enumeration:
      try output.print(Answer(symbol.members)) { symbol.text }
    }
  }
}
