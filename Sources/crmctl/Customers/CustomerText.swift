import CRMProto

/// Customers as a person reads them.
enum CustomerText {
  static func table(_ customers: [Customer]) -> String {
    var table = Table(headings: ["ID", "NAME", "TYPE", "TIER", "E-MAIL", "PHONE", "REGION", "TAGS"])
    for customer in customers {
      table.rows.append([
        customer.id, customer.displayName, EnumArgument.name(of: customer.contactType),
        EnumArgument.name(of: customer.loyaltyStatus), customer.email, customer.phone,
        customer.region,
        customer.tags.joined(separator: ","),
      ])
    }
    return table.text()
  }

  static func fields(_ customer: Customer) -> String {
    var list = FieldList()
    list.add("id", customer.id)
    list.add("display_name", customer.displayName)
    list.add("contact_type", EnumArgument.name(of: customer.contactType))
    list.add("is_active", customer.isActive ? "yes" : "no")
    list.add("loyalty_status", EnumArgument.name(of: customer.loyaltyStatus))
    list.add("full_name", customer.fullName)
    list.add("full_name_ar", customer.fullNameAr)
    list.add("company_name", customer.companyName)
    list.add("email", customer.email)
    list.add("phone", customer.phone)
    list.add("phone_e164", customer.phoneE164)
    list.add("nationality", customer.nationality)
    list.add("residence_country", customer.residenceCountry)
    list.add("region", customer.region)
    list.add("region_code", customer.regionCode)
    list.add("city", customer.city)
    list.add("preferred_language", customer.preferredLanguage)
    list.add("tags", customer.tags.joined(separator: ", "))
    list.add("ice", customer.ice)
    list.add(
      "external_ids",
      customer.externalIDs.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
        .joined(separator: ", "))
    list.add("notes", customer.notes)
    list.add("created_at", InstantText.of(customer.createdAt))
    list.add("updated_at", InstantText.of(customer.updatedAt))
    list.add("last_interaction", InstantText.of(customer.lastInteraction))
    list.add("etag", customer.etag)
    return list.text
  }
}
