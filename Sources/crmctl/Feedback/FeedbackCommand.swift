import ArgumentParser

/// What customers say.
struct FeedbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedback", abstract: "Take, read, handle, delete and count feedback.",
    subcommands: [
      SubmitFeedbackCommand.self, GetFeedbackCommand.self, ListFeedbackCommand.self,
      UpdateFeedbackCommand.self, AssignFeedbackCommand.self, ResolveFeedbackCommand.self,
      ReopenFeedbackCommand.self, DeleteFeedbackCommand.self, FeedbackStatsCommand.self,
    ])
}
