import ArgumentParser
import CRMProto

/// A customer's fields as options, shared by create and update.
struct CustomerFields: ParsableArguments {
  @Option(name: .long, help: "Whether a person or an organisation.")
  var type: ContactType?

  @Option(name: .long, help: "Full name.")
  var name: String?

  @Option(name: .customLong("name-ar"), help: "Full name in Arabic script.")
  var nameAr: String?

  @Option(name: .long, help: "Company name (corporates).")
  var company: String?

  @Option(name: .long, help: "E-mail address.")
  var email: String?

  @Option(name: .long, help: "Phone number, in any form.")
  var phone: String?

  @Option(name: .long, help: "Nationality.")
  var nationality: String?

  @Option(name: .customLong("residence-country"), help: "Country of residence.")
  var residenceCountry: String?

  @Option(name: .long, help: "Region or city.")
  var region: String?

  @Option(name: .long, help: "Preferred language, by name or code (ar, fr, en, es, zgh).")
  var language: String?

  @Option(name: .customLong("tag"), help: "A tag; may be repeated. An update replaces the set.")
  var tags: [String] = []

  @Option(name: .long, help: "Notes.")
  var notes: String?

  @Option(name: .long, help: "ICE, 15 digits (corporates).")
  var ice: String?

  @Option(
    name: .customLong("external-id"),
    help: "SYSTEM=ID in another system; may be repeated. An update replaces all.")
  var externalIDs: [String] = []

  /// Writes what was given into `customer`.
  /// - Returns: the mask of the fields that were given.
  func apply(to customer: inout Customer) throws -> [String] {
    var fields = MaskedFields(customer)
    fields.set("contact_type", type, \.contactType)
    fields.set("full_name", name, \.fullName)
    fields.set("full_name_ar", nameAr, \.fullNameAr)
    fields.set("company_name", company, \.companyName)
    fields.set("email", email, \.email)
    fields.set("phone", phone, \.phone)
    fields.set("nationality", nationality, \.nationality)
    fields.set("residence_country", residenceCountry, \.residenceCountry)
    fields.set("region", region, \.region)
    fields.set("preferred_language", language, \.preferredLanguage)
    fields.set("tags", tags.isEmpty ? nil : tags, \.tags)
    fields.set("notes", notes, \.notes)
    fields.set("ice", ice, \.ice)
    fields.set("external_ids", try parsedExternalIDs(), \.externalIDs)
    customer = fields.resource
    return fields.mask
  }

  private func parsedExternalIDs() throws -> [String: String]? {
    guard !externalIDs.isEmpty else { return nil }
    var ids: [String: String] = [:]
    for pair in externalIDs {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw InputError("--external-id takes SYSTEM=ID") }
      ids[String(parts[0])] = String(parts[1])
    }
    return ids
  }
}
