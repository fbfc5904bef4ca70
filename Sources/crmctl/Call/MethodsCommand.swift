import ArgumentParser
import Protobuf
import RPCCore

/// What can be called.
struct MethodsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods", abstract: "List the methods of all services.")

  // Nothing is called: the connection's options are taken so that they may stand before any command.
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() throws { try MethodList.print(Definitions.methods, by: output) }
}

/// Methods with what goes in and comes out.
enum MethodList {
  static func print(_ methods: [MethodDescriptor], by output: OutputOptions) throws {
    let rows = methods.map { method in
      [method.fullName, method.kind.text, method.input.name, method.output.name]
    }
    let columns = ["method", "kind", "request", "answer"]
    let json = rows.map { row in
      JSONValue.object(zip(columns, row).map { .init($0, .string($1)) })
    }
    try output.print(Answer(.array(json), columns: columns)) {
      var table = Table(headings: columns.map { $0.uppercased() })
      table.rows = rows
      return table.text()
    }
  }
}

extension MethodKind {
  /// Which side streams.
  var text: String {
    switch self {
    case .unary: "unary"
    case .clientStreaming: "client stream"
    case .serverStreaming: "server stream"
    case .bidirectional: "both stream"
    }
  }
}
