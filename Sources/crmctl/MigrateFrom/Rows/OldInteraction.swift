import CRMProto
import Protobuf

/// An interaction of the replaced service as this one takes it.
struct OldInteraction: Sendable {
  private(set) var interaction = Interaction()
  private(set) var repairs: [Repair] = []

  private static let subjectLengthMax = 255
  private static let summaryLengthMax = 2_000

  /// - Throws: `Refusal` for what cannot be repaired.
  init(_ row: OldRow, time: OldTime, customer: String) throws(Refusal) {
    var reader = RowReader(row, time: time)
    interaction.customerID = customer
    interaction.staffMemberID = reader.line("staff_member_id")
    interaction.channel = try Self.channel(reader.line("channel"))
    interaction.timestamp = try reader.occurrence("timestamp")
    readTexts(&reader)
    readFollowUp(&reader)
    switch row.integer("duration_minutes") {
    case .some(let minutes) where (0...Int64(Int32.max)).contains(minutes):
      interaction.durationMinutes = Int32(minutes)
    case .none where row["duration_minutes"] == .null: break
    default: reader.note(.durationDropped, "duration_minutes")
    }
    repairs = reader.repairs
  }

  private static func channel(_ text: String) throws(Refusal) -> Channel {
    if let channel = RowReader.choice(text, of: Channel.self) { return channel }
    throw Refusal("CHANNEL_UNKNOWN", "channel is none of the service's")
  }

  private mutating func readTexts(_ reader: inout RowReader) {
    interaction.subject = reader.line("subject")
    interaction.summary = reader.text("summary")
    guard interaction.subject.unicodeScalars.count > Self.subjectLengthMax else { return }
    let whole =
      interaction.summary.isEmpty
      ? interaction.subject : "\(interaction.subject)\n\(interaction.summary)"
    // Where it does not fit there either the service says so.
    guard whole.unicodeScalars.count <= Self.summaryLengthMax else { return }
    reader.note(.subjectMovedToSummary, "subject")
    interaction.summary = whole
    interaction.subject = ""
  }

  private mutating func readFollowUp(_ reader: inout RowReader) {
    let date = reader.instant("follow_up_date")
    interaction.followUpRequired = reader.row.bool("follow_up_required") ?? false
    if interaction.followUpRequired {
      interaction.followUpDate = date ?? interaction.timestamp
      if date == nil { reader.note(.followUpDateAssumed, "follow_up_date") }
    } else if date != nil {
      reader.note(.followUpDateDropped, "follow_up_date")
    }
  }
}
