import CRMProto

extension FieldSelection where Resource == Customer {
  /// What an update of a customer may name.
  static let customer = FieldSelection(
    outputOnly: [
      "id", "phone_e164", "region_code", "city", "is_active", "display_name", "created_at",
      "updated_at", "last_interaction", "etag", "consents", "is_restricted", "is_erased",
    ],
    writable: [
      "contact_type": { $1.contactType = $0.contactType },
      "full_name": { $1.fullName = $0.fullName },
      "full_name_ar": { $1.fullNameAr = $0.fullNameAr },
      "company_name": { $1.companyName = $0.companyName },
      "email": { $1.email = $0.email },
      "phone": { $1.phone = $0.phone },
      "nationality": { $1.nationality = $0.nationality },
      "residence_country": { $1.residenceCountry = $0.residenceCountry },
      "region": { $1.region = $0.region },
      "preferred_language": { $1.preferredLanguage = $0.preferredLanguage },
      "tags": { $1.tags = $0.tags },
      "loyalty_status": { $1.loyaltyStatus = $0.loyaltyStatus },
      "notes": { $1.notes = $0.notes },
      "ice": { $1.ice = $0.ice },
      "external_ids": { $1.externalIDs = $0.externalIDs },
      "preferences": { $1.preferences = $0.preferences },
    ])
}
