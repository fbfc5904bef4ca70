import ArgumentParser

/// Contacts with customers.
struct InteractionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interactions",
    abstract: "Record, read, change, delete and count contacts with customers.",
    subcommands: [
      CreateInteractionCommand.self, GetInteractionCommand.self, ListInteractionsCommand.self,
      UpdateInteractionCommand.self, DeleteInteractionCommand.self, InteractionStatsCommand.self,
    ])
}
