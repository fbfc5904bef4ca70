import ArgumentParser
import CRMProto

struct GetFeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show a feedback.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let feedback = try await FeedbackServiceClient(client)
        .getFeedback(GetFeedbackRequest(id: id), options: connection.callOptions)
      try output.print(feedback) { FeedbackText.fields(feedback) }
    }
  }
}
