// Generated from crm/v1/privacy.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import WireProto

/// What a customer is contacted for.
public enum ContactPurpose: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  /// What a booking needs: confirmations, changes, pick-up times. Needs no consent.
  case service
  /// Direct marketing: only with consent to it on the channel.
  case marketing
  /// Our own services like those that the customer has used. By e-mail to customers who have dealt with us it needs no
  /// consent (law 09-08, article 10); on every other channel it does.
  case similarServices
  /// Asking for feedback: without consent until the customer objects.
  case survey
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .service
    case 2: self = .marketing
    case 3: self = .similarServices
    case 4: self = .survey
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .service: 1
    case .marketing: 2
    case .similarServices: 3
    case .survey: 4
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [ContactPurpose] = [.unspecified, .service, .marketing, .similarServices, .survey]
}

/// What a customer has decided.
public enum ConsentDecision: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  case granted
  /// A consent is taken back.
  case withdrawn
  /// No such contact, whether there was a consent or not. One to marketing also stops similar services.
  case objected
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .granted
    case 2: self = .withdrawn
    case 3: self = .objected
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .granted: 1
    case .withdrawn: 2
    case .objected: 3
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [ConsentDecision] = [.unspecified, .granted, .withdrawn, .objected]
}

/// Why a customer may not be contacted.
public enum ContactRefusal: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  case unknownCustomer
  case erased
  case inactive
  case restricted
  case objected
  case noConsent
  /// The customer's preferences do not have the channel.
  case channelNotWanted
  /// There is no e-mail address or no phone number.
  case noAddress
  /// The customer's preferences do not have the hour. Does not count for `service`.
  case outsideHours
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .unknownCustomer
    case 2: self = .erased
    case 3: self = .inactive
    case 4: self = .restricted
    case 5: self = .objected
    case 6: self = .noConsent
    case 7: self = .channelNotWanted
    case 8: self = .noAddress
    case 9: self = .outsideHours
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .unknownCustomer: 1
    case .erased: 2
    case .inactive: 3
    case .restricted: 4
    case .objected: 5
    case .noConsent: 6
    case .channelNotWanted: 7
    case .noAddress: 8
    case .outsideHours: 9
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [ContactRefusal] = [.unspecified, .unknownCustomer, .erased, .inactive, .restricted, .objected, .noConsent, .channelNotWanted, .noAddress, .outsideHours]
}

/// Why somebody was erased.
public enum ErasureReason: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  /// The person asked for it.
  case requested
  /// Their data was kept for as long as it may be.
  case retention
  /// The data should not have been collected.
  case unlawful
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .requested
    case 2: self = .retention
    case 3: self = .unlawful
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .requested: 1
    case .retention: 2
    case .unlawful: 3
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [ErasureReason] = [.unspecified, .requested, .retention, .unlawful]
}

/// One decision of a customer, as it stands in the ledger. Decisions are added, never changed.
public struct ConsentRecord: Message {
  /// UUID version 7, made by the server. Output only.
  public var id: String = ""
  public var customerID: String = ""
  /// Unset: every channel. A consent names its channel.
  public var channel: Channel = Channel(rawValue: 0)
  /// Required; service needs no decision.
  public var purpose: ContactPurpose = ContactPurpose(rawValue: 0)
  /// Required.
  public var decision: ConsentDecision = ConsentDecision(rawValue: 0)
  /// When the customer decided: now, unless it is given, and not more than 5 minutes ahead.
  public var decidedAt: GoogleProtobuf.Timestamp? = nil
  /// How, such as `web form`, `phone` or `paper`. Required, at most 64 characters.
  public var method: String = ""
  /// Version of the text that the customer was shown or read. Required for a consent, at most 64 characters.
  public var textVersion: String = ""
  /// Where the proof is, such as the number of a form or a recording. At most 255 characters.
  public var evidence: String = ""
  /// Output only.
  public var recordedAt: GoogleProtobuf.Timestamp? = nil
  /// The caller who recorded it. Output only.
  public var recordedBy: String = ""

  public init() {}

  public init(
    id: String = "",
    customerID: String = "",
    channel: Channel = Channel(rawValue: 0),
    purpose: ContactPurpose = ContactPurpose(rawValue: 0),
    decision: ConsentDecision = ConsentDecision(rawValue: 0),
    decidedAt: GoogleProtobuf.Timestamp? = nil,
    method: String = "",
    textVersion: String = "",
    evidence: String = "",
    recordedAt: GoogleProtobuf.Timestamp? = nil,
    recordedBy: String = ""
  ) {
    self.id = id
    self.customerID = customerID
    self.channel = channel
    self.purpose = purpose
    self.decision = decision
    self.decidedAt = decidedAt
    self.method = method
    self.textVersion = textVersion
    self.evidence = evidence
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ConsentRecord.self, initializedBy: { unsafe crm__v1__consent_record__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ConsentRecord.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.channel = unsafe Channel(rawValue: Int32(truncatingIfNeeded: c.pointee.channel.rawValue))
    self.purpose = unsafe ContactPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
    self.decision = unsafe ConsentDecision(rawValue: Int32(truncatingIfNeeded: c.pointee.decision.rawValue))
    self.decidedAt = unsafe Protobuf.message(c.pointee.decided_at)
    self.method = unsafe Protobuf.text(c.pointee.method)
    self.textVersion = unsafe Protobuf.text(c.pointee.text_version)
    self.evidence = unsafe Protobuf.text(c.pointee.evidence)
    self.recordedAt = unsafe Protobuf.message(c.pointee.recorded_at)
    self.recordedBy = unsafe Protobuf.text(c.pointee.recorded_by)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ConsentRecord.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.channel = Crm__V1__Channel(rawValue: UInt32(bitPattern: channel.rawValue))
    unsafe c.pointee.purpose = Crm__V1__ContactPurpose(rawValue: UInt32(bitPattern: purpose.rawValue))
    unsafe c.pointee.decision = Crm__V1__ConsentDecision(rawValue: UInt32(bitPattern: decision.rawValue))
    unsafe c.pointee.decided_at = unsafe arena.message(decidedAt)
    unsafe c.pointee.method = unsafe arena.text(method)
    unsafe c.pointee.text_version = unsafe arena.text(textVersion)
    unsafe c.pointee.evidence = unsafe arena.text(evidence)
    unsafe c.pointee.recorded_at = unsafe arena.message(recordedAt)
    unsafe c.pointee.recorded_by = unsafe arena.text(recordedBy)
  }
}

/// What holds now for one channel and purpose.
public struct ConsentState: Message {
  public var channel: Channel = Channel(rawValue: 0)
  public var purpose: ContactPurpose = ContactPurpose(rawValue: 0)
  /// The latest decision; unset when there was none.
  public var decision: ConsentDecision = ConsentDecision(rawValue: 0)
  /// Of the latest decision; unset when there was none.
  public var decidedAt: GoogleProtobuf.Timestamp? = nil

  public init() {}

  public init(
    channel: Channel = Channel(rawValue: 0),
    purpose: ContactPurpose = ContactPurpose(rawValue: 0),
    decision: ConsentDecision = ConsentDecision(rawValue: 0),
    decidedAt: GoogleProtobuf.Timestamp? = nil
  ) {
    self.channel = channel
    self.purpose = purpose
    self.decision = decision
    self.decidedAt = decidedAt
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ConsentState.self, initializedBy: { unsafe crm__v1__consent_state__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ConsentState.self)
    self.channel = unsafe Channel(rawValue: Int32(truncatingIfNeeded: c.pointee.channel.rawValue))
    self.purpose = unsafe ContactPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
    self.decision = unsafe ConsentDecision(rawValue: Int32(truncatingIfNeeded: c.pointee.decision.rawValue))
    self.decidedAt = unsafe Protobuf.message(c.pointee.decided_at)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ConsentState.self)
    unsafe c.pointee.channel = Crm__V1__Channel(rawValue: UInt32(bitPattern: channel.rawValue))
    unsafe c.pointee.purpose = Crm__V1__ContactPurpose(rawValue: UInt32(bitPattern: purpose.rawValue))
    unsafe c.pointee.decision = Crm__V1__ConsentDecision(rawValue: UInt32(bitPattern: decision.rawValue))
    unsafe c.pointee.decided_at = unsafe arena.message(decidedAt)
  }
}

/// What is in force for one customer.
public struct PrivacyStatus: Message {
  public var customerID: String = ""
  /// Since when their data is stored only; unset when it is not restricted.
  public var restrictedAt: GoogleProtobuf.Timestamp? = nil
  public var restrictionReason: String = ""
  /// Since when their data must not be erased; unset when nothing holds it.
  public var legalHoldAt: GoogleProtobuf.Timestamp? = nil
  public var legalHoldReason: String = ""
  /// Unset when they were not erased.
  public var erasedAt: GoogleProtobuf.Timestamp? = nil

  public init() {}

  public init(
    customerID: String = "",
    restrictedAt: GoogleProtobuf.Timestamp? = nil,
    restrictionReason: String = "",
    legalHoldAt: GoogleProtobuf.Timestamp? = nil,
    legalHoldReason: String = "",
    erasedAt: GoogleProtobuf.Timestamp? = nil
  ) {
    self.customerID = customerID
    self.restrictedAt = restrictedAt
    self.restrictionReason = restrictionReason
    self.legalHoldAt = legalHoldAt
    self.legalHoldReason = legalHoldReason
    self.erasedAt = erasedAt
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__PrivacyStatus.self, initializedBy: { unsafe crm__v1__privacy_status__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PrivacyStatus.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.restrictedAt = unsafe Protobuf.message(c.pointee.restricted_at)
    self.restrictionReason = unsafe Protobuf.text(c.pointee.restriction_reason)
    self.legalHoldAt = unsafe Protobuf.message(c.pointee.legal_hold_at)
    self.legalHoldReason = unsafe Protobuf.text(c.pointee.legal_hold_reason)
    self.erasedAt = unsafe Protobuf.message(c.pointee.erased_at)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PrivacyStatus.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.restricted_at = unsafe arena.message(restrictedAt)
    unsafe c.pointee.restriction_reason = unsafe arena.text(restrictionReason)
    unsafe c.pointee.legal_hold_at = unsafe arena.message(legalHoldAt)
    unsafe c.pointee.legal_hold_reason = unsafe arena.text(legalHoldReason)
    unsafe c.pointee.erased_at = unsafe arena.message(erasedAt)
  }
}

/// How many rows of a table an erasure changed or took away.
public struct ErasedRows: Message {
  public var table: String = ""
  public var rows: Int64 = 0

  public init() {}

  public init(
    table: String = "",
    rows: Int64 = 0
  ) {
    self.table = table
    self.rows = rows
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ErasedRows.self, initializedBy: { unsafe crm__v1__erased_rows__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ErasedRows.self)
    self.table = unsafe Protobuf.text(c.pointee.table)
    self.rows = unsafe c.pointee.rows
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ErasedRows.self)
    unsafe c.pointee.table = unsafe arena.text(table)
    unsafe c.pointee.rows = rows
  }
}

/// The proof of an erasure. Kept outside of the database it has the erasure done again after a restore from a backup.
public struct ErasureReceipt: Message {
  public var id: String = ""
  public var customerID: String = ""
  public var erasedAt: GoogleProtobuf.Timestamp? = nil
  public var erasedBy: String = ""
  public var reason: ErasureReason = ErasureReason(rawValue: 0)
  /// Of the request, such as a ticket's number.
  public var reference: String = ""
  public var erasedRows: [ErasedRows] = []
  /// By the key of the audit trail, in hexadecimal digits.
  public var signature: String = ""

  public init() {}

  public init(
    id: String = "",
    customerID: String = "",
    erasedAt: GoogleProtobuf.Timestamp? = nil,
    erasedBy: String = "",
    reason: ErasureReason = ErasureReason(rawValue: 0),
    reference: String = "",
    erasedRows: [ErasedRows] = [],
    signature: String = ""
  ) {
    self.id = id
    self.customerID = customerID
    self.erasedAt = erasedAt
    self.erasedBy = erasedBy
    self.reason = reason
    self.reference = reference
    self.erasedRows = erasedRows
    self.signature = signature
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ErasureReceipt.self, initializedBy: { unsafe crm__v1__erasure_receipt__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ErasureReceipt.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.erasedAt = unsafe Protobuf.message(c.pointee.erased_at)
    self.erasedBy = unsafe Protobuf.text(c.pointee.erased_by)
    self.reason = unsafe ErasureReason(rawValue: Int32(truncatingIfNeeded: c.pointee.reason.rawValue))
    self.reference = unsafe Protobuf.text(c.pointee.reference)
    self.erasedRows = unsafe Protobuf.messages(c.pointee.erased_rows, count: Int(c.pointee.n_erased_rows))
    self.signature = unsafe Protobuf.text(c.pointee.signature)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ErasureReceipt.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.erased_at = unsafe arena.message(erasedAt)
    unsafe c.pointee.erased_by = unsafe arena.text(erasedBy)
    unsafe c.pointee.reason = Crm__V1__ErasureReason(rawValue: UInt32(bitPattern: reason.rawValue))
    unsafe c.pointee.reference = unsafe arena.text(reference)
    unsafe c.pointee.n_erased_rows = erasedRows.count
    unsafe c.pointee.erased_rows = unsafe arena.messages(erasedRows)
    unsafe c.pointee.signature = unsafe arena.text(signature)
  }
}

/// A tag that says what law 09-08 calls sensitive: seen, set and used by those alone who may.
public struct SensitiveTag: Message {
  public var tag: String = ""
  public var markedAt: GoogleProtobuf.Timestamp? = nil
  public var markedBy: String = ""

  public init() {}

  public init(
    tag: String = "",
    markedAt: GoogleProtobuf.Timestamp? = nil,
    markedBy: String = ""
  ) {
    self.tag = tag
    self.markedAt = markedAt
    self.markedBy = markedBy
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SensitiveTag.self, initializedBy: { unsafe crm__v1__sensitive_tag__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SensitiveTag.self)
    self.tag = unsafe Protobuf.text(c.pointee.tag)
    self.markedAt = unsafe Protobuf.message(c.pointee.marked_at)
    self.markedBy = unsafe Protobuf.text(c.pointee.marked_by)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SensitiveTag.self)
    unsafe c.pointee.tag = unsafe arena.text(tag)
    unsafe c.pointee.marked_at = unsafe arena.message(markedAt)
    unsafe c.pointee.marked_by = unsafe arena.text(markedBy)
  }
}

