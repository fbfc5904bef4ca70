import ArgumentParser
import Protobuf
import RPCCore

/// A request to begin with.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Print a request of a method with every field in it.",
    discussion: """
      Take away what is not wanted, and call with the rest:

      crmctl template CreateCustomer > request.json
      crmctl call CreateCustomer request.json
      """)

  @Argument(help: "As for `crmctl call`.", completion: .list(Definitions.methods.map(\.fullName)))
  var method: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let method = try MethodName.method(named: method)
    let template = method.input.template
    try output.print(Answer(template, of: method.input)) { template.text(.pretty) }
  }
}
