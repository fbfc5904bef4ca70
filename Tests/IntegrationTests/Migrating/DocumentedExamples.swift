import CRMProto
import RPCCore
import WireProto

/// What the replaced service's documentation gives as examples.
enum DocumentedExample {
  static let individual = Customer(
    contactType: .individual, fullName: "Ahmed Hassan", email: "ahmed.hassan@example.com",
    phone: "+212600123456", nationality: "Moroccan", region: "Casablanca",
    preferredLanguage: "French", tags: ["VIP", "Repeat Customer"])

  static let corporate = Customer(
    contactType: .corporate, companyName: "Atlas Tours Morocco", email: "contact@atlastours.ma",
    phone: "+212522123456", nationality: "Moroccan", region: "Marrakech",
    preferredLanguage: "Arabic", tags: ["Corporate", "High Volume"])

  /// It asks for a follow-up without saying when.
  static func interaction(with customer: String) -> Interaction {
    Interaction(
      customerID: customer, channel: .email, subject: "Booking inquiry",
      summary: "Customer inquired about desert tour packages", durationMinutes: 15,
      followUpRequired: true)
  }

  static func feedback(by customer: String) -> Feedback {
    Feedback(
      customerID: customer, serviceType: .tour, rating: 5,
      comments: "Excellent service and professional guide", source: "web")
  }

  /// Of the ratings 5 to 1, on the services that the replaced service counts in its example.
  static func ratings(by customer: String) -> [Feedback] {
    [(5, .tour), (4, .tour), (3, .booking), (2, .support), (1, .support)].map {
      Feedback(customerID: customer, serviceType: $1, rating: $0)
    }
  }
}

/// An id that nothing has.
let unknownID = "01890a5d-ac96-774b-bcce-b302099a8057"

extension RPCError {
  /// What was a 404.
  func isNotFound(_ reason: String) -> Bool { code == .notFound && self.reason == reason }

  /// What was a 422, or was let through, and names these fields now.
  func isInvalid(_ fields: [String]) -> Bool {
    code == .invalidArgument && reason == "INVALID_FIELDS" && self.fields == fields
  }
}
