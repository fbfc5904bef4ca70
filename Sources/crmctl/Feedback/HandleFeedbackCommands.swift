import ArgumentParser
import CRMProto

struct AssignFeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Give a feedback to a member of staff.")

  @Argument(help: "Id.")
  var id: String

  @Argument(help: "Who handles it; empty for nobody.")
  var staff: String

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = AssignFeedbackRequest(
      id: id, assignedTo: staff, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let feedback = try await FeedbackServiceClient(client)
        .assignFeedback(request, options: connection.callOptions)
      try output.print(feedback) { FeedbackText.fields(feedback) }
    }
  }
}

struct ResolveFeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Say that a feedback is settled.")

  @Argument(help: "Id.")
  var id: String

  @Option(name: .long, help: "How it was settled.")
  var notes = ""

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = ResolveFeedbackRequest(
      id: id, resolutionNotes: notes, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let feedback = try await FeedbackServiceClient(client)
        .resolveFeedback(request, options: connection.callOptions)
      try output.print(feedback) { FeedbackText.fields(feedback) }
    }
  }
}

struct ReopenFeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Open a resolved feedback again.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = ReopenFeedbackRequest(
      id: id, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let feedback = try await FeedbackServiceClient(client)
        .reopenFeedback(request, options: connection.callOptions)
      try output.print(feedback) { FeedbackText.fields(feedback) }
    }
  }
}
