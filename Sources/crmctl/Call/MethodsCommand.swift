import ArgumentParser
import CRMProto
import Protobuf
import RPCCore

/// What can be called.
struct MethodsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods", abstract: "List the services' methods.")

  // Nothing is called: the connection's options are taken so that they may stand before any command.
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    switch output.output {
    case .json: StandardOutput.print(Self.json.text(.pretty))
    case .table: StandardOutput.print(Self.table.text())
    }
  }

  private static var table: Table {
    var table = Table(headings: ["METHOD", "REQUEST", "ANSWER"])
    for method in MethodTable.methods {
      table.rows.append([method.fullName, method.input.name, method.output.name])
    }
    return table
  }

  private static var json: JSONValue {
    .array(
      MethodTable.methods.map { method in
        .object([
          JSONValue.Member("method", .string(method.fullName)),
          JSONValue.Member("request", .string(method.input.name)),
          JSONValue.Member("answer", .string(method.output.name)),
        ])
      })
  }
}
