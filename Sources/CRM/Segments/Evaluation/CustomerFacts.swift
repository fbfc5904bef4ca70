import CRMProto
import Morocco
import Postgres
import WireProto

/// What criteria ask of a customer. A class, since it is handed to thousands of conditions.
final class CustomerFacts: Sendable {
  let id: ResourceID
  let contactType: Int16
  let isActive: Bool
  let loyaltyStatus: Int16
  let texts: CriteriaTexts
  let phone: String
  let ice: String
  let regionCode: String
  let city: String
  let preferredLanguage: String
  let tags: [String]
  let preferredChannel: Int16
  let createdAt: Timestamptz
  let updatedAt: Timestamptz
  let lastInteraction: Timestamptz?
  let consents: [String]
  /// Who is restricted or erased is in no segment, whatever its criteria say.
  let isProcessed: Bool
  let events: CustomerEvents

  /// What `init` reads, in its order.
  static let columns: SQLFragment = """
    customer.id, customer.contact_type, customer.is_active, customer.loyalty_status, \
    customer.criteria_texts, COALESCE(NULLIF(customer.phone_e164, ''), customer.phone), \
    customer.ice, customer.region_code, customer.city, customer.preferred_language, \
    customer.tags, customer.preferred_channel, customer.created_at, customer.updated_at, \
    customer.last_interaction, customer.consents, \
    customer.restricted_at IS NULL AND customer.erased_at IS NULL
    """

  static let columnCount = 17

  init(_ row: Row, _ events: CustomerEvents = CustomerEvents()) throws {
    var cells = row.makeDecoder()
    self.events = events
    id = try cells.next(ResourceID.self)
    contactType = try cells.next(Int16.self)
    isActive = try cells.next(Bool.self)
    loyaltyStatus = try cells.next(Int16.self)
    texts = CriteriaTexts(stored: try cells.next([String].self))
    phone = try cells.next(String.self)
    ice = try cells.next(String.self)
    regionCode = try cells.next(String.self)
    city = try cells.next(String.self)
    preferredLanguage = try cells.next(String.self)
    tags = try cells.next([String].self)
    preferredChannel = try cells.next(Int16.self)
    createdAt = try cells.next(Timestamptz.self)
    updatedAt = try cells.next(Timestamptz.self)
    lastInteraction = try cells.next(Timestamptz?.self)
    consents = try cells.next([String].self)
    isProcessed = try cells.next(Bool.self)
  }

  /// Of a state that is being written.
  init(_ customer: Customer, id: ResourceID, _ events: CustomerEvents = CustomerEvents()) {
    self.events = events
    self.id = id
    contactType = customer.contactType.stored
    isActive = customer.isActive
    loyaltyStatus = customer.loyaltyStatus.stored
    texts = CriteriaTexts(customer)
    phone = customer.phoneE164.isEmpty ? customer.phone : customer.phoneE164
    ice = customer.ice
    regionCode = customer.regionCode
    city = customer.city
    preferredLanguage = customer.preferredLanguage
    tags = customer.tags
    preferredChannel = customer.preferences?.preferredChannel.stored ?? 0
    createdAt = customer.createdAt.flatMap { Timestamptz($0) } ?? .minusInfinity
    updatedAt = customer.updatedAt.flatMap { Timestamptz($0) } ?? .minusInfinity
    lastInteraction = customer.lastInteraction.flatMap { Timestamptz($0) }
    consents = customer.consents
    isProcessed = !customer.isRestricted && !customer.isErased
  }
}

/// What happened to a customer.
struct CustomerEvents: Sendable {
  /// In the order of their timestamps, those of the same instant in the order of their ids.
  var interactions: [InteractionFacts] = []
  /// In the order in which they were submitted.
  var feedback: [FeedbackFacts] = []
}

/// Texts as criteria compare them, which only the program can make: `customer.criteria_texts`.
struct CriteriaTexts: Hashable, Sendable {
  let stored: [String]

  /// Where each stands, from 0.
  enum Place: Int, CaseIterable, Sendable {
    case fullName, companyName, email, nationality, residenceCountry, region
  }

  init(_ customer: Customer) {
    stored = Place.allCases.map { place in
      switch place {
      case .fullName: SearchText.folded(customer.fullName)
      case .companyName: SearchText.folded(customer.companyName)
      case .email: customer.email.lowercased()
      case .nationality: CountryName.key(customer.nationality)
      case .residenceCountry: CountryName.key(customer.residenceCountry)
      case .region: SearchText.folded(customer.region)
      }
    }
  }

  /// - Parameter stored: empty in rows that wait to be derived.
  init(stored: [String]) {
    self.stored = stored
  }

  subscript(place: Place) -> String {
    place.rawValue < stored.count ? stored[place.rawValue] : ""
  }
}

/// What criteria ask of an interaction.
struct InteractionFacts: Sendable {
  let channel: Int16
  let staffMemberID: String
  let durationMinutes: Int32?
  let followUpRequired: Bool
  let followUpDate: Timestamptz?
  let followUpCompletedAt: Timestamptz?
  let timestamp: Timestamptz

  /// What `init` reads, in its order.
  static let columns: SQLFragment = """
    customer_id, channel, staff_member_id, duration_minutes, follow_up_required, follow_up_date, \
    follow_up_completed_at, "timestamp"
    """

  /// Behind the customer's id.
  init(_ cells: inout CellDecoder) throws {
    channel = try cells.next(Int16.self)
    staffMemberID = try cells.next(String.self)
    durationMinutes = try cells.next(Int32?.self)
    followUpRequired = try cells.next(Bool.self)
    followUpDate = try cells.next(Timestamptz?.self)
    followUpCompletedAt = try cells.next(Timestamptz?.self)
    timestamp = try cells.next(Timestamptz.self)
  }
}

/// What criteria ask of a feedback.
struct FeedbackFacts: Sendable {
  let rating: Int16
  let resolved: Bool
  let sentiment: Int16
  let serviceType: Int16
  let submittedAt: Timestamptz

  /// What `init` reads, in its order.
  static let columns: SQLFragment = """
    customer_id, rating, resolved, sentiment, service_type, submitted_at
    """

  /// Behind the customer's id.
  init(_ cells: inout CellDecoder) throws {
    rating = try cells.next(Int16.self)
    resolved = try cells.next(Bool.self)
    sentiment = try cells.next(Int16.self)
    serviceType = try cells.next(Int16.self)
    submittedAt = try cells.next(Timestamptz.self)
  }
}
