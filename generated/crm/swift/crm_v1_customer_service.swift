// Generated from crm/v1/customer_service.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import RPCCore
public import WireProto

/// What became of a row.
public enum ImportOutcome: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  /// A customer was created, or would be.
  case created
  /// An active customer has this e-mail address and everything else that the row says.
  case unchanged
  /// An active customer, or an earlier row, has this e-mail address and differs. It stays as it is.
  case duplicate
  /// The row breaks a rule; `violations` has every one.
  case invalid
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .created
    case 2: self = .unchanged
    case 3: self = .duplicate
    case 4: self = .invalid
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .created: 1
    case .unchanged: 2
    case .duplicate: 3
    case .invalid: 4
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [ImportOutcome] = [.unspecified, .created, .unchanged, .duplicate, .invalid]
}

/// Creates `customer`; output-only fields in it are refused.
public struct CreateCustomerRequest: Message {
  public var customer: Customer? = nil
  /// UUID text; the same caller, method and id with the same content gets the first answer again, for 24 h.
  public var requestID: String = ""

  public init() {}

  public init(
    customer: Customer? = nil,
    requestID: String = ""
  ) {
    self.customer = customer
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CreateCustomerRequest.self, initializedBy: { unsafe crm__v1__create_customer_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CreateCustomerRequest.self)
    self.customer = unsafe Protobuf.message(c.pointee.customer)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CreateCustomerRequest.self)
    unsafe c.pointee.customer = unsafe arena.message(customer)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one customer.
public struct GetCustomerRequest: Message {
  public var id: String = ""

  public init() {}

  public init(
    id: String = ""
  ) {
    self.id = id
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetCustomerRequest.self, initializedBy: { unsafe crm__v1__get_customer_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetCustomerRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetCustomerRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
  }
}

/// Names up to 1,000 customers.
public struct BatchGetCustomersRequest: Message {
  public var ids: [String] = []

  public init() {}

  public init(
    ids: [String] = []
  ) {
    self.ids = ids
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__BatchGetCustomersRequest.self, initializedBy: { unsafe crm__v1__batch_get_customers_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__BatchGetCustomersRequest.self)
    self.ids = unsafe Protobuf.texts(c.pointee.ids, count: Int(c.pointee.n_ids))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__BatchGetCustomersRequest.self)
    unsafe c.pointee.n_ids = ids.count
    unsafe c.pointee.ids = unsafe arena.texts(ids)
  }
}

/// The customers found, in the order asked for, and the ids that were not.
public struct BatchGetCustomersResponse: Message {
  public var customers: [Customer] = []
  /// Those that nobody has, in the order asked for.
  public var missingIDs: [String] = []

  public init() {}

  public init(
    customers: [Customer] = [],
    missingIDs: [String] = []
  ) {
    self.customers = customers
    self.missingIDs = missingIDs
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__BatchGetCustomersResponse.self, initializedBy: { unsafe crm__v1__batch_get_customers_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__BatchGetCustomersResponse.self)
    self.customers = unsafe Protobuf.messages(c.pointee.customers, count: Int(c.pointee.n_customers))
    self.missingIDs = unsafe Protobuf.texts(c.pointee.missing_ids, count: Int(c.pointee.n_missing_ids))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__BatchGetCustomersResponse.self)
    unsafe c.pointee.n_customers = customers.count
    unsafe c.pointee.customers = unsafe arena.messages(customers)
    unsafe c.pointee.n_missing_ids = missingIDs.count
    unsafe c.pointee.missing_ids = unsafe arena.texts(missingIDs)
  }
}

/// Filters are ANDed; an empty filter is no restriction.
public struct ListCustomersRequest: Message {
  /// 1 to 1,000; 0 is 20.
  public var pageSize: Int32 = 0
  /// From the last answer; bound to the filters and the order it came from.
  public var pageToken: String = ""
  /// `created_at`, `updated_at`, `display_name` or `last_interaction`, with ` desc` after it for
  /// descending. Default `created_at desc`.
  public var orderBy: String = ""
  /// Ask for `total_size`.
  public var includeTotalSize: Bool = false
  /// Words over name, company, e-mail and phone, at most 255 characters; matches come best first unless
  /// `order_by` says otherwise. Words match in any order and script, by their beginning, by their sound
  /// or nearly; a number matches the end of a phone number.
  public var query: String = ""
  /// Default true.
  public var isActive: Bool? = nil
  public var contactTypes: [ContactType] = []
  /// A city matches that city, a region everything in it.
  public var regions: [String] = []
  public var loyaltyStatuses: [LoyaltyStatus] = []
  /// Customers with at least one of these tags.
  public var tagsAny: [String] = []
  /// Customers with all of these tags.
  public var tagsAll: [String] = []
  /// In which they were created.
  public var created: Period? = nil
  /// In which their latest interaction took place; whoever has none is left out.
  public var lastInteraction: Period? = nil

  public init() {}

  public init(
    pageSize: Int32 = 0,
    pageToken: String = "",
    orderBy: String = "",
    includeTotalSize: Bool = false,
    query: String = "",
    isActive: Bool? = nil,
    contactTypes: [ContactType] = [],
    regions: [String] = [],
    loyaltyStatuses: [LoyaltyStatus] = [],
    tagsAny: [String] = [],
    tagsAll: [String] = [],
    created: Period? = nil,
    lastInteraction: Period? = nil
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.orderBy = orderBy
    self.includeTotalSize = includeTotalSize
    self.query = query
    self.isActive = isActive
    self.contactTypes = contactTypes
    self.regions = regions
    self.loyaltyStatuses = loyaltyStatuses
    self.tagsAny = tagsAny
    self.tagsAll = tagsAll
    self.created = created
    self.lastInteraction = lastInteraction
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListCustomersRequest.self, initializedBy: { unsafe crm__v1__list_customers_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListCustomersRequest.self)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
    self.orderBy = unsafe Protobuf.text(c.pointee.order_by)
    self.includeTotalSize = unsafe c.pointee.include_total_size != 0
    self.query = unsafe Protobuf.text(c.pointee.query)
    self.isActive = unsafe c.pointee._is_active_case.rawValue == 0 ? nil : unsafe c.pointee.is_active != 0
    self.contactTypes = unsafe Protobuf.elements(c.pointee.contact_types, count: Int(c.pointee.n_contact_types)) { ContactType(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.regions = unsafe Protobuf.texts(c.pointee.regions, count: Int(c.pointee.n_regions))
    self.loyaltyStatuses = unsafe Protobuf.elements(c.pointee.loyalty_statuses, count: Int(c.pointee.n_loyalty_statuses)) { LoyaltyStatus(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.tagsAny = unsafe Protobuf.texts(c.pointee.tags_any, count: Int(c.pointee.n_tags_any))
    self.tagsAll = unsafe Protobuf.texts(c.pointee.tags_all, count: Int(c.pointee.n_tags_all))
    self.created = unsafe Protobuf.message(c.pointee.created)
    self.lastInteraction = unsafe Protobuf.message(c.pointee.last_interaction)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListCustomersRequest.self)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
    unsafe c.pointee.order_by = unsafe arena.text(orderBy)
    unsafe c.pointee.include_total_size = includeTotalSize ? 1 : 0
    unsafe c.pointee.query = unsafe arena.text(query)
    if let isActive {
      unsafe c.pointee._is_active_case = Crm__V1__ListCustomersRequest__IsActiveCase(rawValue: 6)
      unsafe c.pointee.is_active = isActive ? 1 : 0
    }
    unsafe c.pointee.n_contact_types = contactTypes.count
    unsafe c.pointee.contact_types = unsafe arena.array(contactTypes) { Crm__V1__ContactType(rawValue: UInt32(bitPattern: $0.rawValue)) }
    unsafe c.pointee.n_regions = regions.count
    unsafe c.pointee.regions = unsafe arena.texts(regions)
    unsafe c.pointee.n_loyalty_statuses = loyaltyStatuses.count
    unsafe c.pointee.loyalty_statuses = unsafe arena.array(loyaltyStatuses) { Crm__V1__LoyaltyStatus(rawValue: UInt32(bitPattern: $0.rawValue)) }
    unsafe c.pointee.n_tags_any = tagsAny.count
    unsafe c.pointee.tags_any = unsafe arena.texts(tagsAny)
    unsafe c.pointee.n_tags_all = tagsAll.count
    unsafe c.pointee.tags_all = unsafe arena.texts(tagsAll)
    unsafe c.pointee.created = unsafe arena.message(created)
    unsafe c.pointee.last_interaction = unsafe arena.message(lastInteraction)
  }
}

/// One page.
public struct ListCustomersResponse: Message {
  public var customers: [Customer] = []
  /// Empty on the last page.
  public var nextPageToken: String = ""
  /// Exact number of matches, only when asked for.
  public var totalSize: Int64? = nil

  public init() {}

  public init(
    customers: [Customer] = [],
    nextPageToken: String = "",
    totalSize: Int64? = nil
  ) {
    self.customers = customers
    self.nextPageToken = nextPageToken
    self.totalSize = totalSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListCustomersResponse.self, initializedBy: { unsafe crm__v1__list_customers_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListCustomersResponse.self)
    self.customers = unsafe Protobuf.messages(c.pointee.customers, count: Int(c.pointee.n_customers))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
    self.totalSize = unsafe c.pointee._total_size_case.rawValue == 0 ? nil : unsafe c.pointee.total_size
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListCustomersResponse.self)
    unsafe c.pointee.n_customers = customers.count
    unsafe c.pointee.customers = unsafe arena.messages(customers)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
    if let totalSize {
      unsafe c.pointee._total_size_case = Crm__V1__ListCustomersResponse__TotalSizeCase(rawValue: 3)
      unsafe c.pointee.total_size = totalSize
    }
  }
}

/// What somebody has typed so far.
public struct SuggestCustomersRequest: Message {
  /// As in ListCustomers; empty matches nobody.
  public var query: String = ""

  public init() {}

  public init(
    query: String = ""
  ) {
    self.query = query
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SuggestCustomersRequest.self, initializedBy: { unsafe crm__v1__suggest_customers_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SuggestCustomersRequest.self)
    self.query = unsafe Protobuf.text(c.pointee.query)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SuggestCustomersRequest.self)
    unsafe c.pointee.query = unsafe arena.text(query)
  }
}

/// One suggestion.
public struct CustomerSuggestion: Message {
  public var id: String = ""
  public var displayName: String = ""
  public var email: String = ""
  public var phone: String = ""
  public var contactType: ContactType = ContactType(rawValue: 0)

  public init() {}

  public init(
    id: String = "",
    displayName: String = "",
    email: String = "",
    phone: String = "",
    contactType: ContactType = ContactType(rawValue: 0)
  ) {
    self.id = id
    self.displayName = displayName
    self.email = email
    self.phone = phone
    self.contactType = contactType
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CustomerSuggestion.self, initializedBy: { unsafe crm__v1__customer_suggestion__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CustomerSuggestion.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.displayName = unsafe Protobuf.text(c.pointee.display_name)
    self.email = unsafe Protobuf.text(c.pointee.email)
    self.phone = unsafe Protobuf.text(c.pointee.phone)
    self.contactType = unsafe ContactType(rawValue: Int32(truncatingIfNeeded: c.pointee.contact_type.rawValue))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CustomerSuggestion.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.display_name = unsafe arena.text(displayName)
    unsafe c.pointee.email = unsafe arena.text(email)
    unsafe c.pointee.phone = unsafe arena.text(phone)
    unsafe c.pointee.contact_type = Crm__V1__ContactType(rawValue: UInt32(bitPattern: contactType.rawValue))
  }
}

/// At most ten suggestions, best first.
public struct SuggestCustomersResponse: Message {
  public var suggestions: [CustomerSuggestion] = []

  public init() {}

  public init(
    suggestions: [CustomerSuggestion] = []
  ) {
    self.suggestions = suggestions
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SuggestCustomersResponse.self, initializedBy: { unsafe crm__v1__suggest_customers_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SuggestCustomersResponse.self)
    self.suggestions = unsafe Protobuf.messages(c.pointee.suggestions, count: Int(c.pointee.n_suggestions))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SuggestCustomersResponse.self)
    unsafe c.pointee.n_suggestions = suggestions.count
    unsafe c.pointee.suggestions = unsafe arena.messages(suggestions)
  }
}

/// Names up to 1,000 customers.
public struct CheckCustomersRequest: Message {
  public var ids: [String] = []

  public init() {}

  public init(
    ids: [String] = []
  ) {
    self.ids = ids
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CheckCustomersRequest.self, initializedBy: { unsafe crm__v1__check_customers_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CheckCustomersRequest.self)
    self.ids = unsafe Protobuf.texts(c.pointee.ids, count: Int(c.pointee.n_ids))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CheckCustomersRequest.self)
    unsafe c.pointee.n_ids = ids.count
    unsafe c.pointee.ids = unsafe arena.texts(ids)
  }
}

/// What a caller may rely on about one customer. A deactivated or erased one is not verified.
public struct CustomerCheck: Message {
  public var id: String = ""
  /// False for an id that nobody has; everything below has its default then.
  public var exists: Bool = false
  public var isActive: Bool = false
  /// exists and is_active.
  public var verified: Bool = false
  public var loyaltyStatus: LoyaltyStatus = LoyaltyStatus(rawValue: 0)
  /// The active segments that the customer is in.
  public var segmentIDs: [String] = []
  public var displayName: String = ""
  /// Their data is stored and nothing else is to be done with it.
  public var isRestricted: Bool = false

  public init() {}

  public init(
    id: String = "",
    exists: Bool = false,
    isActive: Bool = false,
    verified: Bool = false,
    loyaltyStatus: LoyaltyStatus = LoyaltyStatus(rawValue: 0),
    segmentIDs: [String] = [],
    displayName: String = "",
    isRestricted: Bool = false
  ) {
    self.id = id
    self.exists = exists
    self.isActive = isActive
    self.verified = verified
    self.loyaltyStatus = loyaltyStatus
    self.segmentIDs = segmentIDs
    self.displayName = displayName
    self.isRestricted = isRestricted
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CustomerCheck.self, initializedBy: { unsafe crm__v1__customer_check__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CustomerCheck.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.exists = unsafe c.pointee.exists != 0
    self.isActive = unsafe c.pointee.is_active != 0
    self.verified = unsafe c.pointee.verified != 0
    self.loyaltyStatus = unsafe LoyaltyStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.loyalty_status.rawValue))
    self.segmentIDs = unsafe Protobuf.texts(c.pointee.segment_ids, count: Int(c.pointee.n_segment_ids))
    self.displayName = unsafe Protobuf.text(c.pointee.display_name)
    self.isRestricted = unsafe c.pointee.is_restricted != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CustomerCheck.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.exists = exists ? 1 : 0
    unsafe c.pointee.is_active = isActive ? 1 : 0
    unsafe c.pointee.verified = verified ? 1 : 0
    unsafe c.pointee.loyalty_status = Crm__V1__LoyaltyStatus(rawValue: UInt32(bitPattern: loyaltyStatus.rawValue))
    unsafe c.pointee.n_segment_ids = segmentIDs.count
    unsafe c.pointee.segment_ids = unsafe arena.texts(segmentIDs)
    unsafe c.pointee.display_name = unsafe arena.text(displayName)
    unsafe c.pointee.is_restricted = isRestricted ? 1 : 0
  }
}

/// One check for each id, in the order of the request.
public struct CheckCustomersResponse: Message {
  public var checks: [CustomerCheck] = []

  public init() {}

  public init(
    checks: [CustomerCheck] = []
  ) {
    self.checks = checks
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CheckCustomersResponse.self, initializedBy: { unsafe crm__v1__check_customers_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CheckCustomersResponse.self)
    self.checks = unsafe Protobuf.messages(c.pointee.checks, count: Int(c.pointee.n_checks))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CheckCustomersResponse.self)
    unsafe c.pointee.n_checks = checks.count
    unsafe c.pointee.checks = unsafe arena.messages(checks)
  }
}

/// Names one customer.
public struct GetCustomerSummaryRequest: Message {
  public var id: String = ""

  public init() {}

  public init(
    id: String = ""
  ) {
    self.id = id
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetCustomerSummaryRequest.self, initializedBy: { unsafe crm__v1__get_customer_summary_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetCustomerSummaryRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetCustomerSummaryRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
  }
}

/// How many interactions took place on a channel.
public struct ChannelCount: Message {
  public var channel: Channel = Channel(rawValue: 0)
  public var count: Int64 = 0

  public init() {}

  public init(
    channel: Channel = Channel(rawValue: 0),
    count: Int64 = 0
  ) {
    self.channel = channel
    self.count = count
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ChannelCount.self, initializedBy: { unsafe crm__v1__channel_count__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ChannelCount.self)
    self.channel = unsafe Channel(rawValue: Int32(truncatingIfNeeded: c.pointee.channel.rawValue))
    self.count = unsafe c.pointee.count
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ChannelCount.self)
    unsafe c.pointee.channel = Crm__V1__Channel(rawValue: UInt32(bitPattern: channel.rawValue))
    unsafe c.pointee.count = count
  }
}

/// How much feedback there is on a service, and its average rating.
public struct ServiceCount: Message {
  public var serviceType: ServiceType = ServiceType(rawValue: 0)
  public var count: Int64 = 0
  public var averageRating: Double = 0

  public init() {}

  public init(
    serviceType: ServiceType = ServiceType(rawValue: 0),
    count: Int64 = 0,
    averageRating: Double = 0
  ) {
    self.serviceType = serviceType
    self.count = count
    self.averageRating = averageRating
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ServiceCount.self, initializedBy: { unsafe crm__v1__service_count__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ServiceCount.self)
    self.serviceType = unsafe ServiceType(rawValue: Int32(truncatingIfNeeded: c.pointee.service_type.rawValue))
    self.count = unsafe c.pointee.count
    self.averageRating = unsafe c.pointee.average_rating
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ServiceCount.self)
    unsafe c.pointee.service_type = Crm__V1__ServiceType(rawValue: UInt32(bitPattern: serviceType.rawValue))
    unsafe c.pointee.count = count
    unsafe c.pointee.average_rating = averageRating
  }
}

/// How much feedback there is of a sentiment.
public struct SentimentCount: Message {
  public var sentiment: Sentiment = Sentiment(rawValue: 0)
  public var count: Int64 = 0

  public init() {}

  public init(
    sentiment: Sentiment = Sentiment(rawValue: 0),
    count: Int64 = 0
  ) {
    self.sentiment = sentiment
    self.count = count
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SentimentCount.self, initializedBy: { unsafe crm__v1__sentiment_count__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SentimentCount.self)
    self.sentiment = unsafe Sentiment(rawValue: Int32(truncatingIfNeeded: c.pointee.sentiment.rawValue))
    self.count = unsafe c.pointee.count
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SentimentCount.self)
    unsafe c.pointee.sentiment = Crm__V1__Sentiment(rawValue: UInt32(bitPattern: sentiment.rawValue))
    unsafe c.pointee.count = count
  }
}

/// The 360° view of one customer.
public struct CustomerSummary: Message {
  public var customer: Customer? = nil
  public var totalInteractions: Int64 = 0
  public var totalFeedback: Int64 = 0
  public var interactionsByChannel: [ChannelCount] = []
  public var feedbackByService: [ServiceCount] = []
  /// Unset without feedback.
  public var averageRating: Double? = nil
  /// The latest; unset without feedback.
  public var lastFeedback: Feedback? = nil
  /// Required and not completed.
  public var openFollowUps: Int64 = 0
  public var unresolvedFeedback: Int64 = 0
  public var segments: [SegmentReference] = []
  public var sentiments: [SentimentCount] = []
  /// The ten latest.
  public var latest: [TimelineEntry] = []

  public init() {}

  public init(
    customer: Customer? = nil,
    totalInteractions: Int64 = 0,
    totalFeedback: Int64 = 0,
    interactionsByChannel: [ChannelCount] = [],
    feedbackByService: [ServiceCount] = [],
    averageRating: Double? = nil,
    lastFeedback: Feedback? = nil,
    openFollowUps: Int64 = 0,
    unresolvedFeedback: Int64 = 0,
    segments: [SegmentReference] = [],
    sentiments: [SentimentCount] = [],
    latest: [TimelineEntry] = []
  ) {
    self.customer = customer
    self.totalInteractions = totalInteractions
    self.totalFeedback = totalFeedback
    self.interactionsByChannel = interactionsByChannel
    self.feedbackByService = feedbackByService
    self.averageRating = averageRating
    self.lastFeedback = lastFeedback
    self.openFollowUps = openFollowUps
    self.unresolvedFeedback = unresolvedFeedback
    self.segments = segments
    self.sentiments = sentiments
    self.latest = latest
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CustomerSummary.self, initializedBy: { unsafe crm__v1__customer_summary__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CustomerSummary.self)
    self.customer = unsafe Protobuf.message(c.pointee.customer)
    self.totalInteractions = unsafe c.pointee.total_interactions
    self.totalFeedback = unsafe c.pointee.total_feedback
    self.interactionsByChannel = unsafe Protobuf.messages(c.pointee.interactions_by_channel, count: Int(c.pointee.n_interactions_by_channel))
    self.feedbackByService = unsafe Protobuf.messages(c.pointee.feedback_by_service, count: Int(c.pointee.n_feedback_by_service))
    self.averageRating = unsafe c.pointee._average_rating_case.rawValue == 0 ? nil : unsafe c.pointee.average_rating
    self.lastFeedback = unsafe Protobuf.message(c.pointee.last_feedback)
    self.openFollowUps = unsafe c.pointee.open_follow_ups
    self.unresolvedFeedback = unsafe c.pointee.unresolved_feedback
    self.segments = unsafe Protobuf.messages(c.pointee.segments, count: Int(c.pointee.n_segments))
    self.sentiments = unsafe Protobuf.messages(c.pointee.sentiments, count: Int(c.pointee.n_sentiments))
    self.latest = unsafe Protobuf.messages(c.pointee.latest, count: Int(c.pointee.n_latest))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CustomerSummary.self)
    unsafe c.pointee.customer = unsafe arena.message(customer)
    unsafe c.pointee.total_interactions = totalInteractions
    unsafe c.pointee.total_feedback = totalFeedback
    unsafe c.pointee.n_interactions_by_channel = interactionsByChannel.count
    unsafe c.pointee.interactions_by_channel = unsafe arena.messages(interactionsByChannel)
    unsafe c.pointee.n_feedback_by_service = feedbackByService.count
    unsafe c.pointee.feedback_by_service = unsafe arena.messages(feedbackByService)
    if let averageRating {
      unsafe c.pointee._average_rating_case = Crm__V1__CustomerSummary__AverageRatingCase(rawValue: 6)
      unsafe c.pointee.average_rating = averageRating
    }
    unsafe c.pointee.last_feedback = unsafe arena.message(lastFeedback)
    unsafe c.pointee.open_follow_ups = openFollowUps
    unsafe c.pointee.unresolved_feedback = unresolvedFeedback
    unsafe c.pointee.n_segments = segments.count
    unsafe c.pointee.segments = unsafe arena.messages(segments)
    unsafe c.pointee.n_sentiments = sentiments.count
    unsafe c.pointee.sentiments = unsafe arena.messages(sentiments)
    unsafe c.pointee.n_latest = latest.count
    unsafe c.pointee.latest = unsafe arena.messages(latest)
  }
}

/// Asks for one customer's timeline.
public struct GetCustomerTimelineRequest: Message {
  public var id: String = ""
  public var pageSize: Int32 = 0
  public var pageToken: String = ""

  public init() {}

  public init(
    id: String = "",
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.id = id
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetCustomerTimelineRequest.self, initializedBy: { unsafe crm__v1__get_customer_timeline_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetCustomerTimelineRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetCustomerTimelineRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
  }
}

/// A field that changed its value.
public struct FieldChange: Message {
  public var field: String = ""
  public var oldValue: String = ""
  public var newValue: String = ""

  public init() {}

  public init(
    field: String = "",
    oldValue: String = "",
    newValue: String = ""
  ) {
    self.field = field
    self.oldValue = oldValue
    self.newValue = newValue
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__FieldChange.self, initializedBy: { unsafe crm__v1__field_change__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__FieldChange.self)
    self.field = unsafe Protobuf.text(c.pointee.field)
    self.oldValue = unsafe Protobuf.text(c.pointee.old_value)
    self.newValue = unsafe Protobuf.text(c.pointee.new_value)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__FieldChange.self)
    unsafe c.pointee.field = unsafe arena.text(field)
    unsafe c.pointee.old_value = unsafe arena.text(oldValue)
    unsafe c.pointee.new_value = unsafe arena.text(newValue)
  }
}

/// Entering or leaving a segment.
public struct SegmentChange: Message {
  public var segment: SegmentReference? = nil
  /// False: left.
  public var entered: Bool = false

  public init() {}

  public init(
    segment: SegmentReference? = nil,
    entered: Bool = false
  ) {
    self.segment = segment
    self.entered = entered
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SegmentChange.self, initializedBy: { unsafe crm__v1__segment_change__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SegmentChange.self)
    self.segment = unsafe Protobuf.message(c.pointee.segment)
    self.entered = unsafe c.pointee.entered != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SegmentChange.self)
    unsafe c.pointee.segment = unsafe arena.message(segment)
    unsafe c.pointee.entered = entered ? 1 : 0
  }
}

/// Something that happened to a customer.
public struct TimelineEntry: Message {
  public var occurredAt: GoogleProtobuf.Timestamp? = nil
  public var entry: Entry?

  public init() {}

  public init(
    occurredAt: GoogleProtobuf.Timestamp? = nil,
    entry: Entry? = nil
  ) {
    self.occurredAt = occurredAt
    self.entry = entry
  }

  public enum Entry: Hashable, Sendable, TextlessValue {
    case interaction(Interaction)
    case feedback(Feedback)
    /// From one tier to another.
    case loyaltyChange(FieldChange)
    case segmentChange(SegmentChange)
    /// A decision; for callers with crm:read:privacy.
    case consentChange(FieldChange)
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__TimelineEntry.self, initializedBy: { unsafe crm__v1__timeline_entry__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__TimelineEntry.self)
    self.occurredAt = unsafe Protobuf.message(c.pointee.occurred_at)
    switch unsafe c.pointee.entry_case.rawValue {
    case 2:
      let member: Interaction? = unsafe Protobuf.message(c.pointee.interaction)
      self.entry = member.map { .interaction($0) }
    case 3:
      let member: Feedback? = unsafe Protobuf.message(c.pointee.feedback)
      self.entry = member.map { .feedback($0) }
    case 4:
      let member: FieldChange? = unsafe Protobuf.message(c.pointee.loyalty_change)
      self.entry = member.map { .loyaltyChange($0) }
    case 5:
      let member: SegmentChange? = unsafe Protobuf.message(c.pointee.segment_change)
      self.entry = member.map { .segmentChange($0) }
    case 6:
      let member: FieldChange? = unsafe Protobuf.message(c.pointee.consent_change)
      self.entry = member.map { .consentChange($0) }
    default: self.entry = nil
    }
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__TimelineEntry.self)
    unsafe c.pointee.occurred_at = unsafe arena.message(occurredAt)
    switch entry {
    case .interaction(let member):
      unsafe c.pointee.entry_case = Crm__V1__TimelineEntry__EntryCase(rawValue: 2)
      unsafe c.pointee.interaction = unsafe arena.message(member)
    case .feedback(let member):
      unsafe c.pointee.entry_case = Crm__V1__TimelineEntry__EntryCase(rawValue: 3)
      unsafe c.pointee.feedback = unsafe arena.message(member)
    case .loyaltyChange(let member):
      unsafe c.pointee.entry_case = Crm__V1__TimelineEntry__EntryCase(rawValue: 4)
      unsafe c.pointee.loyalty_change = unsafe arena.message(member)
    case .segmentChange(let member):
      unsafe c.pointee.entry_case = Crm__V1__TimelineEntry__EntryCase(rawValue: 5)
      unsafe c.pointee.segment_change = unsafe arena.message(member)
    case .consentChange(let member):
      unsafe c.pointee.entry_case = Crm__V1__TimelineEntry__EntryCase(rawValue: 6)
      unsafe c.pointee.consent_change = unsafe arena.message(member)
    case nil: break
    }
  }
}

/// One page, newest first.
public struct GetCustomerTimelineResponse: Message {
  public var entries: [TimelineEntry] = []
  public var nextPageToken: String = ""

  public init() {}

  public init(
    entries: [TimelineEntry] = [],
    nextPageToken: String = ""
  ) {
    self.entries = entries
    self.nextPageToken = nextPageToken
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetCustomerTimelineResponse.self, initializedBy: { unsafe crm__v1__get_customer_timeline_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetCustomerTimelineResponse.self)
    self.entries = unsafe Protobuf.messages(c.pointee.entries, count: Int(c.pointee.n_entries))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetCustomerTimelineResponse.self)
    unsafe c.pointee.n_entries = entries.count
    unsafe c.pointee.entries = unsafe arena.messages(entries)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
  }
}

/// Changes the customer that `customer.id` names.
public struct UpdateCustomerRequest: Message {
  /// The new values; `customer.etag`, when given, must be the stored one.
  public var customer: Customer? = nil
  /// Which fields to change: at least one. A field in the mask that is unset in `customer` is cleared.
  public var updateMask: GoogleProtobuf.FieldMask? = nil
  public var requestID: String = ""

  public init() {}

  public init(
    customer: Customer? = nil,
    updateMask: GoogleProtobuf.FieldMask? = nil,
    requestID: String = ""
  ) {
    self.customer = customer
    self.updateMask = updateMask
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__UpdateCustomerRequest.self, initializedBy: { unsafe crm__v1__update_customer_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__UpdateCustomerRequest.self)
    self.customer = unsafe Protobuf.message(c.pointee.customer)
    self.updateMask = unsafe Protobuf.message(c.pointee.update_mask)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__UpdateCustomerRequest.self)
    unsafe c.pointee.customer = unsafe arena.message(customer)
    unsafe c.pointee.update_mask = unsafe arena.message(updateMask)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one customer and, optionally, the state it must be in.
public struct DeactivateCustomerRequest: Message {
  public var id: String = ""
  public var etag: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    id: String = "",
    etag: String = "",
    requestID: String = ""
  ) {
    self.id = id
    self.etag = etag
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__DeactivateCustomerRequest.self, initializedBy: { unsafe crm__v1__deactivate_customer_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__DeactivateCustomerRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__DeactivateCustomerRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one customer and, optionally, the state it must be in.
public struct ReactivateCustomerRequest: Message {
  public var id: String = ""
  public var etag: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    id: String = "",
    etag: String = "",
    requestID: String = ""
  ) {
    self.id = id
    self.etag = etag
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ReactivateCustomerRequest.self, initializedBy: { unsafe crm__v1__reactivate_customer_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ReactivateCustomerRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ReactivateCustomerRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Tags to add to one customer.
public struct AddCustomerTagsRequest: Message {
  public var id: String = ""
  public var tags: [String] = []
  public var etag: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    id: String = "",
    tags: [String] = [],
    etag: String = "",
    requestID: String = ""
  ) {
    self.id = id
    self.tags = tags
    self.etag = etag
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__AddCustomerTagsRequest.self, initializedBy: { unsafe crm__v1__add_customer_tags_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AddCustomerTagsRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.tags = unsafe Protobuf.texts(c.pointee.tags, count: Int(c.pointee.n_tags))
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AddCustomerTagsRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.n_tags = tags.count
    unsafe c.pointee.tags = unsafe arena.texts(tags)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Tags to remove from one customer.
public struct RemoveCustomerTagsRequest: Message {
  public var id: String = ""
  public var tags: [String] = []
  public var etag: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    id: String = "",
    tags: [String] = [],
    etag: String = "",
    requestID: String = ""
  ) {
    self.id = id
    self.tags = tags
    self.etag = etag
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__RemoveCustomerTagsRequest.self, initializedBy: { unsafe crm__v1__remove_customer_tags_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RemoveCustomerTagsRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.tags = unsafe Protobuf.texts(c.pointee.tags, count: Int(c.pointee.n_tags))
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RemoveCustomerTagsRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.n_tags = tags.count
    unsafe c.pointee.tags = unsafe arena.texts(tags)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Asks for the tags in use.
public struct ListTagsRequest: Message {
  public var pageSize: Int32 = 0
  public var pageToken: String = ""

  public init() {}

  public init(
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListTagsRequest.self, initializedBy: { unsafe crm__v1__list_tags_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListTagsRequest.self)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListTagsRequest.self)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
  }
}

/// One page of tags, most used first.
public struct ListTagsResponse: Message {
  public var tags: [TagCount] = []
  public var nextPageToken: String = ""

  public init() {}

  public init(
    tags: [TagCount] = [],
    nextPageToken: String = ""
  ) {
    self.tags = tags
    self.nextPageToken = nextPageToken
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListTagsResponse.self, initializedBy: { unsafe crm__v1__list_tags_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListTagsResponse.self)
    self.tags = unsafe Protobuf.messages(c.pointee.tags, count: Int(c.pointee.n_tags))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListTagsResponse.self)
    unsafe c.pointee.n_tags = tags.count
    unsafe c.pointee.tags = unsafe arena.messages(tags)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
  }
}

/// A batch of rows, 1,000 at most.
public struct ImportCustomersRequest: Message {
  /// Check and answer as ever, and write nothing. The first message of a stream says it for all.
  public var dryRun: Bool = false
  public var rows: [ImportRow] = []

  public init() {}

  public init(
    dryRun: Bool = false,
    rows: [ImportRow] = []
  ) {
    self.dryRun = dryRun
    self.rows = rows
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ImportCustomersRequest.self, initializedBy: { unsafe crm__v1__import_customers_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ImportCustomersRequest.self)
    self.dryRun = unsafe c.pointee.dry_run != 0
    self.rows = unsafe Protobuf.messages(c.pointee.rows, count: Int(c.pointee.n_rows))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ImportCustomersRequest.self)
    unsafe c.pointee.dry_run = dryRun ? 1 : 0
    unsafe c.pointee.n_rows = rows.count
    unsafe c.pointee.rows = unsafe arena.messages(rows)
  }
}

/// One row of what is imported.
public struct ImportRow: Message {
  /// Where the row is in its source; comes back with its result.
  public var line: Int64 = 0
  /// As CreateCustomer takes it.
  public var customer: Customer? = nil

  public init() {}

  public init(
    line: Int64 = 0,
    customer: Customer? = nil
  ) {
    self.line = line
    self.customer = customer
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ImportRow.self, initializedBy: { unsafe crm__v1__import_row__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ImportRow.self)
    self.line = unsafe c.pointee.line
    self.customer = unsafe Protobuf.message(c.pointee.customer)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ImportRow.self)
    unsafe c.pointee.line = line
    unsafe c.pointee.customer = unsafe arena.message(customer)
  }
}

/// A field of a row and what is wrong with it.
public struct ImportViolation: Message {
  public var field: String = ""
  public var description: String = ""

  public init() {}

  public init(
    field: String = "",
    description: String = ""
  ) {
    self.field = field
    self.description = description
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ImportViolation.self, initializedBy: { unsafe crm__v1__import_violation__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ImportViolation.self)
    self.field = unsafe Protobuf.text(c.pointee.field)
    self.description = unsafe Protobuf.text(c.pointee.description)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ImportViolation.self)
    unsafe c.pointee.field = unsafe arena.text(field)
    unsafe c.pointee.description = unsafe arena.text(description)
  }
}

/// The result of one row.
public struct ImportResult: Message {
  public var line: Int64 = 0
  public var outcome: ImportOutcome = ImportOutcome(rawValue: 0)
  /// The customer created, or the one that has the e-mail address. Empty in a dry run of a new one.
  public var customerID: String = ""
  /// The earlier row of this stream that has the e-mail address, 0 when none has.
  public var duplicateOfLine: Int64 = 0
  public var violations: [ImportViolation] = []

  public init() {}

  public init(
    line: Int64 = 0,
    outcome: ImportOutcome = ImportOutcome(rawValue: 0),
    customerID: String = "",
    duplicateOfLine: Int64 = 0,
    violations: [ImportViolation] = []
  ) {
    self.line = line
    self.outcome = outcome
    self.customerID = customerID
    self.duplicateOfLine = duplicateOfLine
    self.violations = violations
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ImportResult.self, initializedBy: { unsafe crm__v1__import_result__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ImportResult.self)
    self.line = unsafe c.pointee.line
    self.outcome = unsafe ImportOutcome(rawValue: Int32(truncatingIfNeeded: c.pointee.outcome.rawValue))
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.duplicateOfLine = unsafe c.pointee.duplicate_of_line
    self.violations = unsafe Protobuf.messages(c.pointee.violations, count: Int(c.pointee.n_violations))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ImportResult.self)
    unsafe c.pointee.line = line
    unsafe c.pointee.outcome = Crm__V1__ImportOutcome(rawValue: UInt32(bitPattern: outcome.rawValue))
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.duplicate_of_line = duplicateOfLine
    unsafe c.pointee.n_violations = violations.count
    unsafe c.pointee.violations = unsafe arena.messages(violations)
  }
}

/// The results of one batch, in the order of its rows.
public struct ImportCustomersResponse: Message {
  public var results: [ImportResult] = []

  public init() {}

  public init(
    results: [ImportResult] = []
  ) {
    self.results = results
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ImportCustomersResponse.self, initializedBy: { unsafe crm__v1__import_customers_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ImportCustomersResponse.self)
    self.results = unsafe Protobuf.messages(c.pointee.results, count: Int(c.pointee.n_results))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ImportCustomersResponse.self)
    unsafe c.pointee.n_results = results.count
    unsafe c.pointee.results = unsafe arena.messages(results)
  }
}

/// Filters are ANDed as in ListCustomers; an empty filter is no restriction.
public struct ExportCustomersRequest: Message {
  /// As in ListCustomers.
  public var query: String = ""
  /// Unset: active and inactive ones.
  public var isActive: Bool? = nil
  public var contactTypes: [ContactType] = []
  public var regions: [String] = []
  public var loyaltyStatuses: [LoyaltyStatus] = []
  public var tagsAny: [String] = []
  public var tagsAll: [String] = []
  public var created: Period? = nil
  public var lastInteraction: Period? = nil

  public init() {}

  public init(
    query: String = "",
    isActive: Bool? = nil,
    contactTypes: [ContactType] = [],
    regions: [String] = [],
    loyaltyStatuses: [LoyaltyStatus] = [],
    tagsAny: [String] = [],
    tagsAll: [String] = [],
    created: Period? = nil,
    lastInteraction: Period? = nil
  ) {
    self.query = query
    self.isActive = isActive
    self.contactTypes = contactTypes
    self.regions = regions
    self.loyaltyStatuses = loyaltyStatuses
    self.tagsAny = tagsAny
    self.tagsAll = tagsAll
    self.created = created
    self.lastInteraction = lastInteraction
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ExportCustomersRequest.self, initializedBy: { unsafe crm__v1__export_customers_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExportCustomersRequest.self)
    self.query = unsafe Protobuf.text(c.pointee.query)
    self.isActive = unsafe c.pointee._is_active_case.rawValue == 0 ? nil : unsafe c.pointee.is_active != 0
    self.contactTypes = unsafe Protobuf.elements(c.pointee.contact_types, count: Int(c.pointee.n_contact_types)) { ContactType(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.regions = unsafe Protobuf.texts(c.pointee.regions, count: Int(c.pointee.n_regions))
    self.loyaltyStatuses = unsafe Protobuf.elements(c.pointee.loyalty_statuses, count: Int(c.pointee.n_loyalty_statuses)) { LoyaltyStatus(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.tagsAny = unsafe Protobuf.texts(c.pointee.tags_any, count: Int(c.pointee.n_tags_any))
    self.tagsAll = unsafe Protobuf.texts(c.pointee.tags_all, count: Int(c.pointee.n_tags_all))
    self.created = unsafe Protobuf.message(c.pointee.created)
    self.lastInteraction = unsafe Protobuf.message(c.pointee.last_interaction)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExportCustomersRequest.self)
    unsafe c.pointee.query = unsafe arena.text(query)
    if let isActive {
      unsafe c.pointee._is_active_case = Crm__V1__ExportCustomersRequest__IsActiveCase(rawValue: 2)
      unsafe c.pointee.is_active = isActive ? 1 : 0
    }
    unsafe c.pointee.n_contact_types = contactTypes.count
    unsafe c.pointee.contact_types = unsafe arena.array(contactTypes) { Crm__V1__ContactType(rawValue: UInt32(bitPattern: $0.rawValue)) }
    unsafe c.pointee.n_regions = regions.count
    unsafe c.pointee.regions = unsafe arena.texts(regions)
    unsafe c.pointee.n_loyalty_statuses = loyaltyStatuses.count
    unsafe c.pointee.loyalty_statuses = unsafe arena.array(loyaltyStatuses) { Crm__V1__LoyaltyStatus(rawValue: UInt32(bitPattern: $0.rawValue)) }
    unsafe c.pointee.n_tags_any = tagsAny.count
    unsafe c.pointee.tags_any = unsafe arena.texts(tagsAny)
    unsafe c.pointee.n_tags_all = tagsAll.count
    unsafe c.pointee.tags_all = unsafe arena.texts(tagsAll)
    unsafe c.pointee.created = unsafe arena.message(created)
    unsafe c.pointee.last_interaction = unsafe arena.message(lastInteraction)
  }
}

/// Some of the customers.
public struct ExportCustomersResponse: Message {
  public var customers: [Customer] = []

  public init() {}

  public init(
    customers: [Customer] = []
  ) {
    self.customers = customers
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ExportCustomersResponse.self, initializedBy: { unsafe crm__v1__export_customers_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExportCustomersResponse.self)
    self.customers = unsafe Protobuf.messages(c.pointee.customers, count: Int(c.pointee.n_customers))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExportCustomersResponse.self)
    unsafe c.pointee.n_customers = customers.count
    unsafe c.pointee.customers = unsafe arena.messages(customers)
  }
}


/// The methods of `crm.v1.CustomerService`.
public enum CustomerServiceMethods {
  public static let createCustomer = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "CreateCustomer",
    kind: .unary, idempotency: .unknown,
    input: CreateCustomerRequest.messageType, output: Customer.messageType)
  public static let getCustomer = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "GetCustomer",
    kind: .unary, idempotency: .noSideEffects,
    input: GetCustomerRequest.messageType, output: Customer.messageType)
  public static let batchGetCustomers = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "BatchGetCustomers",
    kind: .unary, idempotency: .noSideEffects,
    input: BatchGetCustomersRequest.messageType, output: BatchGetCustomersResponse.messageType)
  public static let listCustomers = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "ListCustomers",
    kind: .unary, idempotency: .noSideEffects,
    input: ListCustomersRequest.messageType, output: ListCustomersResponse.messageType)
  public static let suggestCustomers = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "SuggestCustomers",
    kind: .unary, idempotency: .noSideEffects,
    input: SuggestCustomersRequest.messageType, output: SuggestCustomersResponse.messageType)
  public static let checkCustomers = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "CheckCustomers",
    kind: .unary, idempotency: .noSideEffects,
    input: CheckCustomersRequest.messageType, output: CheckCustomersResponse.messageType)
  public static let getCustomerSummary = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "GetCustomerSummary",
    kind: .unary, idempotency: .noSideEffects,
    input: GetCustomerSummaryRequest.messageType, output: CustomerSummary.messageType)
  public static let getCustomerTimeline = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "GetCustomerTimeline",
    kind: .unary, idempotency: .noSideEffects,
    input: GetCustomerTimelineRequest.messageType, output: GetCustomerTimelineResponse.messageType)
  public static let updateCustomer = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "UpdateCustomer",
    kind: .unary, idempotency: .unknown,
    input: UpdateCustomerRequest.messageType, output: Customer.messageType)
  public static let deactivateCustomer = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "DeactivateCustomer",
    kind: .unary, idempotency: .unknown,
    input: DeactivateCustomerRequest.messageType, output: Customer.messageType)
  public static let reactivateCustomer = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "ReactivateCustomer",
    kind: .unary, idempotency: .unknown,
    input: ReactivateCustomerRequest.messageType, output: Customer.messageType)
  public static let addCustomerTags = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "AddCustomerTags",
    kind: .unary, idempotency: .unknown,
    input: AddCustomerTagsRequest.messageType, output: Customer.messageType)
  public static let removeCustomerTags = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "RemoveCustomerTags",
    kind: .unary, idempotency: .unknown,
    input: RemoveCustomerTagsRequest.messageType, output: Customer.messageType)
  public static let listTags = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "ListTags",
    kind: .unary, idempotency: .noSideEffects,
    input: ListTagsRequest.messageType, output: ListTagsResponse.messageType)
  public static let importCustomers = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "ImportCustomers",
    kind: .bidirectional, idempotency: .unknown,
    input: ImportCustomersRequest.messageType, output: ImportCustomersResponse.messageType)
  public static let exportCustomers = MethodDescriptor(
    service: "crm.v1.CustomerService", name: "ExportCustomers",
    kind: .serverStreaming, idempotency: .noSideEffects,
    input: ExportCustomersRequest.messageType, output: ExportCustomersResponse.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    createCustomer,
    getCustomer,
    batchGetCustomers,
    listCustomers,
    suggestCustomers,
    checkCustomers,
    getCustomerSummary,
    getCustomerTimeline,
    updateCustomer,
    deactivateCustomer,
    reactivateCustomer,
    addCustomerTags,
    removeCustomerTags,
    listTags,
    importCustomers,
    exportCustomers,
  ]
}

/// Customers: the people and organisations that travel with us.
/// With the metadata `max_staleness` (`5s`, `500ms`; at most `60s`) an answer that is no older, from memory or a
/// standby, may be given to GetCustomer, BatchGetCustomers, CheckCustomers, ListCustomers, SuggestCustomers, ListTags,
/// GetCustomerSummary and GetCustomerTimeline, where it tells of customers only to who may not see consents.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol CustomerServiceHandler: Sendable {
  /// Creates a customer. ALREADY_EXISTS (EMAIL_TAKEN) when an active customer has the e-mail address.
  func createCustomer(_ request: CreateCustomerRequest, context: CallContext) async throws -> Customer
  /// Answers one customer, active or not. NOT_FOUND (CUSTOMER_NOT_FOUND) for an id that nobody has.
  func getCustomer(_ request: GetCustomerRequest, context: CallContext) async throws -> Customer
  /// Answers many customers in the order of the request, and names those that do not exist.
  func batchGetCustomers(_ request: BatchGetCustomersRequest, context: CallContext) async throws -> BatchGetCustomersResponse
  /// Lists customers page by page. INVALID_ARGUMENT (PAGE_TOKEN_MISMATCH) when filters or order are others than those
  /// that the page token came from.
  func listCustomers(_ request: ListCustomersRequest, context: CallContext) async throws -> ListCustomersResponse
  /// Answers the ten best matches for what somebody is typing.
  func suggestCustomers(_ request: SuggestCustomersRequest, context: CallContext) async throws -> SuggestCustomersResponse
  /// Says for many ids what booking and pricing need: exists, active, tier, segments, name. An unknown id is no error:
  /// its check says that it does not exist.
  func checkCustomers(_ request: CheckCustomersRequest, context: CallContext) async throws -> CheckCustomersResponse
  /// Answers the 360° view of one customer, in one statement. NOT_FOUND (CUSTOMER_NOT_FOUND).
  func getCustomerSummary(_ request: GetCustomerSummaryRequest, context: CallContext) async throws -> CustomerSummary
  /// Lists everything that happened to one customer, newest first.
  func getCustomerTimeline(_ request: GetCustomerTimelineRequest, context: CallContext) async throws -> GetCustomerTimelineResponse
  /// Changes the fields that the mask names. ABORTED (ETAG_MISMATCH) when the customer has changed since, ALREADY_EXISTS
  /// (EMAIL_TAKEN) when an active customer has the new address, FAILED_PRECONDITION for who is erased (CUSTOMER_ERASED)
  /// or restricted (CUSTOMER_RESTRICTED, without crm:update:privacy).
  func updateCustomer(_ request: UpdateCustomerRequest, context: CallContext) async throws -> Customer
  /// Takes a customer out of use; its e-mail address becomes free. Deactivating twice answers the same.
  func deactivateCustomer(_ request: DeactivateCustomerRequest, context: CallContext) async throws -> Customer
  /// Takes a customer back into use. ALREADY_EXISTS (EMAIL_TAKEN) when its e-mail address is taken by now.
  func reactivateCustomer(_ request: ReactivateCustomerRequest, context: CallContext) async throws -> Customer
  /// Adds tags to a customer's set. Those that it has already change nothing.
  func addCustomerTags(_ request: AddCustomerTagsRequest, context: CallContext) async throws -> Customer
  /// Removes tags from a customer's set. Those that it does not have change nothing.
  func removeCustomerTags(_ request: RemoveCustomerTagsRequest, context: CallContext) async throws -> Customer
  /// Lists the tags in use with their counts.
  func listTags(_ request: ListTagsRequest, context: CallContext) async throws -> ListTagsResponse
  /// Creates customers batch by batch and says what became of each row. A batch is one transaction, and
  /// is answered when it is committed: who was cut off sends again what was not answered, or everything.
  /// RESOURCE_EXHAUSTED (IMPORT_TOO_LONG) beyond a million rows.
  func importCustomers(_ requests: MessageStream<ImportCustomersRequest>, responses: ResponseWriter<ImportCustomersResponse>, context: CallContext) async throws
  /// Sends every customer that the filters keep, oldest first, a thousand at most in each message.
  func exportCustomers(_ request: ExportCustomersRequest, responses: ResponseWriter<ExportCustomersResponse>, context: CallContext) async throws
}

extension CustomerServiceHandler {
  public func createCustomer(_ request: CreateCustomerRequest, context: CallContext) async throws -> Customer {
    throw RPCError.unimplemented(CustomerServiceMethods.createCustomer)
  }

  public func getCustomer(_ request: GetCustomerRequest, context: CallContext) async throws -> Customer {
    throw RPCError.unimplemented(CustomerServiceMethods.getCustomer)
  }

  public func batchGetCustomers(_ request: BatchGetCustomersRequest, context: CallContext) async throws -> BatchGetCustomersResponse {
    throw RPCError.unimplemented(CustomerServiceMethods.batchGetCustomers)
  }

  public func listCustomers(_ request: ListCustomersRequest, context: CallContext) async throws -> ListCustomersResponse {
    throw RPCError.unimplemented(CustomerServiceMethods.listCustomers)
  }

  public func suggestCustomers(_ request: SuggestCustomersRequest, context: CallContext) async throws -> SuggestCustomersResponse {
    throw RPCError.unimplemented(CustomerServiceMethods.suggestCustomers)
  }

  public func checkCustomers(_ request: CheckCustomersRequest, context: CallContext) async throws -> CheckCustomersResponse {
    throw RPCError.unimplemented(CustomerServiceMethods.checkCustomers)
  }

  public func getCustomerSummary(_ request: GetCustomerSummaryRequest, context: CallContext) async throws -> CustomerSummary {
    throw RPCError.unimplemented(CustomerServiceMethods.getCustomerSummary)
  }

  public func getCustomerTimeline(_ request: GetCustomerTimelineRequest, context: CallContext) async throws -> GetCustomerTimelineResponse {
    throw RPCError.unimplemented(CustomerServiceMethods.getCustomerTimeline)
  }

  public func updateCustomer(_ request: UpdateCustomerRequest, context: CallContext) async throws -> Customer {
    throw RPCError.unimplemented(CustomerServiceMethods.updateCustomer)
  }

  public func deactivateCustomer(_ request: DeactivateCustomerRequest, context: CallContext) async throws -> Customer {
    throw RPCError.unimplemented(CustomerServiceMethods.deactivateCustomer)
  }

  public func reactivateCustomer(_ request: ReactivateCustomerRequest, context: CallContext) async throws -> Customer {
    throw RPCError.unimplemented(CustomerServiceMethods.reactivateCustomer)
  }

  public func addCustomerTags(_ request: AddCustomerTagsRequest, context: CallContext) async throws -> Customer {
    throw RPCError.unimplemented(CustomerServiceMethods.addCustomerTags)
  }

  public func removeCustomerTags(_ request: RemoveCustomerTagsRequest, context: CallContext) async throws -> Customer {
    throw RPCError.unimplemented(CustomerServiceMethods.removeCustomerTags)
  }

  public func listTags(_ request: ListTagsRequest, context: CallContext) async throws -> ListTagsResponse {
    throw RPCError.unimplemented(CustomerServiceMethods.listTags)
  }

  public func importCustomers(_ requests: MessageStream<ImportCustomersRequest>, responses: ResponseWriter<ImportCustomersResponse>, context: CallContext) async throws {
    throw RPCError.unimplemented(CustomerServiceMethods.importCustomers)
  }

  public func exportCustomers(_ request: ExportCustomersRequest, responses: ResponseWriter<ExportCustomersResponse>, context: CallContext) async throws {
    throw RPCError.unimplemented(CustomerServiceMethods.exportCustomers)
  }

}

extension Router {
  /// Serves `crm.v1.CustomerService` by `handler`.
  public mutating func registerCustomerService(_ handler: some CustomerServiceHandler) {
    register(CustomerServiceMethods.createCustomer, {
      (request: CreateCustomerRequest, context) async throws -> Customer in
      try await handler.createCustomer(request, context: context)
    })
    register(CustomerServiceMethods.getCustomer, {
      (request: GetCustomerRequest, context) async throws -> Customer in
      try await handler.getCustomer(request, context: context)
    })
    register(CustomerServiceMethods.batchGetCustomers, {
      (request: BatchGetCustomersRequest, context) async throws -> BatchGetCustomersResponse in
      try await handler.batchGetCustomers(request, context: context)
    })
    register(CustomerServiceMethods.listCustomers, {
      (request: ListCustomersRequest, context) async throws -> ListCustomersResponse in
      try await handler.listCustomers(request, context: context)
    })
    register(CustomerServiceMethods.suggestCustomers, {
      (request: SuggestCustomersRequest, context) async throws -> SuggestCustomersResponse in
      try await handler.suggestCustomers(request, context: context)
    })
    register(CustomerServiceMethods.checkCustomers, {
      (request: CheckCustomersRequest, context) async throws -> CheckCustomersResponse in
      try await handler.checkCustomers(request, context: context)
    })
    register(CustomerServiceMethods.getCustomerSummary, {
      (request: GetCustomerSummaryRequest, context) async throws -> CustomerSummary in
      try await handler.getCustomerSummary(request, context: context)
    })
    register(CustomerServiceMethods.getCustomerTimeline, {
      (request: GetCustomerTimelineRequest, context) async throws -> GetCustomerTimelineResponse in
      try await handler.getCustomerTimeline(request, context: context)
    })
    register(CustomerServiceMethods.updateCustomer, {
      (request: UpdateCustomerRequest, context) async throws -> Customer in
      try await handler.updateCustomer(request, context: context)
    })
    register(CustomerServiceMethods.deactivateCustomer, {
      (request: DeactivateCustomerRequest, context) async throws -> Customer in
      try await handler.deactivateCustomer(request, context: context)
    })
    register(CustomerServiceMethods.reactivateCustomer, {
      (request: ReactivateCustomerRequest, context) async throws -> Customer in
      try await handler.reactivateCustomer(request, context: context)
    })
    register(CustomerServiceMethods.addCustomerTags, {
      (request: AddCustomerTagsRequest, context) async throws -> Customer in
      try await handler.addCustomerTags(request, context: context)
    })
    register(CustomerServiceMethods.removeCustomerTags, {
      (request: RemoveCustomerTagsRequest, context) async throws -> Customer in
      try await handler.removeCustomerTags(request, context: context)
    })
    register(CustomerServiceMethods.listTags, {
      (request: ListTagsRequest, context) async throws -> ListTagsResponse in
      try await handler.listTags(request, context: context)
    })
    register(CustomerServiceMethods.importCustomers, bidirectional: {
      (requests: MessageStream<ImportCustomersRequest>, responses: ResponseWriter<ImportCustomersResponse>, context) in
      try await handler.importCustomers(requests, responses: responses, context: context)
    })
    register(CustomerServiceMethods.exportCustomers, serverStreaming: {
      (request: ExportCustomersRequest, responses: ResponseWriter<ExportCustomersResponse>, context) in
      try await handler.exportCustomers(request, responses: responses, context: context)
    })
  }
}

/// Calls `crm.v1.CustomerService`.
public struct CustomerServiceClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  /// Creates a customer. ALREADY_EXISTS (EMAIL_TAKEN) when an active customer has the e-mail address.
  public func createCustomer(
    _ request: CreateCustomerRequest, options: CallOptions = .default
  ) async throws -> Customer {
    try await calls.unary(CustomerServiceMethods.createCustomer, request, options: options)
  }

  /// Answers one customer, active or not. NOT_FOUND (CUSTOMER_NOT_FOUND) for an id that nobody has.
  public func getCustomer(
    _ request: GetCustomerRequest, options: CallOptions = .default
  ) async throws -> Customer {
    try await calls.unary(CustomerServiceMethods.getCustomer, request, options: options)
  }

  /// Answers many customers in the order of the request, and names those that do not exist.
  public func batchGetCustomers(
    _ request: BatchGetCustomersRequest, options: CallOptions = .default
  ) async throws -> BatchGetCustomersResponse {
    try await calls.unary(CustomerServiceMethods.batchGetCustomers, request, options: options)
  }

  /// Lists customers page by page. INVALID_ARGUMENT (PAGE_TOKEN_MISMATCH) when filters or order are others than those
  /// that the page token came from.
  public func listCustomers(
    _ request: ListCustomersRequest, options: CallOptions = .default
  ) async throws -> ListCustomersResponse {
    try await calls.unary(CustomerServiceMethods.listCustomers, request, options: options)
  }

  /// Answers the ten best matches for what somebody is typing.
  public func suggestCustomers(
    _ request: SuggestCustomersRequest, options: CallOptions = .default
  ) async throws -> SuggestCustomersResponse {
    try await calls.unary(CustomerServiceMethods.suggestCustomers, request, options: options)
  }

  /// Says for many ids what booking and pricing need: exists, active, tier, segments, name. An unknown id is no error:
  /// its check says that it does not exist.
  public func checkCustomers(
    _ request: CheckCustomersRequest, options: CallOptions = .default
  ) async throws -> CheckCustomersResponse {
    try await calls.unary(CustomerServiceMethods.checkCustomers, request, options: options)
  }

  /// Answers the 360° view of one customer, in one statement. NOT_FOUND (CUSTOMER_NOT_FOUND).
  public func getCustomerSummary(
    _ request: GetCustomerSummaryRequest, options: CallOptions = .default
  ) async throws -> CustomerSummary {
    try await calls.unary(CustomerServiceMethods.getCustomerSummary, request, options: options)
  }

  /// Lists everything that happened to one customer, newest first.
  public func getCustomerTimeline(
    _ request: GetCustomerTimelineRequest, options: CallOptions = .default
  ) async throws -> GetCustomerTimelineResponse {
    try await calls.unary(CustomerServiceMethods.getCustomerTimeline, request, options: options)
  }

  /// Changes the fields that the mask names. ABORTED (ETAG_MISMATCH) when the customer has changed since, ALREADY_EXISTS
  /// (EMAIL_TAKEN) when an active customer has the new address, FAILED_PRECONDITION for who is erased (CUSTOMER_ERASED)
  /// or restricted (CUSTOMER_RESTRICTED, without crm:update:privacy).
  public func updateCustomer(
    _ request: UpdateCustomerRequest, options: CallOptions = .default
  ) async throws -> Customer {
    try await calls.unary(CustomerServiceMethods.updateCustomer, request, options: options)
  }

  /// Takes a customer out of use; its e-mail address becomes free. Deactivating twice answers the same.
  public func deactivateCustomer(
    _ request: DeactivateCustomerRequest, options: CallOptions = .default
  ) async throws -> Customer {
    try await calls.unary(CustomerServiceMethods.deactivateCustomer, request, options: options)
  }

  /// Takes a customer back into use. ALREADY_EXISTS (EMAIL_TAKEN) when its e-mail address is taken by now.
  public func reactivateCustomer(
    _ request: ReactivateCustomerRequest, options: CallOptions = .default
  ) async throws -> Customer {
    try await calls.unary(CustomerServiceMethods.reactivateCustomer, request, options: options)
  }

  /// Adds tags to a customer's set. Those that it has already change nothing.
  public func addCustomerTags(
    _ request: AddCustomerTagsRequest, options: CallOptions = .default
  ) async throws -> Customer {
    try await calls.unary(CustomerServiceMethods.addCustomerTags, request, options: options)
  }

  /// Removes tags from a customer's set. Those that it does not have change nothing.
  public func removeCustomerTags(
    _ request: RemoveCustomerTagsRequest, options: CallOptions = .default
  ) async throws -> Customer {
    try await calls.unary(CustomerServiceMethods.removeCustomerTags, request, options: options)
  }

  /// Lists the tags in use with their counts.
  public func listTags(
    _ request: ListTagsRequest, options: CallOptions = .default
  ) async throws -> ListTagsResponse {
    try await calls.unary(CustomerServiceMethods.listTags, request, options: options)
  }

  /// Creates customers batch by batch and says what became of each row. A batch is one transaction, and
  /// is answered when it is committed: who was cut off sends again what was not answered, or everything.
  /// RESOURCE_EXHAUSTED (IMPORT_TOO_LONG) beyond a million rows.
  public func importCustomers<Result>(
    options: CallOptions = .default,
    _ talk: (RequestWriter<ImportCustomersRequest>, MessageStream<ImportCustomersResponse>) async throws -> Result
  ) async throws -> Result {
    try await calls.bidirectional(CustomerServiceMethods.importCustomers, options: options, talk)
  }

  /// Sends every customer that the filters keep, oldest first, a thousand at most in each message.
  public func exportCustomers<Result>(
    _ request: ExportCustomersRequest, options: CallOptions = .default,
    _ read: (MessageStream<ExportCustomersResponse>) async throws -> Result
  ) async throws -> Result {
    try await calls.serverStreaming(CustomerServiceMethods.exportCustomers, request, options: options, read)
  }
}
