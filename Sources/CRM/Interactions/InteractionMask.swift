import CRMProto

extension FieldSelection where Resource == Interaction {
  /// What an update of an interaction may name. One of another customer is another interaction.
  static let interaction = FieldSelection(
    outputOnly: [
      "id", "customer_id", "follow_up_completed_at", "created_at", "updated_at", "etag",
    ],
    writable: [
      "staff_member_id": { $1.staffMemberID = $0.staffMemberID },
      "channel": { $1.channel = $0.channel },
      "subject": { $1.subject = $0.subject },
      "summary": { $1.summary = $0.summary },
      "duration_minutes": { $1.durationMinutes = $0.durationMinutes },
      "follow_up_required": {
        $1.followUpRequired = $0.followUpRequired
        if !$0.followUpRequired { ($1.followUpDate, $1.followUpCompletedAt) = (nil, nil) }
      },
      "follow_up_date": { $1.followUpDate = $0.followUpDate },
      "timestamp": { $1.timestamp = $0.timestamp },
    ])
}
