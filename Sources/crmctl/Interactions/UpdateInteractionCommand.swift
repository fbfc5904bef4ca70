import ArgumentParser
import CRMProto
import WireProto

struct UpdateInteractionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change the fields that are given.",
    discussion: "A follow-up is done or moved by crmctl followups.")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var fields: InteractionFields

  @Flag(name: .customLong("no-follow-up"), help: "A follow-up is not required any more.")
  var noFollowUp = false

  @OptionGroup var clearing: ClearOption
  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var interaction = Interaction(id: id, etag: mutation.etag)
    var mask = fields.apply(to: &interaction)
    if noFollowUp { mask.append("follow_up_required") }
    mask = try clearing.mask(with: mask, of: Interaction.messageType, "interactions")
    let request = UpdateInteractionRequest(
      interaction: interaction, updateMask: GoogleProtobuf.FieldMask(paths: mask),
      requestID: mutation.requestID)
    try await connection.withClient { client in
      let updated = try await InteractionServiceClient(client)
        .updateInteraction(request, options: connection.callOptions)
      try output.print(updated) { InteractionText.fields(updated) }
    }
  }

  func validate() throws {
    guard !noFollowUp || fields.followUp == nil else {
      throw ValidationError("--follow-up and --no-follow-up exclude each other")
    }
  }
}
