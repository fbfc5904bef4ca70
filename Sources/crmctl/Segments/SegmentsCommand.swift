import ArgumentParser

struct SegmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segments", abstract: "Check the criteria of segments.",
    subcommands: [ValidateCriteriaCommand.self])
}
