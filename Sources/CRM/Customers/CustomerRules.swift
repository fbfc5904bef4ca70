import CRMProto
import Morocco

/// What a customer must look like, whoever writes it. Every wrong field is named as `customer.FIELD`.
enum CustomerRules {
  /// The customer in its normal form: texts trimmed, tags a set, language by name, derived fields set.
  static func normalized(_ given: Customer, _ violations: inout Violations) -> Customer {
    var customer = given
    normalizeTexts(&customer, &violations)
    requireNames(customer, &violations)
    customer.email = EmailAddress.normalized(
      customer.email, field: "customer.email", &violations)
    customer.phone = required(customer.phone, .phone, "customer.phone", &violations)
    customer.preferredLanguage = Language.normalized(
      customer.preferredLanguage, field: "customer.preferred_language", &violations)
    customer.tags = Tags.normalized(customer.tags, field: "customer.tags", &violations)
    customer.externalIDs = ExternalIDs.normalized(
      customer.externalIDs, field: "customer.external_ids", &violations)
    customer.preferences = CustomerPreferencesRules.normalized(
      customer.preferences, field: "customer.preferences", &violations)
    normalizeICE(&customer, &violations)
    if customer.loyaltyStatus == .unspecified { customer.loyaltyStatus = .new }
    return derived(customer)
  }

  /// The customer with what follows from its other fields.
  static func derived(_ given: Customer) -> Customer {
    var customer = given
    // A number that fits no known range stays as it was written.
    customer.phoneE164 = PhoneNumber(customer.phone)?.e164 ?? ""
    let place = Place.resolve(region: customer.region)
    customer.regionCode = place.regionCode ?? ""
    customer.city = place.cityName ?? ""
    customer.displayName =
      customer.contactType == .corporate ? customer.companyName : customer.fullName
    return customer
  }

  /// Fields that the server sets; a caller that sends them expects something that will not happen.
  static func refuseOutputOnly(in customer: Customer, _ violations: inout Violations) {
    violations.refuse(
      in: "customer",
      outputOnly: [
        ("id", !customer.id.isEmpty),
        ("phone_e164", !customer.phoneE164.isEmpty),
        ("region_code", !customer.regionCode.isEmpty),
        ("city", !customer.city.isEmpty),
        ("display_name", !customer.displayName.isEmpty),
        ("created_at", customer.createdAt != nil),
        ("updated_at", customer.updatedAt != nil),
        ("last_interaction", customer.lastInteraction != nil),
        ("etag", !customer.etag.isEmpty),
        ("consents", !customer.consents.isEmpty),
        ("is_restricted", customer.isRestricted),
        ("is_erased", customer.isErased),
      ])
    if customer.loyaltyStatus != .unspecified, customer.loyaltyStatus != .new {
      violations.add("customer.loyalty_status", "starts as NEW; change it with UpdateCustomer")
    }
  }

  private static func normalizeTexts(_ customer: inout Customer, _ violations: inout Violations) {
    func apply(_ rule: TextRule, _ path: WritableKeyPath<Customer, String>, _ field: String) {
      customer[keyPath: path] = rule.apply(
        customer[keyPath: path], "customer.\(field)", &violations)
    }
    apply(.name, \.fullName, "full_name")
    apply(.name, \.fullNameAr, "full_name_ar")
    apply(.name, \.companyName, "company_name")
    apply(.place, \.nationality, "nationality")
    apply(.place, \.residenceCountry, "residence_country")
    apply(.place, \.region, "region")
    apply(.notes, \.notes, "notes")
  }

  private static func requireNames(_ customer: Customer, _ violations: inout Violations) {
    switch customer.contactType {
    case .individual:
      if customer.fullName.isEmpty {
        violations.add("customer.full_name", "is required for individuals")
      }
      if !customer.companyName.isEmpty {
        violations.add("customer.company_name", "is for corporates only")
      }
    case .corporate:
      if customer.companyName.isEmpty {
        violations.add("customer.company_name", "is required for corporates")
      }
    case .unspecified, .unrecognized:
      violations.add("customer.contact_type", "must be INDIVIDUAL or CORPORATE")
    }
  }

  private static func required(
    _ text: String, _ rule: TextRule, _ field: String, _ violations: inout Violations
  ) -> String {
    let text = rule.apply(text, field, &violations)
    if text.isEmpty { violations.add(field, "is required") }
    return text
  }

  /// 15 digits, of which the last two check the rest: the number is a multiple of 97.
  private static func normalizeICE(_ customer: inout Customer, _ violations: inout Violations) {
    guard !customer.ice.isEmpty else { return }
    let field = "customer.ice"
    if customer.contactType == .individual { violations.add(field, "is for corporates only") }
    do throws(ICE.Fault) {
      customer.ice = try ICE(customer.ice).digits
    } catch {
      switch error {
      case .notFifteenDigits: violations.add(field, "must be 15 digits")
      case .wrongCheckDigits: violations.add(field, "has wrong check digits")
      }
    }
  }
}
