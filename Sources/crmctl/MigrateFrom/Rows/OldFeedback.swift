import CRMProto
import Protobuf

/// A feedback of the replaced service as this one takes it.
struct OldFeedback: Sendable {
  private(set) var feedback = Feedback()
  /// What it is resolved with behind its creation; nil when it is open.
  private(set) var resolution: String?
  private(set) var repairs: [Repair] = []

  /// - Parameter customer: empty for an anonymous one.
  /// - Throws: `Refusal` for what cannot be repaired.
  init(_ row: OldRow, time: OldTime, customer: String) throws(Refusal) {
    var reader = RowReader(row, time: time)
    feedback.isAnonymous = Self.isAnonymous(row)
    feedback.comments = reader.text("comments")
    feedback.source = reader.line("source")
    feedback.submittedAt = try reader.occurrence("submitted_at")
    readRatedService(&reader)
    guard let rating = row.integer("rating"), (1...5).contains(rating) else {
      throw Refusal("RATING_OUT_OF_RANGE", "rating is not 1 to 5")
    }
    feedback.rating = Int32(rating)
    readCustomer(customer, &reader)
    readSentiment(&reader)
    readResolution(&reader)
    repairs = reader.repairs
  }

  static func isAnonymous(_ row: OldRow) -> Bool { row.bool("is_anonymous") ?? false }

  private mutating func readRatedService(_ reader: inout RowReader) {
    let name = reader.line("service_type")
    if let type = RowReader.choice(name, of: ServiceType.self) {
      feedback.serviceType = type
    } else {
      feedback.serviceType = .general
      reader.note(.serviceTypeUnknown, "service_type")
    }
  }

  private mutating func readCustomer(_ customer: String, _ reader: inout RowReader) {
    guard feedback.isAnonymous else {
      feedback.customerID = customer
      feedback.bookingID = reader.line("booking_id")
      return
    }
    // Who it was is in no report either.
    let named = ["customer_id", "booking_id"].contains { reader.row[$0] != .null }
    if named { reader.note(.customerForgotten, "customer_id", was: .null) }
  }

  private mutating func readSentiment(_ reader: inout RowReader) {
    let rating = feedback.rating
    let calculated: Sentiment = rating >= 4 ? .positive : rating == 3 ? .neutral : .negative
    let stored = reader.row["sentiment"]
    guard stored != .null else { return }
    if RowReader.choice(reader.row.rawText("sentiment"), of: Sentiment.self) != calculated {
      reader.note(.sentimentRecalculated, "sentiment")
    }
  }

  private mutating func readResolution(_ reader: inout RowReader) {
    let notes = reader.text("resolution_notes")
    guard reader.row.bool("resolved") ?? false else {
      if !notes.isEmpty { reader.note(.resolutionNotesDropped, "resolution_notes") }
      return
    }
    resolution = notes
    let was = ["resolved_by", "resolved_at"].compactMap { column in
      reader.row[column] == .null ? nil : JSONValue.Member(column, reader.row[column])
    }
    if !was.isEmpty { reader.note(.resolvedAnew, "resolved_at", was: .object(was)) }
  }
}
