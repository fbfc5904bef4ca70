import ArgumentParser
import CRMProto
import Protobuf
import RPCCore

struct ExportDataCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write everything about one person, as one JSON document.",
    discussion: """
      An object with a member for each section (customer, interaction, feedback, consent_record, audit_entry, …), \
      an array of records each. That it was exported is in the audit trail. A file appears when it is complete.

      Example: crmctl privacy export ID --out person.json
      """)

  @Argument(help: "Id of the customer.")
  var customer: String

  @Option(name: .long, help: "The file to write; without it, standard output.")
  var out: String?

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard [.table, .json].contains(output.output) else {
      throw ValidationError("an export of a person is one JSON document: leave -o out")
    }
  }

  func run() async throws {
    let target = try ExportTarget(path: out)
    do {
      let count = try await export(to: target)
      try target.commit()
      StandardError.print("\(count) records exported")
    } catch {
      target.discard()
      throw error
    }
  }

  private func export(to target: ExportTarget) async throws -> Int {
    var count = 0
    try await connection.withClient { client in
      try await PrivacyServiceClient(client).exportCustomerData(
        ExportCustomerDataRequest(customerID: customer), options: connection.streamOptions
      ) { messages in
        var section: String?
        try target.write("{")
        for try await message in messages {
          for record in message.records {
            if message.section != section {
              if section != nil { try target.write("\n ],") }
              try target.write("\n \(JSONValue.string(message.section).text()): [\n  \(record)")
              section = message.section
            } else {
              try target.write(",\n  \(record)")
            }
            count += 1
          }
        }
        try target.write(section == nil ? "}\n" : "\n ]\n}\n")
      }
    }
    return count
  }
}
