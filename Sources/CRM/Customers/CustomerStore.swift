import CRMProto
import FoundationEssentials
import Postgres
import RPCCore
import WireProto

/// The statements about single customers.
package enum CustomerStore {
  /// The text of `find` for one id, which is `$1`: what a load program compares us with.
  package static var findText: String { findOne.sql }

  private static let findOne: Query =
    "SELECT \(unescaped: CustomerRow.columns) FROM customer WHERE id = \(ResourceID.zero)"

  static func find(_ id: ResourceID) -> Query { findOne.with(id) }

  static func find(_ ids: [ResourceID]) -> Query {
    "SELECT \(unescaped: CustomerRow.columns) FROM customer WHERE id = ANY (\(ids))"
  }

  /// As which PostgreSQL ends a transaction that writes something new of somebody who was erased.
  static let customerErased = SQLState("CRM02")

  /// For an empty list: no customer is another answer than nothing of its.
  /// - Throws: NOT_FOUND.
  static func require(
    _ id: ResourceID, in database: Database, deadline: ContinuousClock.Instant
  ) async throws {
    let rows = try await database.read(
      "SELECT 1 FROM customer WHERE id = \(id)", deadline: deadline)
    guard !rows.isEmpty else { throw RPCError.customerNotFound }
  }

  /// Reads a customer and keeps others from changing it until the transaction ends.
  /// - Throws: NOT_FOUND, FAILED_PRECONDITION for who is erased, or ABORTED when `etag` names another state.
  static func locked(
    _ id: ResourceID, etag: String = "", etagField: String = "etag", in transaction: Transaction
  ) async throws -> CustomerRow {
    let stored = try await lockedWhetherErased(id, in: transaction)
    guard !stored.customer.isErased else { throw RPCError.customerErased }
    try Etag.check(etag, against: stored.customer.etag, field: etagField)
    return stored
  }

  static func lock(_ id: ResourceID) -> Query {
    "SELECT 1 FROM customer WHERE id = \(id) FOR NO KEY UPDATE"
  }

  /// In the order in which everybody takes several.
  static func lock(_ ids: [ResourceID]) -> Query {
    "SELECT 1 FROM customer WHERE id = ANY (\(ids)) ORDER BY id FOR NO KEY UPDATE"
  }

  /// - Throws: NOT_FOUND.
  static func lockedWhetherErased(
    _ id: ResourceID, in transaction: Transaction
  ) async throws -> CustomerRow {
    let rows = try await transaction.query(
      "SELECT \(unescaped: CustomerRow.columns) FROM customer WHERE id = \(id) FOR NO KEY UPDATE")
    guard let row = rows.first else { throw RPCError.customerNotFound }
    return try CustomerRow(row)
  }

  /// Behind `SearchWords.insert` of their words.
  static func insert(_ customers: [NewCustomer]) throws -> Query {
    let rows = try customers.map(row).joined(separator: ", ")
    return """
      INSERT INTO customer (
        id, contact_type, full_name, full_name_ar, company_name, email, phone, phone_e164,
        nationality, residence_country, region, region_code, city, preferred_language, tags, notes,
        ice, external_ids, allowed_channels, preferred_channel, contact_from, contact_until,
        search_name, search_sound, search_terms, search_phone, criteria_texts, derived_version,
        created_at, updated_at)
      VALUES \(rows)
      """
  }

  private static func row(of new: NewCustomer) throws -> Query {
    let customer = new.customer
    let preferences = customer.preferences ?? CustomerPreferences()
    return """
      (\(new.id), \(customer.contactType.stored), \(customer.fullName), \(customer.fullNameAr),
      \(customer.companyName), \(customer.email), \(customer.phone), \(customer.phoneE164),
      \(customer.nationality), \(customer.residenceCountry), \(customer.region),
      \(customer.regionCode), \(customer.city), \(customer.preferredLanguage), \(customer.tags),
      \(customer.notes), \(customer.ice), \(try ExternalIDs.encode(customer.externalIDs)),
      \(preferences.allowedChannels.map(\.stored)), \(preferences.preferredChannel.stored),
      \(preferences.contactFrom), \(preferences.contactUntil),
      \(new.keys.name), \(new.keys.sound), \(new.keys.terms), \(new.keys.phone),
      \(new.facts.texts.stored), \(SearchKeys.version), \(new.createdAt), \(new.createdAt))
      """
  }

  /// Writes every column that can change, behind `locked`.
  static func update(_ customer: Customer, id: ResourceID, at now: Timestamptz) throws -> Query {
    let preferences = customer.preferences ?? CustomerPreferences()
    let keys = SearchKeys(customer)
    return """
      WITH search_words AS (\(SearchWords.insert(keys.words)))
      UPDATE customer SET
        revision = revision + 1,
        contact_type = \(customer.contactType.stored),
        is_active = \(customer.isActive),
        loyalty_status = \(customer.loyaltyStatus.stored),
        full_name = \(customer.fullName),
        full_name_ar = \(customer.fullNameAr),
        company_name = \(customer.companyName),
        email = \(customer.email),
        phone = \(customer.phone),
        phone_e164 = \(customer.phoneE164),
        nationality = \(customer.nationality),
        residence_country = \(customer.residenceCountry),
        region = \(customer.region),
        region_code = \(customer.regionCode),
        city = \(customer.city),
        preferred_language = \(customer.preferredLanguage),
        tags = \(customer.tags),
        notes = \(customer.notes),
        ice = \(customer.ice),
        external_ids = \(try ExternalIDs.encode(customer.externalIDs)),
        allowed_channels = \(preferences.allowedChannels.map(\.stored)),
        preferred_channel = \(preferences.preferredChannel.stored),
        contact_from = \(preferences.contactFrom),
        contact_until = \(preferences.contactUntil),
        search_name = \(keys.name),
        search_sound = \(keys.sound),
        search_terms = \(keys.terms),
        search_phone = \(keys.phone),
        criteria_texts = \(CriteriaTexts(customer).stored),
        derived_version = \(SearchKeys.version),
        updated_at = \(now)
      WHERE id = \(id)
      """
  }
}

extension ContactType {
  var stored: Int16 { Int16(truncatingIfNeeded: rawValue) }
}

extension LoyaltyStatus {
  var stored: Int16 { Int16(truncatingIfNeeded: rawValue) }
}

extension Channel {
  var stored: Int16 { Int16(truncatingIfNeeded: rawValue) }
}
