import ArgumentParser
import Protobuf

/// How answers are printed.
struct OutputOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Option(name: .shortAndLong, help: "table or json.")
  var output: Format = .table

  /// Prints a message as the API's JSON, or what `table` makes of it.
  func print(_ message: some Message, table: () -> String) throws {
    switch output {
    case .json: StandardOutput.print(try message.json().text(.pretty))
    case .table: StandardOutput.print(table())
    }
  }

  /// Prints a page; how many rows it has goes to standard error.
  func printList(_ page: some Message & ListPage, table: () -> String) throws {
    try print(page, table: table)
    if output == .table { StandardError.print(PagingOptions.footer(page)) }
  }
}
