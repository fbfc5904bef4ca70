import Morocco
import Postgres

/// Whether something holds of some facts at some time.
typealias Condition<Facts> = @Sendable (Facts, borrowing CriteriaClock) -> Truth

/// A field that criteria name: where the database has it, and how it is read from facts.
struct FactField<Facts>: Sendable {
  let column: SQLFragment
  let reading: Reading

  enum Reading: Sendable {
    /// Empty is missing. Compared with values that are brought into the same form.
    case text(@Sendable (Facts) -> String, form: @Sendable (String) -> String)
    case place(presence: SQLFragment, @Sendable (Facts) -> PlaceFacts)
    /// The place of the name, from 1; 0 is missing.
    case name(@Sendable (Facts) -> Int16)
    case set(@Sendable (Facts) -> [String])
    case flag(@Sendable (Facts) -> Bool)
    case number(@Sendable (Facts) -> Double?)
    case instant(@Sendable (Facts) -> Timestamptz?)
  }

  fileprivate init(_ column: SQLFragment, _ reading: Reading) {
    self.column = column
    self.reading = reading
  }
}

/// Where a customer is.
struct PlaceFacts {
  let isPresent: Bool
  let regionCode: String
  let city: String
  let text: String
}

extension FactField<CustomerFacts> {
  static let byName: [String: FactField] = [
    "company_name": text(.companyName, "criteria_texts[2]", form: SearchText.folded),
    "consents": FactField("customer.consents", .set { $0.consents }),
    "contact_type": FactField("customer.contact_type", .name { $0.contactType }),
    "created_at": FactField("customer.created_at", .instant { $0.createdAt }),
    "email": text(.email, "criteria_texts[3]") { $0.lowercased() },
    "full_name": text(.fullName, "criteria_texts[1]", form: SearchText.folded),
    "ice": FactField("customer.ice", .text({ $0.ice }, form: { $0 })),
    "is_active": FactField("customer.is_active", .flag { $0.isActive }),
    // As it is indexed.
    "last_interaction": FactField(
      "COALESCE(customer.last_interaction, '-infinity')", .instant { $0.lastInteraction }),
    "loyalty_status": FactField("customer.loyalty_status", .name { $0.loyaltyStatus }),
    "nationality": text(.nationality, "criteria_texts[4]", form: CountryName.key),
    "phone": FactField(
      "COALESCE(NULLIF(customer.phone_e164, ''), customer.phone)",
      .text({ $0.phone }, form: { PhoneNumber($0)?.e164 ?? $0 })),
    "preferred_channel": FactField("customer.preferred_channel", .name { $0.preferredChannel }),
    "preferred_language": FactField(
      "customer.preferred_language", .text({ $0.preferredLanguage }, form: { $0 })),
    "region": FactField(
      "customer.region_code",
      .place(presence: "COALESCE(criteria_texts[6], '')") {
        PlaceFacts($0, isPresent: !$0.texts[.region].isEmpty)
      }),
    "city": FactField(
      "customer.region_code",
      .place(presence: "customer.city") { PlaceFacts($0, isPresent: !$0.city.isEmpty) }),
    "residence_country": text(.residenceCountry, "criteria_texts[5]", form: CountryName.key),
    "tags": FactField("customer.tags", .set { $0.tags }),
    "updated_at": FactField("customer.updated_at", .instant { $0.updatedAt }),
  ]

  private static func text(
    _ place: CriteriaTexts.Place, _ column: SQLFragment,
    form: @escaping @Sendable (String) -> String
  ) -> FactField {
    FactField(column, .text({ $0.texts[place] }, form: form))
  }
}

extension PlaceFacts {
  fileprivate init(_ facts: CustomerFacts, isPresent: Bool) {
    self.init(
      isPresent: isPresent, regionCode: facts.regionCode, city: facts.city,
      text: facts.texts[.region])
  }
}

extension FactField<InteractionFacts> {
  static let byName: [String: FactField] = [
    "channel": FactField("event.channel", .name { $0.channel }),
    "duration_minutes": FactField(
      "event.duration_minutes", .number { $0.durationMinutes.map(Double.init) }),
    "follow_up_completed_at": FactField(
      "event.follow_up_completed_at", .instant { $0.followUpCompletedAt }),
    "follow_up_date": FactField("event.follow_up_date", .instant { $0.followUpDate }),
    "follow_up_required": FactField("event.follow_up_required", .flag { $0.followUpRequired }),
    "staff_member_id": FactField(
      "event.staff_member_id", .text({ $0.staffMemberID }, form: { $0 })),
    "timestamp": FactField("event.\"timestamp\"", .instant { $0.timestamp }),
  ]
}

extension FactField<FeedbackFacts> {
  static let byName: [String: FactField] = [
    "rating": FactField("event.rating", .number { Double($0.rating) }),
    "resolved": FactField("event.resolved", .flag { $0.resolved }),
    "sentiment": FactField("event.sentiment", .name { $0.sentiment }),
    "service_type": FactField("event.service_type", .name { $0.serviceType }),
    "submitted_at": FactField("event.submitted_at", .instant { $0.submittedAt }),
  ]
}
