// Generated from crm/v1/customer.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import WireProto

/// Whether a customer is a person or an organisation.
public enum ContactType: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  case individual
  case corporate
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .individual
    case 2: self = .corporate
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .individual: 1
    case .corporate: 2
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [ContactType] = [.unspecified, .individual, .corporate]
}

/// Tiers, in ascending order: NEW < BRONZE < SILVER < GOLD < PLATINUM < VIP.
public enum LoyaltyStatus: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  case new
  case bronze
  case silver
  case gold
  case platinum
  case vip
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .new
    case 2: self = .bronze
    case 3: self = .silver
    case 4: self = .gold
    case 5: self = .platinum
    case 6: self = .vip
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .new: 1
    case .bronze: 2
    case .silver: 3
    case .gold: 4
    case .platinum: 5
    case .vip: 6
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [LoyaltyStatus] = [.unspecified, .new, .bronze, .silver, .gold, .platinum, .vip]
}

/// A person or an organisation that travels with us.
public struct Customer: Message {
  /// UUID version 7, made by the server. Output only.
  public var id: String = ""
  /// Required at creation.
  public var contactType: ContactType = ContactType(rawValue: 0)
  /// Required for individuals; for corporates the contact person. At most 255 characters.
  public var fullName: String = ""
  /// The name in Arabic script. At most 255 characters.
  public var fullNameAr: String = ""
  /// Required for corporates, empty for individuals. At most 255 characters.
  public var companyName: String = ""
  /// Required. Unique among active customers, compared without case. At most 255 characters.
  public var email: String = ""
  /// Required, kept as it was given. At most 64 characters.
  public var phone: String = ""
  /// `phone` in E.164, empty when it could not be resolved. Output only.
  public var phoneE164: String = ""
  /// Free text, at most 100 characters; never derived from residence or phone.
  public var nationality: String = ""
  /// Free text, at most 100 characters.
  public var residenceCountry: String = ""
  /// Free text as given: a region or a city. At most 100 characters.
  public var region: String = ""
  /// ISO 3166-2:MA code that `region` resolved to, empty when it did not. Output only.
  public var regionCode: String = ""
  /// City that `region` resolved to, empty when it did not. Output only.
  public var city: String = ""
  /// Arabic, French, English, Spanish or Tamazight; ar, fr, en, es and zgh are accepted. Default French.
  public var preferredLanguage: String = ""
  /// A set: trimmed, without repetition, sorted. At most 50 of 64 characters. Sensitive ones are seen and changed by
  /// callers with crm:read:privacy and crm:update:privacy alone.
  public var tags: [String] = []
  /// NEW at creation; changed by UpdateCustomer only.
  public var loyaltyStatus: LoyaltyStatus = LoyaltyStatus(rawValue: 0)
  /// At most 10,000 characters.
  public var notes: String = ""
  /// Changed by DeactivateCustomer and ReactivateCustomer only. Output only.
  public var isActive: Bool = false
  /// Identifiant Commun de l'Entreprise, 15 digits. Corporates only.
  public var ice: String = ""
  /// Identifier of this customer in other systems, by system. At most 20 of 64 and 255 characters.
  public var externalIDs: [String: String] = [:]
  public var preferences: CustomerPreferences? = nil
  /// Company name of corporates, full name of individuals. Output only.
  public var displayName: String = ""
  /// Output only.
  public var createdAt: GoogleProtobuf.Timestamp? = nil
  /// Output only.
  public var updatedAt: GoogleProtobuf.Timestamp? = nil
  /// Timestamp of the latest interaction, unset when there is none. Output only.
  public var lastInteraction: GoogleProtobuf.Timestamp? = nil
  /// Changes with every write but those of consents, restriction, legal hold and last_interaction; an update or a
  /// deactivation that names another etag is ABORTED.
  public var etag: String = ""
  /// What the customer has consented to, as `EMAIL:MARKETING`; for callers with crm:read:privacy. Output only.
  public var consents: [String] = []
  /// Their data is stored and nothing else is to be done with it. Output only.
  public var isRestricted: Bool = false
  /// Nobody knows any more who it was. Output only.
  public var isErased: Bool = false

  public init() {}

  public init(
    id: String = "",
    contactType: ContactType = ContactType(rawValue: 0),
    fullName: String = "",
    fullNameAr: String = "",
    companyName: String = "",
    email: String = "",
    phone: String = "",
    phoneE164: String = "",
    nationality: String = "",
    residenceCountry: String = "",
    region: String = "",
    regionCode: String = "",
    city: String = "",
    preferredLanguage: String = "",
    tags: [String] = [],
    loyaltyStatus: LoyaltyStatus = LoyaltyStatus(rawValue: 0),
    notes: String = "",
    isActive: Bool = false,
    ice: String = "",
    externalIDs: [String: String] = [:],
    preferences: CustomerPreferences? = nil,
    displayName: String = "",
    createdAt: GoogleProtobuf.Timestamp? = nil,
    updatedAt: GoogleProtobuf.Timestamp? = nil,
    lastInteraction: GoogleProtobuf.Timestamp? = nil,
    etag: String = "",
    consents: [String] = [],
    isRestricted: Bool = false,
    isErased: Bool = false
  ) {
    self.id = id
    self.contactType = contactType
    self.fullName = fullName
    self.fullNameAr = fullNameAr
    self.companyName = companyName
    self.email = email
    self.phone = phone
    self.phoneE164 = phoneE164
    self.nationality = nationality
    self.residenceCountry = residenceCountry
    self.region = region
    self.regionCode = regionCode
    self.city = city
    self.preferredLanguage = preferredLanguage
    self.tags = tags
    self.loyaltyStatus = loyaltyStatus
    self.notes = notes
    self.isActive = isActive
    self.ice = ice
    self.externalIDs = externalIDs
    self.preferences = preferences
    self.displayName = displayName
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.lastInteraction = lastInteraction
    self.etag = etag
    self.consents = consents
    self.isRestricted = isRestricted
    self.isErased = isErased
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__Customer.self, initializedBy: { unsafe crm__v1__customer__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Customer.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.contactType = unsafe ContactType(rawValue: Int32(truncatingIfNeeded: c.pointee.contact_type.rawValue))
    self.fullName = unsafe Protobuf.text(c.pointee.full_name)
    self.fullNameAr = unsafe Protobuf.text(c.pointee.full_name_ar)
    self.companyName = unsafe Protobuf.text(c.pointee.company_name)
    self.email = unsafe Protobuf.text(c.pointee.email)
    self.phone = unsafe Protobuf.text(c.pointee.phone)
    self.phoneE164 = unsafe Protobuf.text(c.pointee.phone_e164)
    self.nationality = unsafe Protobuf.text(c.pointee.nationality)
    self.residenceCountry = unsafe Protobuf.text(c.pointee.residence_country)
    self.region = unsafe Protobuf.text(c.pointee.region)
    self.regionCode = unsafe Protobuf.text(c.pointee.region_code)
    self.city = unsafe Protobuf.text(c.pointee.city)
    self.preferredLanguage = unsafe Protobuf.text(c.pointee.preferred_language)
    self.tags = unsafe Protobuf.texts(c.pointee.tags, count: Int(c.pointee.n_tags))
    self.loyaltyStatus = unsafe LoyaltyStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.loyalty_status.rawValue))
    self.notes = unsafe Protobuf.text(c.pointee.notes)
    self.isActive = unsafe c.pointee.is_active != 0
    self.ice = unsafe Protobuf.text(c.pointee.ice)
    self.externalIDs = Dictionary(unsafe Protobuf.elements(c.pointee.external_ids, count: Int(c.pointee.n_external_ids)) { entry in unsafe entry.map { entry in (unsafe Protobuf.text(entry.pointee.key), unsafe Protobuf.text(entry.pointee.value)) } }.compactMap { $0 }, uniquingKeysWith: { $1 })
    self.preferences = unsafe Protobuf.message(c.pointee.preferences)
    self.displayName = unsafe Protobuf.text(c.pointee.display_name)
    self.createdAt = unsafe Protobuf.message(c.pointee.created_at)
    self.updatedAt = unsafe Protobuf.message(c.pointee.updated_at)
    self.lastInteraction = unsafe Protobuf.message(c.pointee.last_interaction)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.consents = unsafe Protobuf.texts(c.pointee.consents, count: Int(c.pointee.n_consents))
    self.isRestricted = unsafe c.pointee.is_restricted != 0
    self.isErased = unsafe c.pointee.is_erased != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Customer.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.contact_type = Crm__V1__ContactType(rawValue: UInt32(bitPattern: contactType.rawValue))
    unsafe c.pointee.full_name = unsafe arena.text(fullName)
    unsafe c.pointee.full_name_ar = unsafe arena.text(fullNameAr)
    unsafe c.pointee.company_name = unsafe arena.text(companyName)
    unsafe c.pointee.email = unsafe arena.text(email)
    unsafe c.pointee.phone = unsafe arena.text(phone)
    unsafe c.pointee.phone_e164 = unsafe arena.text(phoneE164)
    unsafe c.pointee.nationality = unsafe arena.text(nationality)
    unsafe c.pointee.residence_country = unsafe arena.text(residenceCountry)
    unsafe c.pointee.region = unsafe arena.text(region)
    unsafe c.pointee.region_code = unsafe arena.text(regionCode)
    unsafe c.pointee.city = unsafe arena.text(city)
    unsafe c.pointee.preferred_language = unsafe arena.text(preferredLanguage)
    unsafe c.pointee.n_tags = tags.count
    unsafe c.pointee.tags = unsafe arena.texts(tags)
    unsafe c.pointee.loyalty_status = Crm__V1__LoyaltyStatus(rawValue: UInt32(bitPattern: loyaltyStatus.rawValue))
    unsafe c.pointee.notes = unsafe arena.text(notes)
    unsafe c.pointee.is_active = isActive ? 1 : 0
    unsafe c.pointee.ice = unsafe arena.text(ice)
    unsafe c.pointee.n_external_ids = externalIDs.count
    unsafe c.pointee.external_ids = unsafe arena.entries(externalIDs.sorted { $0.key < $1.key }, crm__v1__customer__external_ids_entry__init) { entry, key, value in unsafe entry.pointee.key = unsafe arena.text(key); unsafe entry.pointee.value = unsafe arena.text(value) }
    unsafe c.pointee.preferences = unsafe arena.message(preferences)
    unsafe c.pointee.display_name = unsafe arena.text(displayName)
    unsafe c.pointee.created_at = unsafe arena.message(createdAt)
    unsafe c.pointee.updated_at = unsafe arena.message(updatedAt)
    unsafe c.pointee.last_interaction = unsafe arena.message(lastInteraction)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.n_consents = consents.count
    unsafe c.pointee.consents = unsafe arena.texts(consents)
    unsafe c.pointee.is_restricted = isRestricted ? 1 : 0
    unsafe c.pointee.is_erased = isErased ? 1 : 0
  }
}

/// How a customer wishes to be contacted.
public struct CustomerPreferences: Message {
  /// Channels the customer accepts; empty is no restriction.
  public var allowedChannels: [Channel] = []
  /// One of the allowed channels.
  public var preferredChannel: Channel = Channel(rawValue: 0)
  /// Local time `HH:MM` from which contact is welcome; given together with `contact_until`.
  public var contactFrom: String = ""
  /// Local time `HH:MM` until which contact is welcome.
  public var contactUntil: String = ""

  public init() {}

  public init(
    allowedChannels: [Channel] = [],
    preferredChannel: Channel = Channel(rawValue: 0),
    contactFrom: String = "",
    contactUntil: String = ""
  ) {
    self.allowedChannels = allowedChannels
    self.preferredChannel = preferredChannel
    self.contactFrom = contactFrom
    self.contactUntil = contactUntil
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CustomerPreferences.self, initializedBy: { unsafe crm__v1__customer_preferences__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CustomerPreferences.self)
    self.allowedChannels = unsafe Protobuf.elements(c.pointee.allowed_channels, count: Int(c.pointee.n_allowed_channels)) { Channel(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.preferredChannel = unsafe Channel(rawValue: Int32(truncatingIfNeeded: c.pointee.preferred_channel.rawValue))
    self.contactFrom = unsafe Protobuf.text(c.pointee.contact_from)
    self.contactUntil = unsafe Protobuf.text(c.pointee.contact_until)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CustomerPreferences.self)
    unsafe c.pointee.n_allowed_channels = allowedChannels.count
    unsafe c.pointee.allowed_channels = unsafe arena.array(allowedChannels) { Crm__V1__Channel(rawValue: UInt32(bitPattern: $0.rawValue)) }
    unsafe c.pointee.preferred_channel = Crm__V1__Channel(rawValue: UInt32(bitPattern: preferredChannel.rawValue))
    unsafe c.pointee.contact_from = unsafe arena.text(contactFrom)
    unsafe c.pointee.contact_until = unsafe arena.text(contactUntil)
  }
}

/// A tag and how many active customers carry it.
public struct TagCount: Message {
  public var tag: String = ""
  public var customerCount: Int64 = 0

  public init() {}

  public init(
    tag: String = "",
    customerCount: Int64 = 0
  ) {
    self.tag = tag
    self.customerCount = customerCount
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__TagCount.self, initializedBy: { unsafe crm__v1__tag_count__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__TagCount.self)
    self.tag = unsafe Protobuf.text(c.pointee.tag)
    self.customerCount = unsafe c.pointee.customer_count
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__TagCount.self)
    unsafe c.pointee.tag = unsafe arena.text(tag)
    unsafe c.pointee.customer_count = customerCount
  }
}

/// A segment by id and name.
public struct SegmentReference: Message {
  public var id: String = ""
  public var name: String = ""

  public init() {}

  public init(
    id: String = "",
    name: String = ""
  ) {
    self.id = id
    self.name = name
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SegmentReference.self, initializedBy: { unsafe crm__v1__segment_reference__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SegmentReference.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.name = unsafe Protobuf.text(c.pointee.name)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SegmentReference.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.name = unsafe arena.text(name)
  }
}

