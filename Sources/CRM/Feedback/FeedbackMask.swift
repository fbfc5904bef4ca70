import CRMProto

extension FieldSelection where Resource == Feedback {
  /// What an update of a feedback may name. Whose it is, and whether it is anybody's, stays as it is.
  static let feedback = FieldSelection(
    outputOnly: [
      "id", "customer_id", "sentiment", "sentiment_source", "is_anonymous", "resolved",
      "resolved_by", "resolved_at", "created_at", "updated_at", "etag",
    ],
    writable: [
      "booking_id": { $1.bookingID = $0.bookingID },
      "subject": { $1.subject = $0.subject },
      "service_type": { $1.serviceType = $0.serviceType },
      "rating": { $1.rating = $0.rating },
      "comments": { $1.comments = $0.comments },
      "source": { $1.source = $0.source },
      "resolution_notes": { $1.resolutionNotes = $0.resolutionNotes },
      "assigned_to": { $1.assignedTo = $0.assignedTo },
      "submitted_at": { $1.submittedAt = $0.submittedAt },
    ])
}
