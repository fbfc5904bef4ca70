import ArgumentParser

/// Segments.
struct SegmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segments",
    abstract: "Create, read, change and explain segments, and check criteria.",
    subcommands: [
      CreateSegmentCommand.self, GetSegmentCommand.self, ListSegmentsCommand.self,
      UpdateSegmentCommand.self, DeleteSegmentCommand.self, SegmentMembersCommand.self,
      PreviewSegmentCommand.self, ExplainSegmentCommand.self, SegmentHistoryCommand.self,
      RecalculateSegmentsCommand.self, AssignSegmentsCommand.self, ValidateCriteriaCommand.self,
    ])
}
