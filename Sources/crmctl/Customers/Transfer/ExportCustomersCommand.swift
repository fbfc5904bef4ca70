import ArgumentParser
import CRMProto
import Foundation
import Protobuf
import RPCCore

struct ExportCustomersCommand: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, ndjson
  }

  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write customers to a file, as CSV or one JSON object a line.",
    discussion: """
      All customers, or those that the options keep; oldest first. In CSV a cell that a spreadsheet would \
      calculate has an apostrophe in front, which `import` takes away again. A file appears when it is \
      complete.

      Example: crmctl customers export --active --out customers.csv
      """)

  @Option(name: .long, help: "csv (the default) or ndjson, as -o.")
  var format: Format?

  @Option(name: .long, help: "The file to write; without it, standard output.")
  var out: String?

  @Flag(exclusivity: .exclusive, help: "Only active, or only deactivated customers.")
  var state: State?

  enum State: String, EnumerableFlag {
    case active, inactive
  }

  @Option(name: .long, help: "Only what a search for this finds.")
  var query = ""

  @Option(name: .long, help: "Only persons, or only organisations.")
  var type: ContactType?

  @Option(name: .long, help: "Only customers of a tier; may be repeated.")
  var loyalty: [LoyaltyStatus] = []

  @Option(name: .long, help: "Only customers of a region or city; may be repeated.")
  var region: [String] = []

  @Option(
    name: .customLong("tag"), help: "Only customers with this tag; repeated: with all of them.")
  var tags: [String] = []

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    switch output.output {
    case .json, .yaml:
      throw ValidationError("an export has a line for each customer: -o csv or -o ndjson")
    case .table, .csv, .ndjson: break
    }
  }

  private var chosenFormat: Format { format ?? (output.output == .ndjson ? .ndjson : .csv) }

  func run() async throws {
    let request = ExportCustomersRequest(
      query: query, isActive: state.map { $0 == .active }, contactTypes: type.map { [$0] } ?? [],
      regions: region, loyaltyStatuses: loyalty, tagsAll: tags)
    let target = try ExportTarget(path: out)
    do {
      let count = try await export(request, to: target)
      try target.commit()
      StandardError.print("\(count) customers exported")
    } catch {
      target.discard()
      throw error
    }
  }

  private func export(
    _ request: ExportCustomersRequest, to target: ExportTarget
  ) async throws -> Int {
    var count = 0
    try await connection.withClient { client in
      let service = CustomerServiceClient(client)
      if chosenFormat == .csv { try target.write(CSVWriter.record(CustomerColumn.all.map(\.name))) }
      try await service.exportCustomers(request, options: connection.streamOptions) { messages in
        for try await message in messages {
          try target.write(message.customers.map(text).joined())
          count += message.customers.count
        }
      }
    }
    return count
  }

  private func text(_ customer: Customer) throws -> String {
    switch chosenFormat {
    case .csv: CSVWriter.record(CustomerColumn.all.map { $0.text(customer) })
    case .ndjson: try customer.json().text() + "\n"
    }
  }
}
