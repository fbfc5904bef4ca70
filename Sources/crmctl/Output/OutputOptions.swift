import ArgumentParser
import Protobuf

/// How answers are printed: as people read them, or as the API's JSON in one of four forms.
struct OutputOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, yaml, csv, ndjson
  }

  @Option(
    name: .shortAndLong,
    help: """
      table, json, yaml, csv or ndjson. Of a list csv has a row and ndjson a line for each item.
      """)
  var output: Format = .table

  /// Prints a message as the API's JSON, or what `table` makes of it.
  func print(_ message: some Message, table: () -> String) throws {
    switch output {
    case .table: StandardOutput.print(table())
    case .json, .yaml, .csv, .ndjson:
      try print(Answer(message)) { "" }
    }
  }

  /// The same of what is no message.
  func print(_ answer: Answer, table: () throws -> String) throws {
    switch output {
    case .table: StandardOutput.print(try table())
    case .json: StandardOutput.print(answer.json.text(.pretty))
    case .yaml: StandardOutput.write(YAMLWriter.text(answer.json))
    case .csv:
      StandardOutput.write(CSVWriter.record(answer.columns.map(\.name)))
      for item in answer.items { StandardOutput.write(answer.record(of: item)) }
    case .ndjson:
      for item in answer.items { StandardOutput.print(item.text()) }
    }
  }

  /// Prints a page; how many rows it has goes to standard error.
  func printList(_ page: some Message & ListPage, table: () -> String) throws {
    try print(page, table: table)
    if let footer = footer(page) { StandardError.print(footer) }
  }

  /// How many rows there are; nil where nobody needs it. The token of the next page still has to be found where it is
  /// not in what was printed.
  func footer(_ page: some ListPage) -> String? {
    let isNeeded = output == .table || (isItemsOnly && !page.nextPageToken.isEmpty)
    return isNeeded ? PagingOptions.footer(page) : nil
  }

  private var isItemsOnly: Bool { output == .csv || output == .ndjson }
}
