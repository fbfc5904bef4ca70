import CRMProto
import Postgres
import WireProto

/// What an interaction must look like, whoever writes it. Every wrong field is named as
/// `interaction.FIELD`.
enum InteractionRules {
  /// The interaction in its normal form: texts trimmed, instants cut to a microsecond.
  static func normalized(
    _ given: Interaction, now: Timestamptz, _ violations: inout Violations
  ) -> Interaction {
    var interaction = given
    func apply(_ rule: TextRule, _ path: WritableKeyPath<Interaction, String>, _ field: String) {
      interaction[keyPath: path] = rule.apply(
        interaction[keyPath: path], "interaction.\(field)", &violations)
    }
    apply(.reference, \.staffMemberID, "staff_member_id")
    apply(.name, \.subject, "subject")
    apply(.summary, \.summary, "summary")
    if !Channel.allCases.dropFirst().contains(interaction.channel) {
      violations.add("interaction.channel", "is required")
    }
    if let minutes = interaction.durationMinutes, minutes < 0 {
      violations.add("interaction.duration_minutes", "must not be negative")
    }
    normalizeInstants(&interaction, now: now, &violations)
    return interaction
  }

  private static func normalizeInstants(
    _ interaction: inout Interaction, now: Timestamptz, _ violations: inout Violations
  ) {
    let timestamp = Timestamptz(
      reported: interaction.timestamp, field: "interaction.timestamp", now: now, &violations)
    interaction.timestamp = GoogleProtobuf.Timestamp(timestamp)
    let field = "interaction.follow_up_date"
    let date = Timestamptz(interaction.followUpDate, field: field, &violations)
    interaction.followUpDate = date.map(GoogleProtobuf.Timestamp.init)
    if interaction.followUpRequired, date == nil {
      violations.add(field, "is required when a follow-up is")
    } else if !interaction.followUpRequired, date != nil {
      violations.add(field, "must be left out when no follow-up is required")
    }
  }

  /// Fields that the server sets; a caller that sends them expects something that will not happen.
  static func refuseOutputOnly(in interaction: Interaction, _ violations: inout Violations) {
    violations.refuse(
      in: "interaction",
      outputOnly: [
        ("id", !interaction.id.isEmpty),
        ("follow_up_completed_at", interaction.followUpCompletedAt != nil),
        ("created_at", interaction.createdAt != nil),
        ("updated_at", interaction.updatedAt != nil),
        ("etag", !interaction.etag.isEmpty),
      ])
  }
}
