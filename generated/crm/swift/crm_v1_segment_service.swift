// Generated from crm/v1/segment_service.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import RPCCore
public import WireProto

/// How the points of a history are taken.
public enum HistoryGranularity: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  /// A point for each calculation.
  case calculation
  /// A point for each day.
  case day
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .calculation
    case 2: self = .day
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .calculation: 1
    case .day: 2
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [HistoryGranularity] = [.unspecified, .calculation, .day]
}

/// Creates `segment`; output-only fields in it are refused.
public struct CreateSegmentRequest: Message {
  public var segment: Segment? = nil
  public var requestID: String = ""

  public init() {}

  public init(
    segment: Segment? = nil,
    requestID: String = ""
  ) {
    self.segment = segment
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CreateSegmentRequest.self, initializedBy: { unsafe crm__v1__create_segment_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CreateSegmentRequest.self)
    self.segment = unsafe Protobuf.message(c.pointee.segment)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CreateSegmentRequest.self)
    unsafe c.pointee.segment = unsafe arena.message(segment)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one segment.
public struct GetSegmentRequest: Message {
  public var id: String = ""

  public init() {}

  public init(
    id: String = ""
  ) {
    self.id = id
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetSegmentRequest.self, initializedBy: { unsafe crm__v1__get_segment_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetSegmentRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetSegmentRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
  }
}

/// Filters are ANDed; an empty filter is no restriction.
public struct ListSegmentsRequest: Message {
  public var pageSize: Int32 = 0
  public var pageToken: String = ""
  /// `name`, `created_at` or `customer_count`, with ` desc` after it for descending. Default `name`.
  public var orderBy: String = ""
  public var includeTotalSize: Bool = false
  /// Default true.
  public var isActive: Bool? = nil

  public init() {}

  public init(
    pageSize: Int32 = 0,
    pageToken: String = "",
    orderBy: String = "",
    includeTotalSize: Bool = false,
    isActive: Bool? = nil
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.orderBy = orderBy
    self.includeTotalSize = includeTotalSize
    self.isActive = isActive
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListSegmentsRequest.self, initializedBy: { unsafe crm__v1__list_segments_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListSegmentsRequest.self)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
    self.orderBy = unsafe Protobuf.text(c.pointee.order_by)
    self.includeTotalSize = unsafe c.pointee.include_total_size != 0
    self.isActive = unsafe c.pointee._is_active_case.rawValue == 0 ? nil : unsafe c.pointee.is_active != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListSegmentsRequest.self)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
    unsafe c.pointee.order_by = unsafe arena.text(orderBy)
    unsafe c.pointee.include_total_size = includeTotalSize ? 1 : 0
    if let isActive {
      unsafe c.pointee._is_active_case = Crm__V1__ListSegmentsRequest__IsActiveCase(rawValue: 5)
      unsafe c.pointee.is_active = isActive ? 1 : 0
    }
  }
}

/// One page.
public struct ListSegmentsResponse: Message {
  public var segments: [Segment] = []
  public var nextPageToken: String = ""
  public var totalSize: Int64? = nil

  public init() {}

  public init(
    segments: [Segment] = [],
    nextPageToken: String = "",
    totalSize: Int64? = nil
  ) {
    self.segments = segments
    self.nextPageToken = nextPageToken
    self.totalSize = totalSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListSegmentsResponse.self, initializedBy: { unsafe crm__v1__list_segments_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListSegmentsResponse.self)
    self.segments = unsafe Protobuf.messages(c.pointee.segments, count: Int(c.pointee.n_segments))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
    self.totalSize = unsafe c.pointee._total_size_case.rawValue == 0 ? nil : unsafe c.pointee.total_size
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListSegmentsResponse.self)
    unsafe c.pointee.n_segments = segments.count
    unsafe c.pointee.segments = unsafe arena.messages(segments)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
    if let totalSize {
      unsafe c.pointee._total_size_case = Crm__V1__ListSegmentsResponse__TotalSizeCase(rawValue: 3)
      unsafe c.pointee.total_size = totalSize
    }
  }
}

/// Changes the segment that `segment.id` names.
public struct UpdateSegmentRequest: Message {
  public var segment: Segment? = nil
  public var updateMask: GoogleProtobuf.FieldMask? = nil
  public var requestID: String = ""

  public init() {}

  public init(
    segment: Segment? = nil,
    updateMask: GoogleProtobuf.FieldMask? = nil,
    requestID: String = ""
  ) {
    self.segment = segment
    self.updateMask = updateMask
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__UpdateSegmentRequest.self, initializedBy: { unsafe crm__v1__update_segment_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__UpdateSegmentRequest.self)
    self.segment = unsafe Protobuf.message(c.pointee.segment)
    self.updateMask = unsafe Protobuf.message(c.pointee.update_mask)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__UpdateSegmentRequest.self)
    unsafe c.pointee.segment = unsafe arena.message(segment)
    unsafe c.pointee.update_mask = unsafe arena.message(updateMask)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one segment and, optionally, the state it must be in.
public struct DeleteSegmentRequest: Message {
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
    Crm__V1__DeleteSegmentRequest.self, initializedBy: { unsafe crm__v1__delete_segment_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__DeleteSegmentRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__DeleteSegmentRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Asks for the members of a segment.
public struct ListSegmentCustomersRequest: Message {
  public var id: String = ""
  public var pageSize: Int32 = 0
  public var pageToken: String = ""
  public var includeTotalSize: Bool = false

  public init() {}

  public init(
    id: String = "",
    pageSize: Int32 = 0,
    pageToken: String = "",
    includeTotalSize: Bool = false
  ) {
    self.id = id
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.includeTotalSize = includeTotalSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListSegmentCustomersRequest.self, initializedBy: { unsafe crm__v1__list_segment_customers_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListSegmentCustomersRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
    self.includeTotalSize = unsafe c.pointee.include_total_size != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListSegmentCustomersRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
    unsafe c.pointee.include_total_size = includeTotalSize ? 1 : 0
  }
}

/// One page of members.
public struct ListSegmentCustomersResponse: Message {
  public var customers: [Customer] = []
  public var nextPageToken: String = ""
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
    Crm__V1__ListSegmentCustomersResponse.self, initializedBy: { unsafe crm__v1__list_segment_customers_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListSegmentCustomersResponse.self)
    self.customers = unsafe Protobuf.messages(c.pointee.customers, count: Int(c.pointee.n_customers))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
    self.totalSize = unsafe c.pointee._total_size_case.rawValue == 0 ? nil : unsafe c.pointee.total_size
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListSegmentCustomersResponse.self)
    unsafe c.pointee.n_customers = customers.count
    unsafe c.pointee.customers = unsafe arena.messages(customers)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
    if let totalSize {
      unsafe c.pointee._total_size_case = Crm__V1__ListSegmentCustomersResponse__TotalSizeCase(rawValue: 3)
      unsafe c.pointee.total_size = totalSize
    }
  }
}

/// Names one customer.
public struct AssignCustomerSegmentsRequest: Message {
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
    Crm__V1__AssignCustomerSegmentsRequest.self, initializedBy: { unsafe crm__v1__assign_customer_segments_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AssignCustomerSegmentsRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AssignCustomerSegmentsRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// The segments that the customer is in.
public struct AssignCustomerSegmentsResponse: Message {
  public var segments: [SegmentReference] = []

  public init() {}

  public init(
    segments: [SegmentReference] = []
  ) {
    self.segments = segments
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__AssignCustomerSegmentsResponse.self, initializedBy: { unsafe crm__v1__assign_customer_segments_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AssignCustomerSegmentsResponse.self)
    self.segments = unsafe Protobuf.messages(c.pointee.segments, count: Int(c.pointee.n_segments))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AssignCustomerSegmentsResponse.self)
    unsafe c.pointee.n_segments = segments.count
    unsafe c.pointee.segments = unsafe arena.messages(segments)
  }
}

/// Names the segments to recalculate; none is all active ones.
public struct RecalculateSegmentsRequest: Message {
  public var ids: [String] = []
  /// Asked again with the same one, the call answers how far that calculation is.
  public var requestID: String = ""

  public init() {}

  public init(
    ids: [String] = [],
    requestID: String = ""
  ) {
    self.ids = ids
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__RecalculateSegmentsRequest.self, initializedBy: { unsafe crm__v1__recalculate_segments_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RecalculateSegmentsRequest.self)
    self.ids = unsafe Protobuf.texts(c.pointee.ids, count: Int(c.pointee.n_ids))
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RecalculateSegmentsRequest.self)
    unsafe c.pointee.n_ids = ids.count
    unsafe c.pointee.ids = unsafe arena.texts(ids)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// How far a calculation is.
public struct RecalculateSegmentsResponse: Message {
  public var calculationID: String = ""
  public var segmentsTotal: Int32 = 0
  public var segmentsDone: Int32 = 0
  public var done: Bool = false
  public var customersDone: Int64 = 0
  /// An estimate.
  public var customersTotal: Int64 = 0
  /// When it is done: those that could not be calculated; their `status_reason` says why.
  public var segmentsFailed: Int32 = 0

  public init() {}

  public init(
    calculationID: String = "",
    segmentsTotal: Int32 = 0,
    segmentsDone: Int32 = 0,
    done: Bool = false,
    customersDone: Int64 = 0,
    customersTotal: Int64 = 0,
    segmentsFailed: Int32 = 0
  ) {
    self.calculationID = calculationID
    self.segmentsTotal = segmentsTotal
    self.segmentsDone = segmentsDone
    self.done = done
    self.customersDone = customersDone
    self.customersTotal = customersTotal
    self.segmentsFailed = segmentsFailed
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__RecalculateSegmentsResponse.self, initializedBy: { unsafe crm__v1__recalculate_segments_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RecalculateSegmentsResponse.self)
    self.calculationID = unsafe Protobuf.text(c.pointee.calculation_id)
    self.segmentsTotal = unsafe c.pointee.segments_total
    self.segmentsDone = unsafe c.pointee.segments_done
    self.done = unsafe c.pointee.done != 0
    self.customersDone = unsafe c.pointee.customers_done
    self.customersTotal = unsafe c.pointee.customers_total
    self.segmentsFailed = unsafe c.pointee.segments_failed
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RecalculateSegmentsResponse.self)
    unsafe c.pointee.calculation_id = unsafe arena.text(calculationID)
    unsafe c.pointee.segments_total = segmentsTotal
    unsafe c.pointee.segments_done = segmentsDone
    unsafe c.pointee.done = done ? 1 : 0
    unsafe c.pointee.customers_done = customersDone
    unsafe c.pointee.customers_total = customersTotal
    unsafe c.pointee.segments_failed = segmentsFailed
  }
}

/// Criteria to check.
public struct ValidateCriteriaRequest: Message {
  /// JSON text, at most 64 KiB.
  public var criteria: String = ""

  public init() {}

  public init(
    criteria: String = ""
  ) {
    self.criteria = criteria
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ValidateCriteriaRequest.self, initializedBy: { unsafe crm__v1__validate_criteria_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ValidateCriteriaRequest.self)
    self.criteria = unsafe Protobuf.text(c.pointee.criteria)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ValidateCriteriaRequest.self)
    unsafe c.pointee.criteria = unsafe arena.text(criteria)
  }
}

/// One error in criteria.
public struct CriteriaError: Message {
  /// JSON pointer to the offending place.
  public var pointer: String = ""
  public var reason: String = ""
  public var description: String = ""

  public init() {}

  public init(
    pointer: String = "",
    reason: String = "",
    description: String = ""
  ) {
    self.pointer = pointer
    self.reason = reason
    self.description = description
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CriteriaError.self, initializedBy: { unsafe crm__v1__criteria_error__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CriteriaError.self)
    self.pointer = unsafe Protobuf.text(c.pointee.pointer)
    self.reason = unsafe Protobuf.text(c.pointee.reason)
    self.description = unsafe Protobuf.text(c.pointee.description)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CriteriaError.self)
    unsafe c.pointee.pointer = unsafe arena.text(pointer)
    unsafe c.pointee.reason = unsafe arena.text(reason)
    unsafe c.pointee.description = unsafe arena.text(description)
  }
}

/// The canonical form, or every error.
public struct ValidateCriteriaResponse: Message {
  /// As the criteria are stored; empty when there are errors.
  public var canonicalCriteria: String = ""
  /// Empty when the criteria are right.
  public var errors: [CriteriaError] = []

  public init() {}

  public init(
    canonicalCriteria: String = "",
    errors: [CriteriaError] = []
  ) {
    self.canonicalCriteria = canonicalCriteria
    self.errors = errors
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ValidateCriteriaResponse.self, initializedBy: { unsafe crm__v1__validate_criteria_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ValidateCriteriaResponse.self)
    self.canonicalCriteria = unsafe Protobuf.text(c.pointee.canonical_criteria)
    self.errors = unsafe Protobuf.messages(c.pointee.errors, count: Int(c.pointee.n_errors))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ValidateCriteriaResponse.self)
    unsafe c.pointee.canonical_criteria = unsafe arena.text(canonicalCriteria)
    unsafe c.pointee.n_errors = errors.count
    unsafe c.pointee.errors = unsafe arena.messages(errors)
  }
}

/// Criteria to count.
public struct PreviewSegmentRequest: Message {
  /// JSON text, at most 64 KiB.
  public var criteria: String = ""
  /// How many sample customers, 0 to 100.
  public var sampleSize: Int32 = 0

  public init() {}

  public init(
    criteria: String = "",
    sampleSize: Int32 = 0
  ) {
    self.criteria = criteria
    self.sampleSize = sampleSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__PreviewSegmentRequest.self, initializedBy: { unsafe crm__v1__preview_segment_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PreviewSegmentRequest.self)
    self.criteria = unsafe Protobuf.text(c.pointee.criteria)
    self.sampleSize = unsafe c.pointee.sample_size
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PreviewSegmentRequest.self)
    unsafe c.pointee.criteria = unsafe arena.text(criteria)
    unsafe c.pointee.sample_size = sampleSize
  }
}

/// An exact count and a sample.
public struct PreviewSegmentResponse: Message {
  public var customerCount: Int64 = 0
  public var sample: [Customer] = []

  public init() {}

  public init(
    customerCount: Int64 = 0,
    sample: [Customer] = []
  ) {
    self.customerCount = customerCount
    self.sample = sample
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__PreviewSegmentResponse.self, initializedBy: { unsafe crm__v1__preview_segment_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PreviewSegmentResponse.self)
    self.customerCount = unsafe c.pointee.customer_count
    self.sample = unsafe Protobuf.messages(c.pointee.sample, count: Int(c.pointee.n_sample))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__PreviewSegmentResponse.self)
    unsafe c.pointee.customer_count = customerCount
    unsafe c.pointee.n_sample = sample.count
    unsafe c.pointee.sample = unsafe arena.messages(sample)
  }
}

/// Names a segment and a customer.
public struct ExplainSegmentRequest: Message {
  public var segmentID: String = ""
  public var customerID: String = ""

  public init() {}

  public init(
    segmentID: String = "",
    customerID: String = ""
  ) {
    self.segmentID = segmentID
    self.customerID = customerID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ExplainSegmentRequest.self, initializedBy: { unsafe crm__v1__explain_segment_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExplainSegmentRequest.self)
    self.segmentID = unsafe Protobuf.text(c.pointee.segment_id)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExplainSegmentRequest.self)
    unsafe c.pointee.segment_id = unsafe arena.text(segmentID)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
  }
}

/// One condition of the criteria; the tree is flattened in depth-first order.
public struct ConditionResult: Message {
  /// JSON pointer to the condition.
  public var pointer: String = ""
  /// In the tree, from 0.
  public var depth: Int32 = 0
  /// As the criteria have it.
  public var condition: String = ""
  public var holds: Bool = false
  /// The value that decided.
  public var actualValue: String = ""

  public init() {}

  public init(
    pointer: String = "",
    depth: Int32 = 0,
    condition: String = "",
    holds: Bool = false,
    actualValue: String = ""
  ) {
    self.pointer = pointer
    self.depth = depth
    self.condition = condition
    self.holds = holds
    self.actualValue = actualValue
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ConditionResult.self, initializedBy: { unsafe crm__v1__condition_result__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ConditionResult.self)
    self.pointer = unsafe Protobuf.text(c.pointee.pointer)
    self.depth = unsafe c.pointee.depth
    self.condition = unsafe Protobuf.text(c.pointee.condition)
    self.holds = unsafe c.pointee.holds != 0
    self.actualValue = unsafe Protobuf.text(c.pointee.actual_value)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ConditionResult.self)
    unsafe c.pointee.pointer = unsafe arena.text(pointer)
    unsafe c.pointee.depth = depth
    unsafe c.pointee.condition = unsafe arena.text(condition)
    unsafe c.pointee.holds = holds ? 1 : 0
    unsafe c.pointee.actual_value = unsafe arena.text(actualValue)
  }
}

/// Whether the customer is a member, and why.
public struct ExplainSegmentResponse: Message {
  public var member: Bool = false
  public var conditions: [ConditionResult] = []

  public init() {}

  public init(
    member: Bool = false,
    conditions: [ConditionResult] = []
  ) {
    self.member = member
    self.conditions = conditions
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ExplainSegmentResponse.self, initializedBy: { unsafe crm__v1__explain_segment_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExplainSegmentResponse.self)
    self.member = unsafe c.pointee.member != 0
    self.conditions = unsafe Protobuf.messages(c.pointee.conditions, count: Int(c.pointee.n_conditions))
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ExplainSegmentResponse.self)
    unsafe c.pointee.member = member ? 1 : 0
    unsafe c.pointee.n_conditions = conditions.count
    unsafe c.pointee.conditions = unsafe arena.messages(conditions)
  }
}

/// Asks for a segment's history.
public struct GetSegmentHistoryRequest: Message {
  public var id: String = ""
  public var period: Period? = nil
  /// Default DAY.
  public var granularity: HistoryGranularity = HistoryGranularity(rawValue: 0)
  public var pageSize: Int32 = 0
  public var pageToken: String = ""

  public init() {}

  public init(
    id: String = "",
    period: Period? = nil,
    granularity: HistoryGranularity = HistoryGranularity(rawValue: 0),
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.id = id
    self.period = period
    self.granularity = granularity
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetSegmentHistoryRequest.self, initializedBy: { unsafe crm__v1__get_segment_history_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetSegmentHistoryRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.period = unsafe Protobuf.message(c.pointee.period)
    self.granularity = unsafe HistoryGranularity(rawValue: Int32(truncatingIfNeeded: c.pointee.granularity.rawValue))
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetSegmentHistoryRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.period = unsafe arena.message(period)
    unsafe c.pointee.granularity = Crm__V1__HistoryGranularity(rawValue: UInt32(bitPattern: granularity.rawValue))
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
  }
}

/// One calculation, or one day.
public struct SegmentHistoryPoint: Message {
  public var at: GoogleProtobuf.Timestamp? = nil
  public var customerCount: Int64 = 0
  public var entered: Int64 = 0
  public var left: Int64 = 0
  /// Unset for a day.
  public var durationMillis: Int64? = nil

  public init() {}

  public init(
    at: GoogleProtobuf.Timestamp? = nil,
    customerCount: Int64 = 0,
    entered: Int64 = 0,
    left: Int64 = 0,
    durationMillis: Int64? = nil
  ) {
    self.at = at
    self.customerCount = customerCount
    self.entered = entered
    self.left = left
    self.durationMillis = durationMillis
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SegmentHistoryPoint.self, initializedBy: { unsafe crm__v1__segment_history_point__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SegmentHistoryPoint.self)
    self.at = unsafe Protobuf.message(c.pointee.at)
    self.customerCount = unsafe c.pointee.customer_count
    self.entered = unsafe c.pointee.entered
    self.left = unsafe c.pointee.left
    self.durationMillis = unsafe c.pointee._duration_millis_case.rawValue == 0 ? nil : unsafe c.pointee.duration_millis
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SegmentHistoryPoint.self)
    unsafe c.pointee.at = unsafe arena.message(at)
    unsafe c.pointee.customer_count = customerCount
    unsafe c.pointee.entered = entered
    unsafe c.pointee.left = left
    if let durationMillis {
      unsafe c.pointee._duration_millis_case = Crm__V1__SegmentHistoryPoint__DurationMillisCase(rawValue: 5)
      unsafe c.pointee.duration_millis = durationMillis
    }
  }
}

/// One page, newest first.
public struct GetSegmentHistoryResponse: Message {
  public var points: [SegmentHistoryPoint] = []
  public var nextPageToken: String = ""

  public init() {}

  public init(
    points: [SegmentHistoryPoint] = [],
    nextPageToken: String = ""
  ) {
    self.points = points
    self.nextPageToken = nextPageToken
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetSegmentHistoryResponse.self, initializedBy: { unsafe crm__v1__get_segment_history_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetSegmentHistoryResponse.self)
    self.points = unsafe Protobuf.messages(c.pointee.points, count: Int(c.pointee.n_points))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetSegmentHistoryResponse.self)
    unsafe c.pointee.n_points = points.count
    unsafe c.pointee.points = unsafe arena.messages(points)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
  }
}


/// The methods of `crm.v1.SegmentService`.
public enum SegmentServiceMethods {
  public static let createSegment = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "CreateSegment",
    kind: .unary, idempotency: .unknown,
    input: CreateSegmentRequest.messageType, output: Segment.messageType)
  public static let getSegment = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "GetSegment",
    kind: .unary, idempotency: .noSideEffects,
    input: GetSegmentRequest.messageType, output: Segment.messageType)
  public static let listSegments = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "ListSegments",
    kind: .unary, idempotency: .noSideEffects,
    input: ListSegmentsRequest.messageType, output: ListSegmentsResponse.messageType)
  public static let updateSegment = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "UpdateSegment",
    kind: .unary, idempotency: .unknown,
    input: UpdateSegmentRequest.messageType, output: Segment.messageType)
  public static let deleteSegment = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "DeleteSegment",
    kind: .unary, idempotency: .unknown,
    input: DeleteSegmentRequest.messageType, output: GoogleProtobuf.Empty.messageType)
  public static let listSegmentCustomers = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "ListSegmentCustomers",
    kind: .unary, idempotency: .noSideEffects,
    input: ListSegmentCustomersRequest.messageType, output: ListSegmentCustomersResponse.messageType)
  public static let assignCustomerSegments = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "AssignCustomerSegments",
    kind: .unary, idempotency: .idempotent,
    input: AssignCustomerSegmentsRequest.messageType, output: AssignCustomerSegmentsResponse.messageType)
  public static let recalculateSegments = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "RecalculateSegments",
    kind: .unary, idempotency: .idempotent,
    input: RecalculateSegmentsRequest.messageType, output: RecalculateSegmentsResponse.messageType)
  public static let validateCriteria = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "ValidateCriteria",
    kind: .unary, idempotency: .noSideEffects,
    input: ValidateCriteriaRequest.messageType, output: ValidateCriteriaResponse.messageType)
  public static let previewSegment = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "PreviewSegment",
    kind: .unary, idempotency: .noSideEffects,
    input: PreviewSegmentRequest.messageType, output: PreviewSegmentResponse.messageType)
  public static let explainSegment = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "ExplainSegment",
    kind: .unary, idempotency: .noSideEffects,
    input: ExplainSegmentRequest.messageType, output: ExplainSegmentResponse.messageType)
  public static let getSegmentHistory = MethodDescriptor(
    service: "crm.v1.SegmentService", name: "GetSegmentHistory",
    kind: .unary, idempotency: .noSideEffects,
    input: GetSegmentHistoryRequest.messageType, output: GetSegmentHistoryResponse.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    createSegment,
    getSegment,
    listSegments,
    updateSegment,
    deleteSegment,
    listSegmentCustomers,
    assignCustomerSegments,
    recalculateSegments,
    validateCriteria,
    previewSegment,
    explainSegment,
    getSegmentHistory,
  ]
}

/// Segments: sets of customers that are always true.
/// With the metadata `max_staleness` (`5s`, `500ms`; at most `60s`) an answer that is no older, from memory or a
/// standby, may be given to GetSegment, ListSegments, ListSegmentCustomers and GetSegmentHistory.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol SegmentServiceHandler: Sendable {
  /// Creates a segment and fills it in the background; `status` tells. INVALID_ARGUMENT (INVALID_CRITERIA) names the
  /// place of every error, ALREADY_EXISTS (SEGMENT_NAME_TAKEN), RESOURCE_EXHAUSTED (TOO_MANY_SEGMENTS) beyond 5,000.
  func createSegment(_ request: CreateSegmentRequest, context: CallContext) async throws -> Segment
  /// Answers one segment. NOT_FOUND (SEGMENT_NOT_FOUND).
  func getSegment(_ request: GetSegmentRequest, context: CallContext) async throws -> Segment
  /// Lists segments page by page.
  func listSegments(_ request: ListSegmentsRequest, context: CallContext) async throws -> ListSegmentsResponse
  /// Changes the fields that the mask names; new criteria are calculated in the background. FAILED_PRECONDITION
  /// (SEGMENT_REFERENCED) when it is deactivated while another segment refers to it.
  func updateSegment(_ request: UpdateSegmentRequest, context: CallContext) async throws -> Segment
  /// Deletes a segment. FAILED_PRECONDITION (SEGMENT_REFERENCED) while another segment refers to it.
  func deleteSegment(_ request: DeleteSegmentRequest, context: CallContext) async throws -> GoogleProtobuf.Empty
  /// Lists the members of a segment.
  func listSegmentCustomers(_ request: ListSegmentCustomersRequest, context: CallContext) async throws -> ListSegmentCustomersResponse
  /// Evaluates one customer now and answers its segments.
  func assignCustomerSegments(_ request: AssignCustomerSegmentsRequest, context: CallContext) async throws -> AssignCustomerSegmentsResponse
  /// Recalculates all or some segments in the background, and answers at once; concurrent calls join. Asked again with
  /// the same request_id it answers how far that calculation is.
  func recalculateSegments(_ request: RecalculateSegmentsRequest, context: CallContext) async throws -> RecalculateSegmentsResponse
  /// Checks criteria and names every error with a JSON pointer. Wrong criteria are no error of the call.
  func validateCriteria(_ request: ValidateCriteriaRequest, context: CallContext) async throws -> ValidateCriteriaResponse
  /// Counts exactly who would be in a segment, without saving it. UNAVAILABLE (DERIVED_FIELDS_PENDING) while customers of
  /// an older version are brought up to date.
  func previewSegment(_ request: PreviewSegmentRequest, context: CallContext) async throws -> PreviewSegmentResponse
  /// Says for one customer which condition is true or false, and why.
  func explainSegment(_ request: ExplainSegmentRequest, context: CallContext) async throws -> ExplainSegmentResponse
  /// Lists how a segment's size went, and how many entered and left.
  func getSegmentHistory(_ request: GetSegmentHistoryRequest, context: CallContext) async throws -> GetSegmentHistoryResponse
}

extension SegmentServiceHandler {
  public func createSegment(_ request: CreateSegmentRequest, context: CallContext) async throws -> Segment {
    throw RPCError.unimplemented(SegmentServiceMethods.createSegment)
  }

  public func getSegment(_ request: GetSegmentRequest, context: CallContext) async throws -> Segment {
    throw RPCError.unimplemented(SegmentServiceMethods.getSegment)
  }

  public func listSegments(_ request: ListSegmentsRequest, context: CallContext) async throws -> ListSegmentsResponse {
    throw RPCError.unimplemented(SegmentServiceMethods.listSegments)
  }

  public func updateSegment(_ request: UpdateSegmentRequest, context: CallContext) async throws -> Segment {
    throw RPCError.unimplemented(SegmentServiceMethods.updateSegment)
  }

  public func deleteSegment(_ request: DeleteSegmentRequest, context: CallContext) async throws -> GoogleProtobuf.Empty {
    throw RPCError.unimplemented(SegmentServiceMethods.deleteSegment)
  }

  public func listSegmentCustomers(_ request: ListSegmentCustomersRequest, context: CallContext) async throws -> ListSegmentCustomersResponse {
    throw RPCError.unimplemented(SegmentServiceMethods.listSegmentCustomers)
  }

  public func assignCustomerSegments(_ request: AssignCustomerSegmentsRequest, context: CallContext) async throws -> AssignCustomerSegmentsResponse {
    throw RPCError.unimplemented(SegmentServiceMethods.assignCustomerSegments)
  }

  public func recalculateSegments(_ request: RecalculateSegmentsRequest, context: CallContext) async throws -> RecalculateSegmentsResponse {
    throw RPCError.unimplemented(SegmentServiceMethods.recalculateSegments)
  }

  public func validateCriteria(_ request: ValidateCriteriaRequest, context: CallContext) async throws -> ValidateCriteriaResponse {
    throw RPCError.unimplemented(SegmentServiceMethods.validateCriteria)
  }

  public func previewSegment(_ request: PreviewSegmentRequest, context: CallContext) async throws -> PreviewSegmentResponse {
    throw RPCError.unimplemented(SegmentServiceMethods.previewSegment)
  }

  public func explainSegment(_ request: ExplainSegmentRequest, context: CallContext) async throws -> ExplainSegmentResponse {
    throw RPCError.unimplemented(SegmentServiceMethods.explainSegment)
  }

  public func getSegmentHistory(_ request: GetSegmentHistoryRequest, context: CallContext) async throws -> GetSegmentHistoryResponse {
    throw RPCError.unimplemented(SegmentServiceMethods.getSegmentHistory)
  }

}

extension Router {
  /// Serves `crm.v1.SegmentService` by `handler`.
  public mutating func registerSegmentService(_ handler: some SegmentServiceHandler) {
    register(SegmentServiceMethods.createSegment, {
      (request: CreateSegmentRequest, context) async throws -> Segment in
      try await handler.createSegment(request, context: context)
    })
    register(SegmentServiceMethods.getSegment, {
      (request: GetSegmentRequest, context) async throws -> Segment in
      try await handler.getSegment(request, context: context)
    })
    register(SegmentServiceMethods.listSegments, {
      (request: ListSegmentsRequest, context) async throws -> ListSegmentsResponse in
      try await handler.listSegments(request, context: context)
    })
    register(SegmentServiceMethods.updateSegment, {
      (request: UpdateSegmentRequest, context) async throws -> Segment in
      try await handler.updateSegment(request, context: context)
    })
    register(SegmentServiceMethods.deleteSegment, {
      (request: DeleteSegmentRequest, context) async throws -> GoogleProtobuf.Empty in
      try await handler.deleteSegment(request, context: context)
    })
    register(SegmentServiceMethods.listSegmentCustomers, {
      (request: ListSegmentCustomersRequest, context) async throws -> ListSegmentCustomersResponse in
      try await handler.listSegmentCustomers(request, context: context)
    })
    register(SegmentServiceMethods.assignCustomerSegments, {
      (request: AssignCustomerSegmentsRequest, context) async throws -> AssignCustomerSegmentsResponse in
      try await handler.assignCustomerSegments(request, context: context)
    })
    register(SegmentServiceMethods.recalculateSegments, {
      (request: RecalculateSegmentsRequest, context) async throws -> RecalculateSegmentsResponse in
      try await handler.recalculateSegments(request, context: context)
    })
    register(SegmentServiceMethods.validateCriteria, {
      (request: ValidateCriteriaRequest, context) async throws -> ValidateCriteriaResponse in
      try await handler.validateCriteria(request, context: context)
    })
    register(SegmentServiceMethods.previewSegment, {
      (request: PreviewSegmentRequest, context) async throws -> PreviewSegmentResponse in
      try await handler.previewSegment(request, context: context)
    })
    register(SegmentServiceMethods.explainSegment, {
      (request: ExplainSegmentRequest, context) async throws -> ExplainSegmentResponse in
      try await handler.explainSegment(request, context: context)
    })
    register(SegmentServiceMethods.getSegmentHistory, {
      (request: GetSegmentHistoryRequest, context) async throws -> GetSegmentHistoryResponse in
      try await handler.getSegmentHistory(request, context: context)
    })
  }
}

/// Calls `crm.v1.SegmentService`.
public struct SegmentServiceClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  /// Creates a segment and fills it in the background; `status` tells. INVALID_ARGUMENT (INVALID_CRITERIA) names the
  /// place of every error, ALREADY_EXISTS (SEGMENT_NAME_TAKEN), RESOURCE_EXHAUSTED (TOO_MANY_SEGMENTS) beyond 5,000.
  public func createSegment(
    _ request: CreateSegmentRequest, options: CallOptions = .default
  ) async throws -> Segment {
    try await calls.unary(SegmentServiceMethods.createSegment, request, options: options)
  }

  /// Answers one segment. NOT_FOUND (SEGMENT_NOT_FOUND).
  public func getSegment(
    _ request: GetSegmentRequest, options: CallOptions = .default
  ) async throws -> Segment {
    try await calls.unary(SegmentServiceMethods.getSegment, request, options: options)
  }

  /// Lists segments page by page.
  public func listSegments(
    _ request: ListSegmentsRequest, options: CallOptions = .default
  ) async throws -> ListSegmentsResponse {
    try await calls.unary(SegmentServiceMethods.listSegments, request, options: options)
  }

  /// Changes the fields that the mask names; new criteria are calculated in the background. FAILED_PRECONDITION
  /// (SEGMENT_REFERENCED) when it is deactivated while another segment refers to it.
  public func updateSegment(
    _ request: UpdateSegmentRequest, options: CallOptions = .default
  ) async throws -> Segment {
    try await calls.unary(SegmentServiceMethods.updateSegment, request, options: options)
  }

  /// Deletes a segment. FAILED_PRECONDITION (SEGMENT_REFERENCED) while another segment refers to it.
  public func deleteSegment(
    _ request: DeleteSegmentRequest, options: CallOptions = .default
  ) async throws -> GoogleProtobuf.Empty {
    try await calls.unary(SegmentServiceMethods.deleteSegment, request, options: options)
  }

  /// Lists the members of a segment.
  public func listSegmentCustomers(
    _ request: ListSegmentCustomersRequest, options: CallOptions = .default
  ) async throws -> ListSegmentCustomersResponse {
    try await calls.unary(SegmentServiceMethods.listSegmentCustomers, request, options: options)
  }

  /// Evaluates one customer now and answers its segments.
  public func assignCustomerSegments(
    _ request: AssignCustomerSegmentsRequest, options: CallOptions = .default
  ) async throws -> AssignCustomerSegmentsResponse {
    try await calls.unary(SegmentServiceMethods.assignCustomerSegments, request, options: options)
  }

  /// Recalculates all or some segments in the background, and answers at once; concurrent calls join. Asked again with
  /// the same request_id it answers how far that calculation is.
  public func recalculateSegments(
    _ request: RecalculateSegmentsRequest, options: CallOptions = .default
  ) async throws -> RecalculateSegmentsResponse {
    try await calls.unary(SegmentServiceMethods.recalculateSegments, request, options: options)
  }

  /// Checks criteria and names every error with a JSON pointer. Wrong criteria are no error of the call.
  public func validateCriteria(
    _ request: ValidateCriteriaRequest, options: CallOptions = .default
  ) async throws -> ValidateCriteriaResponse {
    try await calls.unary(SegmentServiceMethods.validateCriteria, request, options: options)
  }

  /// Counts exactly who would be in a segment, without saving it. UNAVAILABLE (DERIVED_FIELDS_PENDING) while customers of
  /// an older version are brought up to date.
  public func previewSegment(
    _ request: PreviewSegmentRequest, options: CallOptions = .default
  ) async throws -> PreviewSegmentResponse {
    try await calls.unary(SegmentServiceMethods.previewSegment, request, options: options)
  }

  /// Says for one customer which condition is true or false, and why.
  public func explainSegment(
    _ request: ExplainSegmentRequest, options: CallOptions = .default
  ) async throws -> ExplainSegmentResponse {
    try await calls.unary(SegmentServiceMethods.explainSegment, request, options: options)
  }

  /// Lists how a segment's size went, and how many entered and left.
  public func getSegmentHistory(
    _ request: GetSegmentHistoryRequest, options: CallOptions = .default
  ) async throws -> GetSegmentHistoryResponse {
    try await calls.unary(SegmentServiceMethods.getSegmentHistory, request, options: options)
  }
}
