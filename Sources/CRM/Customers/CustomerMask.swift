import CRMProto
import WireProto

/// Which fields of a customer an update changes.
struct CustomerMask: Sendable {
  private let fields: [Field]

  private typealias Field = @Sendable (_ given: Customer, _ target: inout Customer) -> Void

  /// Unknown and output-only paths, and an empty mask, go to `violations`.
  init(_ mask: GoogleProtobuf.FieldMask?, _ violations: inout Violations) {
    let paths = mask?.paths ?? []
    if paths.isEmpty { violations.add("update_mask", "must name at least one field") }
    var fields: [Field] = []
    for path in paths {
      if let field = Self.writable[path] {
        fields.append(field)
      } else if Self.outputOnly.contains(path) {
        violations.add("update_mask", "\(path) cannot be changed by an update")
      } else {
        // The path is the caller's text: it is not repeated.
        violations.add("update_mask", "names a field that customers do not have")
      }
    }
    self.fields = fields
  }

  /// `target` with the masked fields of `given`.
  func apply(_ given: Customer, to target: Customer) -> Customer {
    var result = target
    for field in fields { field(given, &result) }
    return result
  }

  private static let outputOnly: Set = [
    "id", "phone_e164", "region_code", "city", "is_active", "display_name", "created_at",
    "updated_at", "last_interaction", "etag",
  ]

  private static let writable: [String: Field] = [
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
  ]
}
