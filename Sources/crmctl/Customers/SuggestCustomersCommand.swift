import ArgumentParser
import CRMProto

struct SuggestCustomersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest", abstract: "Show the ten best matches of what somebody has typed so far."
  )

  @Argument(help: "What was typed.")
  var words: [String]

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let answer = try await CustomerServiceClient(client).suggestCustomers(
        SuggestCustomersRequest(query: words.joined(separator: " ")),
        options: connection.callOptions)
      try output.print(answer) {
        var table = Table(headings: ["ID", "NAME", "TYPE", "E-MAIL", "PHONE"])
        for suggestion in answer.suggestions {
          table.rows.append([
            suggestion.id, suggestion.displayName, EnumArgument.name(of: suggestion.contactType),
            suggestion.email, suggestion.phone,
          ])
        }
        return table.text()
      }
    }
  }
}
