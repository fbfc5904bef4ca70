import CRMProto

/// Interactions as a person reads them.
enum InteractionText {
  static func table(_ interactions: [Interaction]) -> String {
    var table = Table(headings: [
      "ID", "WHEN", "CHANNEL", "CUSTOMER", "STAFF", "MINUTES", "FOLLOW-UP", "SUBJECT",
    ])
    for interaction in interactions {
      table.rows.append([
        interaction.id, InstantText.of(interaction.timestamp),
        EnumArgument.name(of: interaction.channel), interaction.customerID,
        interaction.staffMemberID, interaction.durationMinutes.map { "\($0)" } ?? "",
        followUp(interaction), interaction.subject,
      ])
    }
    return table.text()
  }

  static func fields(_ interaction: Interaction) -> String {
    var list = FieldList()
    list.add("id", interaction.id)
    list.add("customer_id", interaction.customerID)
    list.add("staff_member_id", interaction.staffMemberID)
    list.add("channel", EnumArgument.name(of: interaction.channel))
    list.add("timestamp", InstantText.of(interaction.timestamp))
    list.add("subject", interaction.subject)
    list.add("summary", interaction.summary)
    list.add("duration_minutes", interaction.durationMinutes.map { "\($0)" } ?? "")
    list.add("follow_up_date", InstantText.of(interaction.followUpDate))
    list.add("follow_up_completed_at", InstantText.of(interaction.followUpCompletedAt))
    list.add("created_at", InstantText.of(interaction.createdAt))
    list.add("updated_at", InstantText.of(interaction.updatedAt))
    list.add("etag", interaction.etag)
    return list.text
  }

  private static func followUp(_ interaction: Interaction) -> String {
    if interaction.followUpCompletedAt != nil { return "done" }
    return InstantText.of(interaction.followUpDate)
  }
}
