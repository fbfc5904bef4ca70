import ArgumentParser
import CRMProto

struct DeleteFeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a feedback.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = DeleteFeedbackRequest(
      id: id, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let answer = try await FeedbackServiceClient(client)
        .deleteFeedback(request, options: connection.callOptions)
      try output.print(answer) { "deleted \(id)" }
    }
  }
}
