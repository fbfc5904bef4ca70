import ArgumentParser
import CRMProto
import Protobuf

struct CreateInteractionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Record a contact with a customer.",
    discussion: """
      Example: crmctl interactions create CUSTOMER --channel phone --subject "Airport transfer" \
      --minutes 12 --follow-up 2026-06-01
      """)

  @Argument(help: "The customer's id.")
  var customer: String

  @OptionGroup var fields: InteractionFields

  @Option(
    name: .long,
    help: "A FILE with the interaction as JSON, - for standard input, or the object; options win.")
  var json: String?

  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var interaction = try json.map { try Interaction(json: Input.json($0)) } ?? Interaction()
    interaction.customerID = customer
    _ = fields.apply(to: &interaction)
    let request = CreateInteractionRequest(
      interaction: interaction, requestID: repetition.requestID)
    try await connection.withClient { client in
      let created = try await InteractionServiceClient(client)
        .createInteraction(request, options: connection.callOptions)
      try output.print(created) { InteractionText.fields(created) }
    }
  }
}
