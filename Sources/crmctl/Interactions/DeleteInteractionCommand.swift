import ArgumentParser
import CRMProto

struct DeleteInteractionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete an interaction.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let request = DeleteInteractionRequest(
      id: id, etag: mutation.etag, requestID: mutation.requestID)
    try await connection.withClient { client in
      let answer = try await InteractionServiceClient(client)
        .deleteInteraction(request, options: connection.callOptions)
      try output.print(answer) { "deleted \(id)" }
    }
  }
}
