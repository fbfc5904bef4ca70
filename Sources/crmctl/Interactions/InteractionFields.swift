import ArgumentParser
import CRMProto

/// An interaction's fields as options, shared by create and update.
struct InteractionFields: ParsableArguments {
  @Option(name: .long, help: "How the contact was made.")
  var channel: Channel?

  @Option(name: .long, help: "Who of the staff made it.")
  var staff: String?

  @Option(name: .long, help: "Subject.")
  var subject: String?

  @Option(name: .long, help: "What was said.")
  var summary: String?

  @Option(name: .long, help: "Minutes that it took.")
  var minutes: Int32?

  @Option(name: .customLong("follow-up"), help: "When to follow up: \(DueArgument.forms)")
  var followUp: DueArgument?

  @Option(name: .customLong("at"), help: "When it was. Default of a new one: now.")
  var instant: InstantArgument?

  /// Writes what was given into `interaction`.
  /// - Returns: the mask of the fields that were given.
  func apply(to interaction: inout Interaction) -> [String] {
    var fields = MaskedFields(interaction)
    fields.set("channel", channel, \.channel)
    fields.set("staff_member_id", staff, \.staffMemberID)
    fields.set("subject", subject, \.subject)
    fields.set("summary", summary, \.summary)
    fields.set("duration_minutes", minutes.map(Optional.some), \.durationMinutes)
    fields.set("follow_up_required", followUp.map { _ in true }, \.followUpRequired)
    fields.set("follow_up_date", followUp.map { Optional.some($0.timestamp) }, \.followUpDate)
    fields.set("timestamp", instant.map { Optional.some($0.timestamp) }, \.timestamp)
    interaction = fields.resource
    return fields.mask
  }
}
