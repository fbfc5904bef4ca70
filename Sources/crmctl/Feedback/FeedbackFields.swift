import ArgumentParser
import CRMProto

/// A feedback's fields as options, shared by submit and update.
struct FeedbackFields: ParsableArguments {
  @Option(name: .long, help: "What it is about.")
  var service: ServiceType?

  @Option(name: .long, help: "1 to 5.")
  var rating: Int32?

  @Option(name: .long, help: "What was said.")
  var comments: String?

  @Option(name: .long, help: "Where it was given: web, mobile, email, …")
  var source: String?

  @Option(name: .long, help: "The booking's id.")
  var booking: String?

  @Option(name: .long, help: "The tour's id.")
  var tour: String?

  @Option(name: .long, help: "The vehicle's id.")
  var vehicle: String?

  @Option(name: .long, help: "The driver's id.")
  var driver: String?

  @Option(name: .customLong("at"), help: "When it was given. Default of a new one: now.")
  var instant: InstantArgument?

  /// Writes what was given into `feedback`.
  /// - Returns: the mask of the fields that were given.
  func apply(to feedback: inout Feedback) -> [String] {
    var fields = MaskedFields(feedback)
    fields.set("service_type", service, \.serviceType)
    fields.set("rating", rating, \.rating)
    fields.set("comments", comments, \.comments)
    fields.set("source", source, \.source)
    fields.set("booking_id", booking, \.bookingID)
    fields.set("submitted_at", instant.map { Optional.some($0.timestamp) }, \.submittedAt)
    if tour != nil || vehicle != nil || driver != nil {
      let subject = FeedbackSubject(
        tourID: tour ?? "", vehicleID: vehicle ?? "", driverID: driver ?? "")
      fields.set("subject", Optional.some(subject), \.subject)
    }
    feedback = fields.resource
    return fields.mask
  }
}
