import CRMProto
import Foundation
import WireProto

/// A column of a file with customers: its name is the field's.
struct CustomerColumn: Sendable {
  let name: String
  let text: @Sendable (Customer) -> String
  /// nil for what only the server sets: exported, and left aside by an import.
  let set: (@Sendable (String, inout Customer) throws(InputError) -> Void)?

  static let all: [CustomerColumn] = [
    output("id") { $0.id },
    CustomerColumn(
      name: "contact_type", text: { "\($0.contactType)" },
      set: { cell, customer throws(InputError) in
        customer.contactType = try enumerator(cell, ContactType.self)
      }),
    given("full_name", \.fullName), given("full_name_ar", \.fullNameAr),
    given("company_name", \.companyName), output("display_name") { $0.displayName },
    given("email", \.email), given("phone", \.phone), output("phone_e164") { $0.phoneE164 },
    given("nationality", \.nationality), given("residence_country", \.residenceCountry),
    given("region", \.region), output("region_code") { $0.regionCode },
    output("city") { $0.city }, given("preferred_language", \.preferredLanguage),
    CustomerColumn(
      name: "tags", text: { CellList.joined($0.tags) },
      set: { cell, customer in customer.tags = CellList.split(cell) }),
    output("loyalty_status") { "\($0.loyaltyStatus)" }, given("notes", \.notes),
    output("is_active") { $0.isActive ? "true" : "false" }, given("ice", \.ice),
    CustomerColumn(name: "external_ids", text: externalIDs, set: setExternalIDs),
    CustomerColumn(
      name: "allowed_channels",
      text: { CellList.joined(($0.preferences?.allowedChannels ?? []).map { "\($0)" }) },
      set: { cell, customer throws(InputError) in
        var channels: [Channel] = []
        for name in CellList.split(cell) { channels.append(try enumerator(name, Channel.self)) }
        customer.preferences = customer.preferences ?? CustomerPreferences()
        customer.preferences?.allowedChannels = channels
      }),
    CustomerColumn(
      name: "preferred_channel",
      text: { customer in
        let channel = customer.preferences?.preferredChannel ?? .unspecified
        return channel == .unspecified ? "" : "\(channel)"
      },
      set: { cell, customer throws(InputError) in
        // A list says that there is none.
        guard cell != "CHANNEL_UNSPECIFIED" else { return }
        customer.preferences = customer.preferences ?? CustomerPreferences()
        customer.preferences?.preferredChannel = try enumerator(cell, Channel.self)
      }),
    preference("contact_from", \.contactFrom), preference("contact_until", \.contactUntil),
    output("created_at") { instant($0.createdAt) }, output("updated_at") { instant($0.updatedAt) },
    output("last_interaction") { instant($0.lastInteraction) }, output("etag") { $0.etag },
  ]

  /// The column of that name, also as `crmctl customers list -o csv` writes it: `preferences.contact_from`, and what an
  /// export does not have.
  static func named(_ name: String) -> CustomerColumn? {
    let prefix = "preferences."
    let own = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
    if let column = byName[own] { return column }
    guard ["consents", "is_restricted", "is_erased"].contains(name) else { return nil }
    return output(name) { _ in "" }
  }

  static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

extension CustomerColumn {
  private static func output(
    _ name: String, _ text: @escaping @Sendable (Customer) -> String
  ) -> CustomerColumn {
    CustomerColumn(name: name, text: text, set: nil)
  }

  private static func given(
    _ name: String, _ path: any WritableKeyPath<Customer, String> & Sendable
  ) -> CustomerColumn {
    CustomerColumn(
      name: name, text: { $0[keyPath: path] },
      set: { cell, customer in customer[keyPath: path] = cell })
  }

  private static func preference(
    _ name: String, _ path: any WritableKeyPath<CustomerPreferences, String> & Sendable
  ) -> CustomerColumn {
    CustomerColumn(
      name: name, text: { $0.preferences?[keyPath: path] ?? "" },
      set: { cell, customer in
        customer.preferences = customer.preferences ?? CustomerPreferences()
        customer.preferences?[keyPath: path] = cell
      })
  }

  private static func enumerator<Value: CaseIterable & RawRepresentable<Int32>>(
    _ cell: String, _ type: Value.Type
  ) throws(InputError) -> Value {
    guard let value = EnumArgument.value(cell, of: type) else {
      throw InputError("must be \(EnumArgument.names(of: type).joined(separator: ", "))")
    }
    return value
  }

  private static func externalIDs(_ customer: Customer) -> String {
    CellList.joined(
      customer.externalIDs.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
  }

  private static func setExternalIDs(
    _ cell: String, _ customer: inout Customer
  ) throws(InputError) {
    for pair in CellList.split(cell) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw InputError("must be SYSTEM=ID, with | between several") }
      customer.externalIDs[String(parts[0])] = String(parts[1])
    }
  }

  private static func instant(_ timestamp: GoogleProtobuf.Timestamp?) -> String {
    guard let timestamp else { return "" }
    return Date(timeIntervalSince1970: Double(timestamp.seconds)).ISO8601Format()
  }
}
