import ArgumentParser
import CRMProto

struct ValidateCriteriaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Check criteria, and print their normal form.",
    discussion: """
      Example: crmctl segments validate '{"loyalty_status": {"gte": "Gold"}, "region": "Casablanca"}'

      Ends with 2 when something is wrong; each error has the JSON pointer of its place.
      """)

  @OptionGroup var criteria: CriteriaOptions

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let text = try criteria.requiredText
    try await connection.withClient { client in
      let answer = try await SegmentServiceClient(client)
        .validateCriteria(.init(criteria: text), options: connection.callOptions)
      try output.print(answer) {
        answer.errors.isEmpty ? answer.canonicalCriteria : Self.table(answer.errors)
      }
      guard answer.errors.isEmpty else { throw ExitCode(ExitStatus.badInput.rawValue) }
    }
  }

  private static func table(_ errors: [CriteriaError]) -> String {
    var table = Table(headings: ["PLACE", "REASON", "WHAT"])
    for error in errors {
      table.rows.append([
        error.pointer.isEmpty ? "/" : error.pointer, error.reason, error.description,
      ])
    }
    return table.text()
  }
}
