import ArgumentParser
import CRMProto
import WireProto

struct UpdateFeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change the fields that are given.",
    discussion: "--tour, --vehicle and --driver replace all three.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var fields: FeedbackFields

  @OptionGroup var clearing: ClearOption
  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var feedback = Feedback(id: id, etag: mutation.etag)
    let mask = try clearing.mask(
      with: fields.apply(to: &feedback), of: Feedback.messageType, "feedback")
    let request = UpdateFeedbackRequest(
      feedback: feedback, updateMask: GoogleProtobuf.FieldMask(paths: mask),
      requestID: mutation.requestID)
    try await connection.withClient { client in
      let updated = try await FeedbackServiceClient(client)
        .updateFeedback(request, options: connection.callOptions)
      try output.print(updated) { FeedbackText.fields(updated) }
    }
  }
}
