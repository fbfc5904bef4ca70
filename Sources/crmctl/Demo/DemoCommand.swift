import ArgumentParser

/// Data to try the CRM with.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Fill the CRM with data to try it with.",
    subcommands: [DemoLoad.self])
}
