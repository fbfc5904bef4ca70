import CRMProto
import Postgres
import WireProto

/// A customer as it is stored.
struct CustomerRow: Sendable {
  let id: ResourceID
  let revision: Int64
  let updatedAt: Timestamptz
  let customer: Customer

  /// What `init` reads, in its order.
  static let columns: SQLFragment = """
    id, revision, contact_type, is_active, loyalty_status, full_name, full_name_ar, company_name, \
    display_name, email, phone, phone_e164, nationality, residence_country, region, region_code, city, \
    preferred_language, tags, notes, ice, external_ids, allowed_channels, preferred_channel, \
    contact_from, contact_until, created_at, updated_at, last_interaction, consents, \
    restricted_at IS NOT NULL AS is_restricted, erased_at IS NOT NULL AS is_erased
    """

  static let columnCount = 32

  /// - Parameter column: where the columns begin.
  init(_ row: Row, from column: Int = 0) throws {
    var cells = row.makeDecoder(from: column)
    var customer = Customer()
    id = try cells.next(ResourceID.self)
    revision = try cells.next(Int64.self)
    customer.id = id.description
    customer.etag = Etag.make(revision: revision)
    customer.contactType = ContactType(rawValue: Int32(try cells.next(Int16.self)))
    customer.isActive = try cells.next(Bool.self)
    customer.loyaltyStatus = LoyaltyStatus(rawValue: Int32(try cells.next(Int16.self)))
    customer.fullName = try cells.next(String.self)
    customer.fullNameAr = try cells.next(String.self)
    customer.companyName = try cells.next(String.self)
    customer.displayName = try cells.next(String.self)
    customer.email = try cells.next(String.self)
    customer.phone = try cells.next(String.self)
    customer.phoneE164 = try cells.next(String.self)
    customer.nationality = try cells.next(String.self)
    customer.residenceCountry = try cells.next(String.self)
    customer.region = try cells.next(String.self)
    customer.regionCode = try cells.next(String.self)
    customer.city = try cells.next(String.self)
    customer.preferredLanguage = try cells.next(String.self)
    customer.tags = try cells.next([String].self)
    customer.notes = try cells.next(String.self)
    customer.ice = try cells.next(String.self)
    customer.externalIDs = try ExternalIDs.decode(try cells.next(JSONB.self))
    customer.preferences = try Self.preferences(&cells)
    customer.createdAt = GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self))
    updatedAt = try cells.next(Timestamptz.self)
    customer.updatedAt = GoogleProtobuf.Timestamp(updatedAt)
    customer.lastInteraction = try cells.next(Timestamptz?.self).map(GoogleProtobuf.Timestamp.init)
    customer.consents = try cells.next([String].self)
    customer.isRestricted = try cells.next(Bool.self)
    customer.isErased = try cells.next(Bool.self)
    self.customer = customer
  }

  private static func preferences(_ cells: inout CellDecoder) throws -> CustomerPreferences? {
    let preferences = CustomerPreferences(
      allowedChannels: try cells.next([Int16].self).map { Channel(rawValue: Int32($0)) },
      preferredChannel: Channel(rawValue: Int32(try cells.next(Int16.self))),
      contactFrom: try cells.next(String.self),
      contactUntil: try cells.next(String.self))
    return preferences == CustomerPreferences() ? nil : preferences
  }

  /// Stages `changed` as the state that follows this one.
  func decide(
    _ action: Change.Action, _ changed: Customer, at now: Timestamptz, in transaction: Transaction
  ) throws -> Decision<Customer> {
    // The clock may have gone back since.
    let instant = max(now, updatedAt)
    var customer = changed
    customer.updatedAt = GoogleProtobuf.Timestamp(instant)
    customer.etag = Etag.make(revision: revision + 1)
    transaction.stage(try CustomerStore.update(customer, id: id, at: instant))
    let tier = (old: self.customer.loyaltyStatus, new: customer.loyaltyStatus)
    if tier.old != tier.new {
      transaction.stage(
        LoyaltyChange.insert(of: id, from: tier.old, to: tier.new, at: instant))
    }
    let change = try Change(
      action, .customer, id, of: id, revision: revision + 1, at: instant, from: self.customer,
      to: customer)
    let touched = TouchedCustomer(
      id, change.fieldNames + ["updated_at"], leadingTo: customer)
    return Decision(answer: customer, changes: [change], touched: touched)
  }
}
