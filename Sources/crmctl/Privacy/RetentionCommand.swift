import ArgumentParser
import CRMProto
import RPCCore

struct RetentionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "Find what was kept for too long, or erase it.",
    discussion: """
      Without --apply it changes nothing, and prints a plan that counts for 24 hours. A run that was cut off is gone \
      on with by the same plan.
      """)

  @Option(name: .long, help: ArgumentHelp("Erase what this plan has found.", valueName: "plan"))
  var apply = ""

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let answer = try await PrivacyServiceClient(client).runRetention(
        RunRetentionRequest(plan: apply), options: connection.streamOptions, Self.followed)
      try output.print(answer) { PrivacyText.fields(answer) }
    }
  }

  /// - Returns: the last message.
  private static func followed(
    _ answers: MessageStream<RunRetentionResponse>
  ) async throws -> RunRetentionResponse {
    var last = RunRetentionResponse()
    for try await answer in answers {
      if !answer.done {
        StandardError.print(
          "\(answer.customers) customers, \(answer.interactions) interactions, "
            + "\(answer.feedback) feedback")
      }
      last = answer
    }
    return last
  }
}
