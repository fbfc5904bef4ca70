// Generated from crm/v1/privacy_service.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import RPCCore
public import WireProto

/// What became of a receipt.
public enum ReplayOutcome: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  /// The customer had come back, and is erased again.
  case erased
  /// The customer is erased.
  case alreadyErased
  /// There is no such customer.
  case unknownCustomer
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .erased
    case 2: self = .alreadyErased
    case 3: self = .unknownCustomer
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .erased: 1
    case .alreadyErased: 2
    case .unknownCustomer: 3
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [ReplayOutcome] = [.unspecified, .erased, .alreadyErased, .unknownCustomer]
}

/// A decision to add; output-only fields in it are refused.
public struct RecordConsentRequest: Message {
  public var consent: ConsentRecord? = nil
  /// UUID text; the same caller, method and id with the same content gets the first answer again, for 24 h.
  public var requestID: String = ""

  public init() {}

  public init(
    consent: ConsentRecord? = nil,
    requestID: String = ""
  ) {
    self.consent = consent
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__RecordConsentRequest.self, initializedBy: { unsafe crm__v1__record_consent_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RecordConsentRequest.self)
    self.consent = unsafe Protobuf.message(c.pointee.consent)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RecordConsentRequest.self)
    unsafe c.pointee.consent = unsafe arena.message(consent)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one customer.
public struct GetConsentsRequest: Message {
  public var customerID: String = ""
  /// 0 is 20; at most 1,000.
  public var pageSize: Int32 = 0
  public var pageToken: String = ""

  public init() {}

  public init(
    customerID: String = "",
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.customerID = customerID
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetConsentsRequest.self, initializedBy: { unsafe crm__v1__get_consents_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetConsentsRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetConsentsRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
  }
}

/// What holds, and how it came to be.
public struct GetConsentsResponse: Message {
  /// Every channel and purpose about which there was a decision.
  public var states: [ConsentState] = []
  public var records: [ConsentRecord] = []
  /// Empty on the last page.
  public var nextPageToken: String = ""

  public init() {}

  public init(
    states: [ConsentState] = [],
    records: [ConsentRecord] = [],
    nextPageToken: String = ""
  ) {
    self.states = states
    self.records = records
    self.nextPageToken = nextPageToken
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetConsentsResponse.self, initializedBy: { unsafe crm__v1__get_consents_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetConsentsResponse.self)
    self.states = unsafe Protobuf.messages(c.pointee.states, count: Int(c.pointee.n_states))
    self.records = unsafe Protobuf.messages(c.pointee.records, count: Int(c.pointee.n_records))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetConsentsResponse.self)
    unsafe c.pointee.n_states = states.count
    unsafe c.pointee.states = unsafe arena.messages(states)
    unsafe c.pointee.n_records = records.count
    unsafe c.pointee.records = unsafe arena.messages(records)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
  }
}

/// Whom, where and what for.
public struct CheckContactabilityRequest: Message {
  /// At most 1,000.
  public var customerIDs: [String] = []
  /// Required.
  public var channel: Channel = Channel(rawValue: 0)
  /// Required.
  public var purpose: ContactPurpose = ContactPurpose(rawValue: 0)
  /// In which the customers' hours are read; an IANA name, by default the server's zone.
  public var timeZone: String = ""

  public init() {}

  public init(
    customerIDs: [String] = [],
    channel: Channel = Channel(rawValue: 0),
    purpose: ContactPurpose = ContactPurpose(rawValue: 0),
    timeZone: String = ""
  ) {
    self.customerIDs = customerIDs
    self.channel = channel
    self.purpose = purpose
    self.timeZone = timeZone
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CheckContactabilityRequest.self, initializedBy: { unsafe crm__v1__check_contactability_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CheckContactabilityRequest.self)
    self.customerIDs = unsafe Protobuf.texts(c.pointee.customer_ids, count: Int(c.pointee.n_customer_ids))
    self.channel = unsafe Channel(rawValue: Int32(truncatingIfNeeded: c.pointee.channel.rawValue))
    self.purpose = unsafe ContactPurpose(rawValue: Int32(truncatingIfNeeded: c.pointee.purpose.rawValue))
    self.timeZone = unsafe Protobuf.text(c.pointee.time_zone)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CheckContactabilityRequest.self)
    unsafe c.pointee.n_customer_ids = customerIDs.count
    unsafe c.pointee.customer_ids = unsafe arena.texts(customerIDs)
    unsafe c.pointee.channel = Crm__V1__Channel(rawValue: UInt32(bitPattern: channel.rawValue))
    unsafe c.pointee.purpose = Crm__V1__ContactPurpose(rawValue: UInt32(bitPattern: purpose.rawValue))
    unsafe c.pointee.time_zone = unsafe arena.text(timeZone)
  }
}

/// Whether one customer may be contacted.
public struct Contactability: Message {
  public var customerID: String = ""
  public var allowed: Bool = false
  /// Every reason against it.
  public var refusals: [ContactRefusal] = []
  /// The hours in which contact is welcome, `HH:MM`; empty when any is.
  public var contactFrom: String = ""
  public var contactUntil: String = ""

  public init() {}

  public init(
    customerID: String = "",
    allowed: Bool = false,
    refusals: [ContactRefusal] = [],
    contactFrom: String = "",
    contactUntil: String = ""
  ) {
    self.customerID = customerID
    self.allowed = allowed
    self.refusals = refusals
    self.contactFrom = contactFrom
    self.contactUntil = contactUntil
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__Contactability.self, initializedBy: { unsafe crm__v1__contactability__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Contactability.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.allowed = unsafe c.pointee.allowed != 0
    self.refusals = unsafe Protobuf.elements(c.pointee.refusals, count: Int(c.pointee.n_refusals)) { ContactRefusal(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.contactFrom = unsafe Protobuf.text(c.pointee.contact_from)
    self.contactUntil = unsafe Protobuf.text(c.pointee.contact_until)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Contactability.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.allowed = allowed ? 1 : 0
    unsafe c.pointee.n_refusals = refusals.count
    unsafe c.pointee.refusals = unsafe arena.array(refusals) { Crm__V1__ContactRefusal(rawValue: UInt32(bitPattern: $0.rawValue)) }
    unsafe c.pointee.contact_from = unsafe arena.text(contactFrom)
    unsafe c.pointee.contact_until = unsafe arena.text(contactUntil)
  }
}

/// One answer for each id, in the order of the request.
public struct CheckContactabilityResponse: Message {
  public var results: [Contactability] = []
  /// Now in the zone, `HH:MM`.
  public var localTime: String = ""

  public init() {}

  public init(
    results: [Contactability] = [],
    localTime: String = ""
  ) {
    self.results = results
    self.localTime = localTime
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CheckContactabilityResponse.self, initializedBy: { unsafe crm__v1__check_contactability_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CheckContactabilityResponse.self)
    self.results = unsafe Protobuf.messages(c.pointee.results, count: Int(c.pointee.n_results))
    self.localTime = unsafe Protobuf.text(c.pointee.local_time)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CheckContactabilityResponse.self)
    unsafe c.pointee.n_results = results.count
    unsafe c.pointee.results = unsafe arena.messages(results)
    unsafe c.pointee.local_time = unsafe arena.text(localTime)
  }
}

/// Whose data.
public struct ExportCustomerDataRequest: Message {
  public var customerID: String = ""

  public init() {}

  public init(
    customerID: String = ""
  ) {
    self.customerID = customerID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ExportCustomerDataRequest.self, initializedBy: { unsafe crm__v1__export_customer_data_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExportCustomerDataRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExportCustomerDataRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
  }
}

/// Some records of a section.
public struct ExportCustomerDataResponse: Message {
  /// customer, interaction, feedback, loyalty_change, consent_record, segment_membership, segment_change, audit_entry,
  /// stored_answer or erasure_receipt.
  public var section: String = ""
  /// A JSON object each, by the names of the stored columns.
  public var records: [String] = []

  public init() {}

  public init(
    section: String = "",
    records: [String] = []
  ) {
    self.section = section
    self.records = records
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ExportCustomerDataResponse.self, initializedBy: { unsafe crm__v1__export_customer_data_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExportCustomerDataResponse.self)
    self.section = unsafe Protobuf.text(c.pointee.section)
    self.records = unsafe Protobuf.texts(c.pointee.records, count: Int(c.pointee.n_records))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExportCustomerDataResponse.self)
    unsafe c.pointee.section = unsafe arena.text(section)
    unsafe c.pointee.n_records = records.count
    unsafe c.pointee.records = unsafe arena.texts(records)
  }
}

/// Whom to erase, and why.
public struct EraseCustomerRequest: Message {
  public var customerID: String = ""
  /// Required.
  public var reason: ErasureReason = ErasureReason(rawValue: 0)
  /// Of the request, such as a ticket's number: at most 64 letters, digits and `._/-`. Not a person's name.
  public var reference: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    customerID: String = "",
    reason: ErasureReason = ErasureReason(rawValue: 0),
    reference: String = "",
    requestID: String = ""
  ) {
    self.customerID = customerID
    self.reason = reason
    self.reference = reference
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__EraseCustomerRequest.self, initializedBy: { unsafe crm__v1__erase_customer_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__EraseCustomerRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.reason = unsafe ErasureReason(rawValue: Int32(truncatingIfNeeded: c.pointee.reason.rawValue))
    self.reference = unsafe Protobuf.text(c.pointee.reference)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__EraseCustomerRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.reason = Crm__V1__ErasureReason(rawValue: UInt32(bitPattern: reason.rawValue))
    unsafe c.pointee.reference = unsafe arena.text(reference)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// A page of receipts.
public struct ListErasureReceiptsRequest: Message {
  /// 0 is 20; at most 1,000.
  public var pageSize: Int32 = 0
  public var pageToken: String = ""
  public var includeTotalSize: Bool = false

  public init() {}

  public init(
    pageSize: Int32 = 0,
    pageToken: String = "",
    includeTotalSize: Bool = false
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.includeTotalSize = includeTotalSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListErasureReceiptsRequest.self, initializedBy: { unsafe crm__v1__list_erasure_receipts_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListErasureReceiptsRequest.self)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
    self.includeTotalSize = unsafe c.pointee.include_total_size != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListErasureReceiptsRequest.self)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
    unsafe c.pointee.include_total_size = includeTotalSize ? 1 : 0
  }
}

/// Receipts, latest first.
public struct ListErasureReceiptsResponse: Message {
  public var receipts: [ErasureReceipt] = []
  /// Empty on the last page.
  public var nextPageToken: String = ""
  /// Only when it was asked for.
  public var totalSize: Int64? = nil

  public init() {}

  public init(
    receipts: [ErasureReceipt] = [],
    nextPageToken: String = "",
    totalSize: Int64? = nil
  ) {
    self.receipts = receipts
    self.nextPageToken = nextPageToken
    self.totalSize = totalSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListErasureReceiptsResponse.self, initializedBy: { unsafe crm__v1__list_erasure_receipts_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListErasureReceiptsResponse.self)
    self.receipts = unsafe Protobuf.messages(c.pointee.receipts, count: Int(c.pointee.n_receipts))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
    self.totalSize = unsafe c.pointee._total_size_case.rawValue == 0 ? nil : unsafe c.pointee.total_size
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListErasureReceiptsResponse.self)
    unsafe c.pointee.n_receipts = receipts.count
    unsafe c.pointee.receipts = unsafe arena.messages(receipts)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
    if let totalSize {
      unsafe c.pointee._total_size_case = Crm__V1__ListErasureReceiptsResponse__TotalSizeCase(rawValue: 3)
      unsafe c.pointee.total_size = totalSize
    }
  }
}

/// An erasure that was done before.
public struct ReplayErasureRequest: Message {
  /// As EraseCustomer or ListErasureReceipts answered it.
  public var receipt: ErasureReceipt? = nil

  public init() {}

  public init(
    receipt: ErasureReceipt? = nil
  ) {
    self.receipt = receipt
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ReplayErasureRequest.self, initializedBy: { unsafe crm__v1__replay_erasure_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ReplayErasureRequest.self)
    self.receipt = unsafe Protobuf.message(c.pointee.receipt)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ReplayErasureRequest.self)
    unsafe c.pointee.receipt = unsafe arena.message(receipt)
  }
}

/// What became of a receipt.
public struct ReplayErasureResponse: Message {
  public var outcome: ReplayOutcome = ReplayOutcome(rawValue: 0)

  public init() {}

  public init(
    outcome: ReplayOutcome = ReplayOutcome(rawValue: 0)
  ) {
    self.outcome = outcome
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ReplayErasureResponse.self, initializedBy: { unsafe crm__v1__replay_erasure_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ReplayErasureResponse.self)
    self.outcome = unsafe ReplayOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ReplayErasureResponse.self)
    unsafe c.pointee.outcome = Crm__V1__ReplayOutcome(rawValue: UInt32(bitPattern: outcome.rawValue))
  }
}

/// Whom, and why.
public struct RestrictCustomerRequest: Message {
  public var customerID: String = ""
  /// At most 255 characters; erased with the customer.
  public var reason: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    customerID: String = "",
    reason: String = "",
    requestID: String = ""
  ) {
    self.customerID = customerID
    self.reason = reason
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__RestrictCustomerRequest.self, initializedBy: { unsafe crm__v1__restrict_customer_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RestrictCustomerRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.reason = unsafe Protobuf.text(c.pointee.reason)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RestrictCustomerRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.reason = unsafe arena.text(reason)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Whose restriction ends.
public struct LiftRestrictionRequest: Message {
  public var customerID: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    customerID: String = "",
    requestID: String = ""
  ) {
    self.customerID = customerID
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__LiftRestrictionRequest.self, initializedBy: { unsafe crm__v1__lift_restriction_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__LiftRestrictionRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__LiftRestrictionRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Whom, and why.
public struct PlaceLegalHoldRequest: Message {
  public var customerID: String = ""
  /// Required, at most 255 characters.
  public var reason: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    customerID: String = "",
    reason: String = "",
    requestID: String = ""
  ) {
    self.customerID = customerID
    self.reason = reason
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__PlaceLegalHoldRequest.self, initializedBy: { unsafe crm__v1__place_legal_hold_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PlaceLegalHoldRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.reason = unsafe Protobuf.text(c.pointee.reason)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PlaceLegalHoldRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.reason = unsafe arena.text(reason)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Whose hold ends.
public struct ReleaseLegalHoldRequest: Message {
  public var customerID: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    customerID: String = "",
    requestID: String = ""
  ) {
    self.customerID = customerID
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ReleaseLegalHoldRequest.self, initializedBy: { unsafe crm__v1__release_legal_hold_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ReleaseLegalHoldRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ReleaseLegalHoldRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one customer.
public struct GetPrivacyStatusRequest: Message {
  public var customerID: String = ""

  public init() {}

  public init(
    customerID: String = ""
  ) {
    self.customerID = customerID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetPrivacyStatusRequest.self, initializedBy: { unsafe crm__v1__get_privacy_status_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetPrivacyStatusRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetPrivacyStatusRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
  }
}

/// What to do with what was kept for too long.
public struct RunRetentionRequest: Message {
  /// Of the last message of a dry run, not older than 24 h: erase what it found. Empty: a dry run, which changes nothing.
  public var plan: String = ""

  public init() {}

  public init(
    plan: String = ""
  ) {
    self.plan = plan
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__RunRetentionRequest.self, initializedBy: { unsafe crm__v1__run_retention_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RunRetentionRequest.self)
    self.plan = unsafe Protobuf.text(c.pointee.plan)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RunRetentionRequest.self)
    unsafe c.pointee.plan = unsafe arena.text(plan)
  }
}

/// How far it is, and in the last message what was found, or done.
public struct RunRetentionResponse: Message {
  /// Nothing happened with what is found since then.
  public var cutoff: GoogleProtobuf.Timestamp? = nil
  /// Customers whose last change, interaction, feedback and decision lie before the cutoff. Those who are restricted stay.
  public var customers: Int64 = 0
  /// Of other customers, interactions before the cutoff that have texts.
  public var interactions: Int64 = 0
  /// Feedback before the cutoff that has texts, anonymous ones among them.
  public var feedback: Int64 = 0
  /// Customers who would be among those, but are held.
  public var held: Int64 = 0
  /// Whether this is the last message.
  public var done: Bool = false
  /// Of a dry run's last message: what has it done.
  public var plan: String = ""
  /// Values of audit entries before the cutoff.
  public var auditValues: Int64 = 0
  /// Of a run: customers who stay because segments name them; EraseCustomer says which.
  public var named: Int64 = 0

  public init() {}

  public init(
    cutoff: GoogleProtobuf.Timestamp? = nil,
    customers: Int64 = 0,
    interactions: Int64 = 0,
    feedback: Int64 = 0,
    held: Int64 = 0,
    done: Bool = false,
    plan: String = "",
    auditValues: Int64 = 0,
    named: Int64 = 0
  ) {
    self.cutoff = cutoff
    self.customers = customers
    self.interactions = interactions
    self.feedback = feedback
    self.held = held
    self.done = done
    self.plan = plan
    self.auditValues = auditValues
    self.named = named
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__RunRetentionResponse.self, initializedBy: { unsafe crm__v1__run_retention_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RunRetentionResponse.self)
    self.cutoff = unsafe Protobuf.message(c.pointee.cutoff)
    self.customers = unsafe c.pointee.customers
    self.interactions = unsafe c.pointee.interactions
    self.feedback = unsafe c.pointee.feedback
    self.held = unsafe c.pointee.held
    self.done = unsafe c.pointee.done != 0
    self.plan = unsafe Protobuf.text(c.pointee.plan)
    self.auditValues = unsafe c.pointee.audit_values
    self.named = unsafe c.pointee.named
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RunRetentionResponse.self)
    unsafe c.pointee.cutoff = unsafe arena.message(cutoff)
    unsafe c.pointee.customers = customers
    unsafe c.pointee.interactions = interactions
    unsafe c.pointee.feedback = feedback
    unsafe c.pointee.held = held
    unsafe c.pointee.done = done ? 1 : 0
    unsafe c.pointee.plan = unsafe arena.text(plan)
    unsafe c.pointee.audit_values = auditValues
    unsafe c.pointee.named = named
  }
}

/// A tag, and whether it is sensitive.
public struct SetTagSensitivityRequest: Message {
  public var tag: String = ""
  /// False: it is so no more.
  public var isSensitive: Bool = false

  public init() {}

  public init(
    tag: String = "",
    isSensitive: Bool = false
  ) {
    self.tag = tag
    self.isSensitive = isSensitive
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SetTagSensitivityRequest.self, initializedBy: { unsafe crm__v1__set_tag_sensitivity_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SetTagSensitivityRequest.self)
    self.tag = unsafe Protobuf.text(c.pointee.tag)
    self.isSensitive = unsafe c.pointee.is_sensitive != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SetTagSensitivityRequest.self)
    unsafe c.pointee.tag = unsafe arena.text(tag)
    unsafe c.pointee.is_sensitive = isSensitive ? 1 : 0
  }
}

/// Nothing more to say.
public struct SetTagSensitivityResponse: Message {
  public init() {}

  public static let messageType = unsafe MessageType(
    Crm__V1__SetTagSensitivityResponse.self, initializedBy: { unsafe crm__v1__set_tag_sensitivity_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
  }
}

/// Asks for all.
public struct ListSensitiveTagsRequest: Message {
  public init() {}

  public static let messageType = unsafe MessageType(
    Crm__V1__ListSensitiveTagsRequest.self, initializedBy: { unsafe crm__v1__list_sensitive_tags_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
  }
}

/// In the order of the tags; there are at most 1,000.
public struct ListSensitiveTagsResponse: Message {
  public var tags: [SensitiveTag] = []

  public init() {}

  public init(
    tags: [SensitiveTag] = []
  ) {
    self.tags = tags
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListSensitiveTagsResponse.self, initializedBy: { unsafe crm__v1__list_sensitive_tags_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListSensitiveTagsResponse.self)
    self.tags = unsafe Protobuf.messages(c.pointee.tags, count: Int(c.pointee.n_tags))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListSensitiveTagsResponse.self)
    unsafe c.pointee.n_tags = tags.count
    unsafe c.pointee.tags = unsafe arena.messages(tags)
  }
}


/// The methods of `crm.v1.PrivacyService`.
public enum PrivacyServiceMethods {
  public static let recordConsent = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "RecordConsent",
    kind: .unary, idempotency: .unknown,
    input: RecordConsentRequest.messageType, output: ConsentRecord.messageType)
  public static let getConsents = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "GetConsents",
    kind: .unary, idempotency: .noSideEffects,
    input: GetConsentsRequest.messageType, output: GetConsentsResponse.messageType)
  public static let checkContactability = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "CheckContactability",
    kind: .unary, idempotency: .noSideEffects,
    input: CheckContactabilityRequest.messageType, output: CheckContactabilityResponse.messageType)
  public static let exportCustomerData = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "ExportCustomerData",
    kind: .serverStreaming, idempotency: .unknown,
    input: ExportCustomerDataRequest.messageType, output: ExportCustomerDataResponse.messageType)
  public static let eraseCustomer = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "EraseCustomer",
    kind: .unary, idempotency: .unknown,
    input: EraseCustomerRequest.messageType, output: ErasureReceipt.messageType)
  public static let listErasureReceipts = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "ListErasureReceipts",
    kind: .unary, idempotency: .noSideEffects,
    input: ListErasureReceiptsRequest.messageType, output: ListErasureReceiptsResponse.messageType)
  public static let replayErasure = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "ReplayErasure",
    kind: .unary, idempotency: .idempotent,
    input: ReplayErasureRequest.messageType, output: ReplayErasureResponse.messageType)
  public static let restrictCustomer = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "RestrictCustomer",
    kind: .unary, idempotency: .unknown,
    input: RestrictCustomerRequest.messageType, output: PrivacyStatus.messageType)
  public static let liftRestriction = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "LiftRestriction",
    kind: .unary, idempotency: .unknown,
    input: LiftRestrictionRequest.messageType, output: PrivacyStatus.messageType)
  public static let placeLegalHold = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "PlaceLegalHold",
    kind: .unary, idempotency: .unknown,
    input: PlaceLegalHoldRequest.messageType, output: PrivacyStatus.messageType)
  public static let releaseLegalHold = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "ReleaseLegalHold",
    kind: .unary, idempotency: .unknown,
    input: ReleaseLegalHoldRequest.messageType, output: PrivacyStatus.messageType)
  public static let getPrivacyStatus = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "GetPrivacyStatus",
    kind: .unary, idempotency: .noSideEffects,
    input: GetPrivacyStatusRequest.messageType, output: PrivacyStatus.messageType)
  public static let runRetention = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "RunRetention",
    kind: .serverStreaming, idempotency: .unknown,
    input: RunRetentionRequest.messageType, output: RunRetentionResponse.messageType)
  public static let setTagSensitivity = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "SetTagSensitivity",
    kind: .unary, idempotency: .idempotent,
    input: SetTagSensitivityRequest.messageType, output: SetTagSensitivityResponse.messageType)
  public static let listSensitiveTags = MethodDescriptor(
    service: "crm.v1.PrivacyService", name: "ListSensitiveTags",
    kind: .unary, idempotency: .noSideEffects,
    input: ListSensitiveTagsRequest.messageType, output: ListSensitiveTagsResponse.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    recordConsent,
    getConsents,
    checkContactability,
    exportCustomerData,
    eraseCustomer,
    listErasureReceipts,
    replayErasure,
    restrictCustomer,
    liftRestriction,
    placeLegalHold,
    releaseLegalHold,
    getPrivacyStatus,
    runRetention,
    setTagSensitivity,
    listSensitiveTags,
  ]
}

/// What we owe the people in the data (law 09-08): consent, access, erasure, restriction, retention.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol PrivacyServiceHandler: Sendable {
  /// Adds a decision to a customer's ledger. It takes effect, in segments too, with the same commit.
  /// NOT_FOUND (CUSTOMER_NOT_FOUND), FAILED_PRECONDITION (CUSTOMER_ERASED).
  func recordConsent(_ request: RecordConsentRequest, context: CallContext) async throws -> ConsentRecord
  /// Answers what holds now for every channel and purpose, and a page of the decisions that led to it, latest first.
  func getConsents(_ request: GetConsentsRequest, context: CallContext) async throws -> GetConsentsResponse
  /// Says for many customers whether they may be contacted on a channel for a purpose, now, and if not, why.
  func checkContactability(_ request: CheckContactabilityRequest, context: CallContext) async throws -> CheckContactabilityResponse
  /// Sends everything that is stored about one person, section by section, the audit trail included. The export itself
  /// becomes an entry of the trail.
  func exportCustomerData(_ request: ExportCustomerDataRequest, responses: ResponseWriter<ExportCustomerDataResponse>, context: CallContext) async throws
  /// Makes a customer anonymous in every table, stored answer and audit value, for ever. What statistics count is
  /// kept. FAILED_PRECONDITION for who is held (LEGAL_HOLD), or reached by the criteria of a segment
  /// (SEGMENT_NAMES_CUSTOMER): that is changed or deleted first. Erasing twice answers the first receipt.
  func eraseCustomer(_ request: EraseCustomerRequest, context: CallContext) async throws -> ErasureReceipt
  /// Answers the receipts of all erasures, latest first.
  func listErasureReceipts(_ request: ListErasureReceiptsRequest, context: CallContext) async throws -> ListErasureReceiptsResponse
  /// Erases again who came back with a backup, whatever hold came back with them. INVALID_ARGUMENT (RECEIPT_INVALID) for
  /// a receipt that no server signed.
  func replayErasure(_ request: ReplayErasureRequest, context: CallContext) async throws -> ReplayErasureResponse
  /// Has a customer's data stored and nothing else done with it: no contact, no segment, no change of the customer and
  /// no deletion of what is written about them without crm:update:privacy.
  func restrictCustomer(_ request: RestrictCustomerRequest, context: CallContext) async throws -> PrivacyStatus
  /// Ends a restriction.
  func liftRestriction(_ request: LiftRestrictionRequest, context: CallContext) async throws -> PrivacyStatus
  /// Keeps a customer from being erased, by retention too, and what is written about them from being deleted.
  func placeLegalHold(_ request: PlaceLegalHoldRequest, context: CallContext) async throws -> PrivacyStatus
  /// Ends a legal hold.
  func releaseLegalHold(_ request: ReleaseLegalHoldRequest, context: CallContext) async throws -> PrivacyStatus
  /// Answers what is in force for one customer.
  func getPrivacyStatus(_ request: GetPrivacyStatusRequest, context: CallContext) async throws -> PrivacyStatus
  /// Finds what was kept for longer than it may be, or (with the plan of such a run) erases it. Tells how far it is
  /// about once a second; the last message has the result. A run that was cut off is gone on with by the same plan.
  /// INVALID_ARGUMENT (PLAN_INVALID) for a plan that no server made, or that is older than 24 h.
  func runRetention(_ request: RunRetentionRequest, responses: ResponseWriter<RunRetentionResponse>, context: CallContext) async throws
  /// Marks a tag as sensitive, or ends that. In force on every server within a second. FAILED_PRECONDITION
  /// (TAG_IN_SEGMENTS) while criteria of segments name it, RESOURCE_EXHAUSTED (TOO_MANY_SENSITIVE_TAGS) beyond 1,000.
  func setTagSensitivity(_ request: SetTagSensitivityRequest, context: CallContext) async throws -> SetTagSensitivityResponse
  /// Answers all sensitive tags.
  func listSensitiveTags(_ request: ListSensitiveTagsRequest, context: CallContext) async throws -> ListSensitiveTagsResponse
}

extension PrivacyServiceHandler {
  public func recordConsent(_ request: RecordConsentRequest, context: CallContext) async throws -> ConsentRecord {
    throw RPCError.unimplemented(PrivacyServiceMethods.recordConsent)
  }

  public func getConsents(_ request: GetConsentsRequest, context: CallContext) async throws -> GetConsentsResponse {
    throw RPCError.unimplemented(PrivacyServiceMethods.getConsents)
  }

  public func checkContactability(_ request: CheckContactabilityRequest, context: CallContext) async throws -> CheckContactabilityResponse {
    throw RPCError.unimplemented(PrivacyServiceMethods.checkContactability)
  }

  public func exportCustomerData(_ request: ExportCustomerDataRequest, responses: ResponseWriter<ExportCustomerDataResponse>, context: CallContext) async throws {
    throw RPCError.unimplemented(PrivacyServiceMethods.exportCustomerData)
  }

  public func eraseCustomer(_ request: EraseCustomerRequest, context: CallContext) async throws -> ErasureReceipt {
    throw RPCError.unimplemented(PrivacyServiceMethods.eraseCustomer)
  }

  public func listErasureReceipts(_ request: ListErasureReceiptsRequest, context: CallContext) async throws -> ListErasureReceiptsResponse {
    throw RPCError.unimplemented(PrivacyServiceMethods.listErasureReceipts)
  }

  public func replayErasure(_ request: ReplayErasureRequest, context: CallContext) async throws -> ReplayErasureResponse {
    throw RPCError.unimplemented(PrivacyServiceMethods.replayErasure)
  }

  public func restrictCustomer(_ request: RestrictCustomerRequest, context: CallContext) async throws -> PrivacyStatus {
    throw RPCError.unimplemented(PrivacyServiceMethods.restrictCustomer)
  }

  public func liftRestriction(_ request: LiftRestrictionRequest, context: CallContext) async throws -> PrivacyStatus {
    throw RPCError.unimplemented(PrivacyServiceMethods.liftRestriction)
  }

  public func placeLegalHold(_ request: PlaceLegalHoldRequest, context: CallContext) async throws -> PrivacyStatus {
    throw RPCError.unimplemented(PrivacyServiceMethods.placeLegalHold)
  }

  public func releaseLegalHold(_ request: ReleaseLegalHoldRequest, context: CallContext) async throws -> PrivacyStatus {
    throw RPCError.unimplemented(PrivacyServiceMethods.releaseLegalHold)
  }

  public func getPrivacyStatus(_ request: GetPrivacyStatusRequest, context: CallContext) async throws -> PrivacyStatus {
    throw RPCError.unimplemented(PrivacyServiceMethods.getPrivacyStatus)
  }

  public func runRetention(_ request: RunRetentionRequest, responses: ResponseWriter<RunRetentionResponse>, context: CallContext) async throws {
    throw RPCError.unimplemented(PrivacyServiceMethods.runRetention)
  }

  public func setTagSensitivity(_ request: SetTagSensitivityRequest, context: CallContext) async throws -> SetTagSensitivityResponse {
    throw RPCError.unimplemented(PrivacyServiceMethods.setTagSensitivity)
  }

  public func listSensitiveTags(_ request: ListSensitiveTagsRequest, context: CallContext) async throws -> ListSensitiveTagsResponse {
    throw RPCError.unimplemented(PrivacyServiceMethods.listSensitiveTags)
  }

}

extension Router {
  /// Serves `crm.v1.PrivacyService` by `handler`.
  public mutating func registerPrivacyService(_ handler: some PrivacyServiceHandler) {
    register(PrivacyServiceMethods.recordConsent, {
      (request: RecordConsentRequest, context) async throws -> ConsentRecord in
      try await handler.recordConsent(request, context: context)
    })
    register(PrivacyServiceMethods.getConsents, {
      (request: GetConsentsRequest, context) async throws -> GetConsentsResponse in
      try await handler.getConsents(request, context: context)
    })
    register(PrivacyServiceMethods.checkContactability, {
      (request: CheckContactabilityRequest, context) async throws -> CheckContactabilityResponse in
      try await handler.checkContactability(request, context: context)
    })
    register(PrivacyServiceMethods.exportCustomerData, serverStreaming: {
      (request: ExportCustomerDataRequest, responses: ResponseWriter<ExportCustomerDataResponse>, context) in
      try await handler.exportCustomerData(request, responses: responses, context: context)
    })
    register(PrivacyServiceMethods.eraseCustomer, {
      (request: EraseCustomerRequest, context) async throws -> ErasureReceipt in
      try await handler.eraseCustomer(request, context: context)
    })
    register(PrivacyServiceMethods.listErasureReceipts, {
      (request: ListErasureReceiptsRequest, context) async throws -> ListErasureReceiptsResponse in
      try await handler.listErasureReceipts(request, context: context)
    })
    register(PrivacyServiceMethods.replayErasure, {
      (request: ReplayErasureRequest, context) async throws -> ReplayErasureResponse in
      try await handler.replayErasure(request, context: context)
    })
    register(PrivacyServiceMethods.restrictCustomer, {
      (request: RestrictCustomerRequest, context) async throws -> PrivacyStatus in
      try await handler.restrictCustomer(request, context: context)
    })
    register(PrivacyServiceMethods.liftRestriction, {
      (request: LiftRestrictionRequest, context) async throws -> PrivacyStatus in
      try await handler.liftRestriction(request, context: context)
    })
    register(PrivacyServiceMethods.placeLegalHold, {
      (request: PlaceLegalHoldRequest, context) async throws -> PrivacyStatus in
      try await handler.placeLegalHold(request, context: context)
    })
    register(PrivacyServiceMethods.releaseLegalHold, {
      (request: ReleaseLegalHoldRequest, context) async throws -> PrivacyStatus in
      try await handler.releaseLegalHold(request, context: context)
    })
    register(PrivacyServiceMethods.getPrivacyStatus, {
      (request: GetPrivacyStatusRequest, context) async throws -> PrivacyStatus in
      try await handler.getPrivacyStatus(request, context: context)
    })
    register(PrivacyServiceMethods.runRetention, serverStreaming: {
      (request: RunRetentionRequest, responses: ResponseWriter<RunRetentionResponse>, context) in
      try await handler.runRetention(request, responses: responses, context: context)
    })
    register(PrivacyServiceMethods.setTagSensitivity, {
      (request: SetTagSensitivityRequest, context) async throws -> SetTagSensitivityResponse in
      try await handler.setTagSensitivity(request, context: context)
    })
    register(PrivacyServiceMethods.listSensitiveTags, {
      (request: ListSensitiveTagsRequest, context) async throws -> ListSensitiveTagsResponse in
      try await handler.listSensitiveTags(request, context: context)
    })
  }
}

/// Calls `crm.v1.PrivacyService`.
public struct PrivacyServiceClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  /// Adds a decision to a customer's ledger. It takes effect, in segments too, with the same commit.
  /// NOT_FOUND (CUSTOMER_NOT_FOUND), FAILED_PRECONDITION (CUSTOMER_ERASED).
  public func recordConsent(
    _ request: RecordConsentRequest, options: CallOptions = .default
  ) async throws -> ConsentRecord {
    try await calls.unary(PrivacyServiceMethods.recordConsent, request, options: options)
  }

  /// Answers what holds now for every channel and purpose, and a page of the decisions that led to it, latest first.
  public func getConsents(
    _ request: GetConsentsRequest, options: CallOptions = .default
  ) async throws -> GetConsentsResponse {
    try await calls.unary(PrivacyServiceMethods.getConsents, request, options: options)
  }

  /// Says for many customers whether they may be contacted on a channel for a purpose, now, and if not, why.
  public func checkContactability(
    _ request: CheckContactabilityRequest, options: CallOptions = .default
  ) async throws -> CheckContactabilityResponse {
    try await calls.unary(PrivacyServiceMethods.checkContactability, request, options: options)
  }

  /// Sends everything that is stored about one person, section by section, the audit trail included. The export itself
  /// becomes an entry of the trail.
  public func exportCustomerData<Result>(
    _ request: ExportCustomerDataRequest, options: CallOptions = .default,
    _ read: (MessageStream<ExportCustomerDataResponse>) async throws -> Result
  ) async throws -> Result {
    try await calls.serverStreaming(PrivacyServiceMethods.exportCustomerData, request, options: options, read)
  }

  /// Makes a customer anonymous in every table, stored answer and audit value, for ever. What statistics count is
  /// kept. FAILED_PRECONDITION for who is held (LEGAL_HOLD), or reached by the criteria of a segment
  /// (SEGMENT_NAMES_CUSTOMER): that is changed or deleted first. Erasing twice answers the first receipt.
  public func eraseCustomer(
    _ request: EraseCustomerRequest, options: CallOptions = .default
  ) async throws -> ErasureReceipt {
    try await calls.unary(PrivacyServiceMethods.eraseCustomer, request, options: options)
  }

  /// Answers the receipts of all erasures, latest first.
  public func listErasureReceipts(
    _ request: ListErasureReceiptsRequest, options: CallOptions = .default
  ) async throws -> ListErasureReceiptsResponse {
    try await calls.unary(PrivacyServiceMethods.listErasureReceipts, request, options: options)
  }

  /// Erases again who came back with a backup, whatever hold came back with them. INVALID_ARGUMENT (RECEIPT_INVALID) for
  /// a receipt that no server signed.
  public func replayErasure(
    _ request: ReplayErasureRequest, options: CallOptions = .default
  ) async throws -> ReplayErasureResponse {
    try await calls.unary(PrivacyServiceMethods.replayErasure, request, options: options)
  }

  /// Has a customer's data stored and nothing else done with it: no contact, no segment, no change of the customer and
  /// no deletion of what is written about them without crm:update:privacy.
  public func restrictCustomer(
    _ request: RestrictCustomerRequest, options: CallOptions = .default
  ) async throws -> PrivacyStatus {
    try await calls.unary(PrivacyServiceMethods.restrictCustomer, request, options: options)
  }

  /// Ends a restriction.
  public func liftRestriction(
    _ request: LiftRestrictionRequest, options: CallOptions = .default
  ) async throws -> PrivacyStatus {
    try await calls.unary(PrivacyServiceMethods.liftRestriction, request, options: options)
  }

  /// Keeps a customer from being erased, by retention too, and what is written about them from being deleted.
  public func placeLegalHold(
    _ request: PlaceLegalHoldRequest, options: CallOptions = .default
  ) async throws -> PrivacyStatus {
    try await calls.unary(PrivacyServiceMethods.placeLegalHold, request, options: options)
  }

  /// Ends a legal hold.
  public func releaseLegalHold(
    _ request: ReleaseLegalHoldRequest, options: CallOptions = .default
  ) async throws -> PrivacyStatus {
    try await calls.unary(PrivacyServiceMethods.releaseLegalHold, request, options: options)
  }

  /// Answers what is in force for one customer.
  public func getPrivacyStatus(
    _ request: GetPrivacyStatusRequest, options: CallOptions = .default
  ) async throws -> PrivacyStatus {
    try await calls.unary(PrivacyServiceMethods.getPrivacyStatus, request, options: options)
  }

  /// Finds what was kept for longer than it may be, or (with the plan of such a run) erases it. Tells how far it is
  /// about once a second; the last message has the result. A run that was cut off is gone on with by the same plan.
  /// INVALID_ARGUMENT (PLAN_INVALID) for a plan that no server made, or that is older than 24 h.
  public func runRetention<Result>(
    _ request: RunRetentionRequest, options: CallOptions = .default,
    _ read: (MessageStream<RunRetentionResponse>) async throws -> Result
  ) async throws -> Result {
    try await calls.serverStreaming(PrivacyServiceMethods.runRetention, request, options: options, read)
  }

  /// Marks a tag as sensitive, or ends that. In force on every server within a second. FAILED_PRECONDITION
  /// (TAG_IN_SEGMENTS) while criteria of segments name it, RESOURCE_EXHAUSTED (TOO_MANY_SENSITIVE_TAGS) beyond 1,000.
  public func setTagSensitivity(
    _ request: SetTagSensitivityRequest, options: CallOptions = .default
  ) async throws -> SetTagSensitivityResponse {
    try await calls.unary(PrivacyServiceMethods.setTagSensitivity, request, options: options)
  }

  /// Answers all sensitive tags.
  public func listSensitiveTags(
    _ request: ListSensitiveTagsRequest, options: CallOptions = .default
  ) async throws -> ListSensitiveTagsResponse {
    try await calls.unary(PrivacyServiceMethods.listSensitiveTags, request, options: options)
  }
}
