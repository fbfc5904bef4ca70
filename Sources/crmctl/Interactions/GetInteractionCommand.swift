import ArgumentParser
import CRMProto

struct GetInteractionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "get", abstract: "Show an interaction.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let interaction = try await InteractionServiceClient(client)
        .getInteraction(GetInteractionRequest(id: id), options: connection.callOptions)
      try output.print(interaction) { InteractionText.fields(interaction) }
    }
  }
}
