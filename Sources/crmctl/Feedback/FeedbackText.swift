import CRMProto

/// Feedback as a person reads it.
enum FeedbackText {
  static func table(_ feedback: [Feedback]) -> String {
    var table = Table(headings: [
      "ID", "WHEN", "RATING", "SERVICE", "CUSTOMER", "STATE", "ASSIGNED TO", "COMMENTS",
    ])
    for one in feedback {
      table.rows.append([
        one.id, InstantText.of(one.submittedAt), stars(one.rating),
        EnumArgument.name(of: one.serviceType), one.isAnonymous ? "(anonymous)" : one.customerID,
        one.resolved ? "resolved" : "open", one.assignedTo, one.comments,
      ])
    }
    return table.text()
  }

  static func fields(_ feedback: Feedback) -> String {
    var list = FieldList()
    list.add("id", feedback.id)
    list.add("customer_id", feedback.isAnonymous ? "(anonymous)" : feedback.customerID)
    list.add("booking_id", feedback.bookingID)
    list.add("tour_id", feedback.subject?.tourID ?? "")
    list.add("vehicle_id", feedback.subject?.vehicleID ?? "")
    list.add("driver_id", feedback.subject?.driverID ?? "")
    list.add("service_type", EnumArgument.name(of: feedback.serviceType))
    list.add("rating", stars(feedback.rating))
    list.add("comments", feedback.comments)
    list.add("sentiment", EnumArgument.name(of: feedback.sentiment))
    list.add("source", feedback.source)
    list.add("assigned_to", feedback.assignedTo)
    list.add("resolved", feedback.resolved ? "yes" : "no")
    list.add("resolution_notes", feedback.resolutionNotes)
    list.add("resolved_by", feedback.resolvedBy)
    list.add("resolved_at", InstantText.of(feedback.resolvedAt))
    list.add("submitted_at", InstantText.of(feedback.submittedAt))
    list.add("created_at", InstantText.of(feedback.createdAt))
    list.add("updated_at", InstantText.of(feedback.updatedAt))
    list.add("etag", feedback.etag)
    return list.text
  }

  /// `★★★☆☆`
  static func stars(_ rating: Int32) -> String {
    let full = Int(min(max(rating, 0), 5))
    return String(repeating: "★", count: full) + String(repeating: "☆", count: 5 - full)
  }

  /// A bar for each service, with its average rating.
  static func chart(_ services: [ServiceCount]) -> String {
    var chart = BarChart()
    for service in services {
      chart.add(
        EnumArgument.name(of: service.serviceType), service.count,
        note: "⌀ \(NumberText.oneDigit(service.averageRating))")
    }
    return chart.text()
  }
}
