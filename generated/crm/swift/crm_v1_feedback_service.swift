// Generated from crm/v1/feedback_service.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import RPCCore
public import WireProto

/// Submits `feedback`; output-only fields in it are refused.
public struct SubmitFeedbackRequest: Message {
  public var feedback: Feedback? = nil
  public var requestID: String = ""

  public init() {}

  public init(
    feedback: Feedback? = nil,
    requestID: String = ""
  ) {
    self.feedback = feedback
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__SubmitFeedbackRequest.self, initializedBy: { unsafe crm__v1__submit_feedback_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SubmitFeedbackRequest.self)
    self.feedback = unsafe Protobuf.message(c.pointee.feedback)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__SubmitFeedbackRequest.self)
    unsafe c.pointee.feedback = unsafe arena.message(feedback)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one feedback.
public struct GetFeedbackRequest: Message {
  public var id: String = ""

  public init() {}

  public init(
    id: String = ""
  ) {
    self.id = id
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetFeedbackRequest.self, initializedBy: { unsafe crm__v1__get_feedback_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetFeedbackRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetFeedbackRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
  }
}

/// Filters are ANDed; an empty filter is no restriction.
public struct ListFeedbackRequest: Message {
  public var pageSize: Int32 = 0
  public var pageToken: String = ""
  /// `submitted_at`, `created_at` or `rating`, with ` desc` after it for descending. Default `submitted_at desc`.
  public var orderBy: String = ""
  public var includeTotalSize: Bool = false
  public var customerID: String = ""
  public var serviceTypes: [ServiceType] = []
  /// 1 to 5.
  public var ratingMin: Int32? = nil
  /// 1 to 5.
  public var ratingMax: Int32? = nil
  public var sentiments: [Sentiment] = []
  public var resolved: Bool? = nil
  public var sources: [String] = []
  public var bookingID: String = ""
  /// Of their `submitted_at`.
  public var period: Period? = nil
  /// True: unresolved for longer than the service's target (`--feedback-target-hours`, 72 by default).
  /// False: all others.
  public var overdue: Bool? = nil

  public init() {}

  public init(
    pageSize: Int32 = 0,
    pageToken: String = "",
    orderBy: String = "",
    includeTotalSize: Bool = false,
    customerID: String = "",
    serviceTypes: [ServiceType] = [],
    ratingMin: Int32? = nil,
    ratingMax: Int32? = nil,
    sentiments: [Sentiment] = [],
    resolved: Bool? = nil,
    sources: [String] = [],
    bookingID: String = "",
    period: Period? = nil,
    overdue: Bool? = nil
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.orderBy = orderBy
    self.includeTotalSize = includeTotalSize
    self.customerID = customerID
    self.serviceTypes = serviceTypes
    self.ratingMin = ratingMin
    self.ratingMax = ratingMax
    self.sentiments = sentiments
    self.resolved = resolved
    self.sources = sources
    self.bookingID = bookingID
    self.period = period
    self.overdue = overdue
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListFeedbackRequest.self, initializedBy: { unsafe crm__v1__list_feedback_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListFeedbackRequest.self)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
    self.orderBy = unsafe Protobuf.text(c.pointee.order_by)
    self.includeTotalSize = unsafe c.pointee.include_total_size != 0
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.serviceTypes = unsafe Protobuf.elements(c.pointee.service_types, count: Int(c.pointee.n_service_types)) { ServiceType(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.ratingMin = unsafe c.pointee._rating_min_case.rawValue == 0 ? nil : unsafe c.pointee.rating_min
    self.ratingMax = unsafe c.pointee._rating_max_case.rawValue == 0 ? nil : unsafe c.pointee.rating_max
    self.sentiments = unsafe Protobuf.elements(c.pointee.sentiments, count: Int(c.pointee.n_sentiments)) { Sentiment(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.resolved = unsafe c.pointee._resolved_case.rawValue == 0 ? nil : unsafe c.pointee.resolved != 0
    self.sources = unsafe Protobuf.texts(c.pointee.sources, count: Int(c.pointee.n_sources))
    self.bookingID = unsafe Protobuf.text(c.pointee.booking_id)
    self.period = unsafe Protobuf.message(c.pointee.period)
    self.overdue = unsafe c.pointee._overdue_case.rawValue == 0 ? nil : unsafe c.pointee.overdue != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListFeedbackRequest.self)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
    unsafe c.pointee.order_by = unsafe arena.text(orderBy)
    unsafe c.pointee.include_total_size = includeTotalSize ? 1 : 0
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.n_service_types = serviceTypes.count
    unsafe c.pointee.service_types = unsafe arena.array(serviceTypes) { Crm__V1__ServiceType(rawValue: UInt32(bitPattern: $0.rawValue)) }
    if let ratingMin {
      unsafe c.pointee._rating_min_case = Crm__V1__ListFeedbackRequest__RatingMinCase(rawValue: 7)
      unsafe c.pointee.rating_min = ratingMin
    }
    if let ratingMax {
      unsafe c.pointee._rating_max_case = Crm__V1__ListFeedbackRequest__RatingMaxCase(rawValue: 8)
      unsafe c.pointee.rating_max = ratingMax
    }
    unsafe c.pointee.n_sentiments = sentiments.count
    unsafe c.pointee.sentiments = unsafe arena.array(sentiments) { Crm__V1__Sentiment(rawValue: UInt32(bitPattern: $0.rawValue)) }
    if let resolved {
      unsafe c.pointee._resolved_case = Crm__V1__ListFeedbackRequest__ResolvedCase(rawValue: 10)
      unsafe c.pointee.resolved = resolved ? 1 : 0
    }
    unsafe c.pointee.n_sources = sources.count
    unsafe c.pointee.sources = unsafe arena.texts(sources)
    unsafe c.pointee.booking_id = unsafe arena.text(bookingID)
    unsafe c.pointee.period = unsafe arena.message(period)
    if let overdue {
      unsafe c.pointee._overdue_case = Crm__V1__ListFeedbackRequest__OverdueCase(rawValue: 14)
      unsafe c.pointee.overdue = overdue ? 1 : 0
    }
  }
}

/// One page.
public struct ListFeedbackResponse: Message {
  public var feedback: [Feedback] = []
  public var nextPageToken: String = ""
  public var totalSize: Int64? = nil

  public init() {}

  public init(
    feedback: [Feedback] = [],
    nextPageToken: String = "",
    totalSize: Int64? = nil
  ) {
    self.feedback = feedback
    self.nextPageToken = nextPageToken
    self.totalSize = totalSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListFeedbackResponse.self, initializedBy: { unsafe crm__v1__list_feedback_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListFeedbackResponse.self)
    self.feedback = unsafe Protobuf.messages(c.pointee.feedback, count: Int(c.pointee.n_feedback))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
    self.totalSize = unsafe c.pointee._total_size_case.rawValue == 0 ? nil : unsafe c.pointee.total_size
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListFeedbackResponse.self)
    unsafe c.pointee.n_feedback = feedback.count
    unsafe c.pointee.feedback = unsafe arena.messages(feedback)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
    if let totalSize {
      unsafe c.pointee._total_size_case = Crm__V1__ListFeedbackResponse__TotalSizeCase(rawValue: 3)
      unsafe c.pointee.total_size = totalSize
    }
  }
}

/// Changes the feedback that `feedback.id` names.
public struct UpdateFeedbackRequest: Message {
  public var feedback: Feedback? = nil
  public var updateMask: GoogleProtobuf.FieldMask? = nil
  public var requestID: String = ""

  public init() {}

  public init(
    feedback: Feedback? = nil,
    updateMask: GoogleProtobuf.FieldMask? = nil,
    requestID: String = ""
  ) {
    self.feedback = feedback
    self.updateMask = updateMask
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__UpdateFeedbackRequest.self, initializedBy: { unsafe crm__v1__update_feedback_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__UpdateFeedbackRequest.self)
    self.feedback = unsafe Protobuf.message(c.pointee.feedback)
    self.updateMask = unsafe Protobuf.message(c.pointee.update_mask)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__UpdateFeedbackRequest.self)
    unsafe c.pointee.feedback = unsafe arena.message(feedback)
    unsafe c.pointee.update_mask = unsafe arena.message(updateMask)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one feedback and, optionally, the state it must be in.
public struct DeleteFeedbackRequest: Message {
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
    Crm__V1__DeleteFeedbackRequest.self, initializedBy: { unsafe crm__v1__delete_feedback_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__DeleteFeedbackRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__DeleteFeedbackRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Asks for one customer's feedback, newest first.
public struct ListCustomerFeedbackRequest: Message {
  public var customerID: String = ""
  public var pageSize: Int32 = 0
  public var pageToken: String = ""
  public var includeTotalSize: Bool = false

  public init() {}

  public init(
    customerID: String = "",
    pageSize: Int32 = 0,
    pageToken: String = "",
    includeTotalSize: Bool = false
  ) {
    self.customerID = customerID
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.includeTotalSize = includeTotalSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListCustomerFeedbackRequest.self, initializedBy: { unsafe crm__v1__list_customer_feedback_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListCustomerFeedbackRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
    self.includeTotalSize = unsafe c.pointee.include_total_size != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListCustomerFeedbackRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
    unsafe c.pointee.include_total_size = includeTotalSize ? 1 : 0
  }
}

/// Names a feedback and who is to take care of it; empty takes it away from everybody.
public struct AssignFeedbackRequest: Message {
  public var id: String = ""
  public var assignedTo: String = ""
  public var etag: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    id: String = "",
    assignedTo: String = "",
    etag: String = "",
    requestID: String = ""
  ) {
    self.id = id
    self.assignedTo = assignedTo
    self.etag = etag
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__AssignFeedbackRequest.self, initializedBy: { unsafe crm__v1__assign_feedback_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AssignFeedbackRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.assignedTo = unsafe Protobuf.text(c.pointee.assigned_to)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AssignFeedbackRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.assigned_to = unsafe arena.text(assignedTo)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names a feedback and says how it was resolved.
public struct ResolveFeedbackRequest: Message {
  public var id: String = ""
  /// At most 1,000 characters.
  public var resolutionNotes: String = ""
  public var etag: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    id: String = "",
    resolutionNotes: String = "",
    etag: String = "",
    requestID: String = ""
  ) {
    self.id = id
    self.resolutionNotes = resolutionNotes
    self.etag = etag
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ResolveFeedbackRequest.self, initializedBy: { unsafe crm__v1__resolve_feedback_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ResolveFeedbackRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.resolutionNotes = unsafe Protobuf.text(c.pointee.resolution_notes)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ResolveFeedbackRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.resolution_notes = unsafe arena.text(resolutionNotes)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names a feedback to open again.
public struct ReopenFeedbackRequest: Message {
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
    Crm__V1__ReopenFeedbackRequest.self, initializedBy: { unsafe crm__v1__reopen_feedback_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ReopenFeedbackRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ReopenFeedbackRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Asks for the statistics of a period.
public struct GetFeedbackStatsRequest: Message {
  public var period: Period? = nil

  public init() {}

  public init(
    period: Period? = nil
  ) {
    self.period = period
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetFeedbackStatsRequest.self, initializedBy: { unsafe crm__v1__get_feedback_stats_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetFeedbackStatsRequest.self)
    self.period = unsafe Protobuf.message(c.pointee.period)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetFeedbackStatsRequest.self)
    unsafe c.pointee.period = unsafe arena.message(period)
  }
}

/// How many times a rating was given.
public struct RatingCount: Message {
  public var rating: Int32 = 0
  public var count: Int64 = 0

  public init() {}

  public init(
    rating: Int32 = 0,
    count: Int64 = 0
  ) {
    self.rating = rating
    self.count = count
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__RatingCount.self, initializedBy: { unsafe crm__v1__rating_count__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RatingCount.self)
    self.rating = unsafe c.pointee.rating
    self.count = unsafe c.pointee.count
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RatingCount.self)
    unsafe c.pointee.rating = rating
    unsafe c.pointee.count = count
  }
}

/// Feedback of a period, counted.
public struct FeedbackStats: Message {
  public var total: Int64 = 0
  /// Unset without feedback.
  public var averageRating: Double? = nil
  /// One entry for each rating from 1 to 5.
  public var distribution: [RatingCount] = []
  public var byService: [ServiceCount] = []
  public var sentiments: [SentimentCount] = []
  /// Resolved by total, 0 to 1; unset without feedback.
  public var resolutionRate: Double? = nil
  /// Not resolved.
  public var pending: Int64 = 0
  /// Unset when none is resolved.
  public var medianHoursToResolve: Double? = nil
  /// Those of `pending` that wait for longer than the service's target.
  public var overdue: Int64 = 0

  public init() {}

  public init(
    total: Int64 = 0,
    averageRating: Double? = nil,
    distribution: [RatingCount] = [],
    byService: [ServiceCount] = [],
    sentiments: [SentimentCount] = [],
    resolutionRate: Double? = nil,
    pending: Int64 = 0,
    medianHoursToResolve: Double? = nil,
    overdue: Int64 = 0
  ) {
    self.total = total
    self.averageRating = averageRating
    self.distribution = distribution
    self.byService = byService
    self.sentiments = sentiments
    self.resolutionRate = resolutionRate
    self.pending = pending
    self.medianHoursToResolve = medianHoursToResolve
    self.overdue = overdue
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__FeedbackStats.self, initializedBy: { unsafe crm__v1__feedback_stats__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__FeedbackStats.self)
    self.total = unsafe c.pointee.total
    self.averageRating = unsafe c.pointee._average_rating_case.rawValue == 0 ? nil : unsafe c.pointee.average_rating
    self.distribution = unsafe Protobuf.messages(c.pointee.distribution, count: Int(c.pointee.n_distribution))
    self.byService = unsafe Protobuf.messages(c.pointee.by_service, count: Int(c.pointee.n_by_service))
    self.sentiments = unsafe Protobuf.messages(c.pointee.sentiments, count: Int(c.pointee.n_sentiments))
    self.resolutionRate = unsafe c.pointee._resolution_rate_case.rawValue == 0 ? nil : unsafe c.pointee.resolution_rate
    self.pending = unsafe c.pointee.pending
    self.medianHoursToResolve = unsafe c.pointee._median_hours_to_resolve_case.rawValue == 0 ? nil : unsafe c.pointee.median_hours_to_resolve
    self.overdue = unsafe c.pointee.overdue
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__FeedbackStats.self)
    unsafe c.pointee.total = total
    if let averageRating {
      unsafe c.pointee._average_rating_case = Crm__V1__FeedbackStats__AverageRatingCase(rawValue: 2)
      unsafe c.pointee.average_rating = averageRating
    }
    unsafe c.pointee.n_distribution = distribution.count
    unsafe c.pointee.distribution = unsafe arena.messages(distribution)
    unsafe c.pointee.n_by_service = byService.count
    unsafe c.pointee.by_service = unsafe arena.messages(byService)
    unsafe c.pointee.n_sentiments = sentiments.count
    unsafe c.pointee.sentiments = unsafe arena.messages(sentiments)
    if let resolutionRate {
      unsafe c.pointee._resolution_rate_case = Crm__V1__FeedbackStats__ResolutionRateCase(rawValue: 6)
      unsafe c.pointee.resolution_rate = resolutionRate
    }
    unsafe c.pointee.pending = pending
    if let medianHoursToResolve {
      unsafe c.pointee._median_hours_to_resolve_case = Crm__V1__FeedbackStats__MedianHoursToResolveCase(rawValue: 8)
      unsafe c.pointee.median_hours_to_resolve = medianHoursToResolve
    }
    unsafe c.pointee.overdue = overdue
  }
}


/// The methods of `crm.v1.FeedbackService`.
public enum FeedbackServiceMethods {
  public static let submitFeedback = MethodDescriptor(
    service: "crm.v1.FeedbackService", name: "SubmitFeedback",
    kind: .unary, idempotency: .unknown,
    input: SubmitFeedbackRequest.messageType, output: Feedback.messageType)
  public static let getFeedback = MethodDescriptor(
    service: "crm.v1.FeedbackService", name: "GetFeedback",
    kind: .unary, idempotency: .noSideEffects,
    input: GetFeedbackRequest.messageType, output: Feedback.messageType)
  public static let listFeedback = MethodDescriptor(
    service: "crm.v1.FeedbackService", name: "ListFeedback",
    kind: .unary, idempotency: .noSideEffects,
    input: ListFeedbackRequest.messageType, output: ListFeedbackResponse.messageType)
  public static let updateFeedback = MethodDescriptor(
    service: "crm.v1.FeedbackService", name: "UpdateFeedback",
    kind: .unary, idempotency: .unknown,
    input: UpdateFeedbackRequest.messageType, output: Feedback.messageType)
  public static let deleteFeedback = MethodDescriptor(
    service: "crm.v1.FeedbackService", name: "DeleteFeedback",
    kind: .unary, idempotency: .unknown,
    input: DeleteFeedbackRequest.messageType, output: GoogleProtobuf.Empty.messageType)
  public static let listCustomerFeedback = MethodDescriptor(
    service: "crm.v1.FeedbackService", name: "ListCustomerFeedback",
    kind: .unary, idempotency: .noSideEffects,
    input: ListCustomerFeedbackRequest.messageType, output: ListFeedbackResponse.messageType)
  public static let assignFeedback = MethodDescriptor(
    service: "crm.v1.FeedbackService", name: "AssignFeedback",
    kind: .unary, idempotency: .unknown,
    input: AssignFeedbackRequest.messageType, output: Feedback.messageType)
  public static let resolveFeedback = MethodDescriptor(
    service: "crm.v1.FeedbackService", name: "ResolveFeedback",
    kind: .unary, idempotency: .unknown,
    input: ResolveFeedbackRequest.messageType, output: Feedback.messageType)
  public static let reopenFeedback = MethodDescriptor(
    service: "crm.v1.FeedbackService", name: "ReopenFeedback",
    kind: .unary, idempotency: .unknown,
    input: ReopenFeedbackRequest.messageType, output: Feedback.messageType)
  public static let getFeedbackStats = MethodDescriptor(
    service: "crm.v1.FeedbackService", name: "GetFeedbackStats",
    kind: .unary, idempotency: .noSideEffects,
    input: GetFeedbackStatsRequest.messageType, output: FeedbackStats.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    submitFeedback,
    getFeedback,
    listFeedback,
    updateFeedback,
    deleteFeedback,
    listCustomerFeedback,
    assignFeedback,
    resolveFeedback,
    reopenFeedback,
    getFeedbackStats,
  ]
}

/// Feedback: what customers say, and what becomes of it.
/// With the metadata `max_staleness` (`5s`, `500ms`; at most `60s`) an answer that is no older, from memory or a
/// standby, may be given to all that reads.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol FeedbackServiceHandler: Sendable {
  /// Takes a feedback. An anonymous one keeps no trace of its customer. NOT_FOUND (CUSTOMER_NOT_FOUND),
  /// FAILED_PRECONDITION (CUSTOMER_ERASED).
  func submitFeedback(_ request: SubmitFeedbackRequest, context: CallContext) async throws -> Feedback
  /// Answers one feedback. NOT_FOUND (FEEDBACK_NOT_FOUND).
  func getFeedback(_ request: GetFeedbackRequest, context: CallContext) async throws -> Feedback
  /// Lists feedback page by page.
  func listFeedback(_ request: ListFeedbackRequest, context: CallContext) async throws -> ListFeedbackResponse
  /// Changes the fields that the mask names, those about its resolution apart. ABORTED (ETAG_MISMATCH) when the feedback
  /// has changed since.
  func updateFeedback(_ request: UpdateFeedbackRequest, context: CallContext) async throws -> Feedback
  /// Deletes a feedback. FAILED_PRECONDITION while its customer is held (LEGAL_HOLD), or restricted
  /// (CUSTOMER_RESTRICTED, without crm:update:privacy).
  func deleteFeedback(_ request: DeleteFeedbackRequest, context: CallContext) async throws -> GoogleProtobuf.Empty
  /// Lists one customer's feedback; anonymous ones are nobody's.
  func listCustomerFeedback(_ request: ListCustomerFeedbackRequest, context: CallContext) async throws -> ListFeedbackResponse
  /// Gives a feedback to a member of staff.
  func assignFeedback(_ request: AssignFeedbackRequest, context: CallContext) async throws -> Feedback
  /// Resolves a feedback; resolved_by is the caller, resolved_at is now. Twice with the same notes answers the same;
  /// with others it is FAILED_PRECONDITION (FEEDBACK_RESOLVED).
  func resolveFeedback(_ request: ResolveFeedbackRequest, context: CallContext) async throws -> Feedback
  /// Opens a resolved feedback again: its notes, resolved_by and resolved_at go.
  func reopenFeedback(_ request: ReopenFeedbackRequest, context: CallContext) async throws -> Feedback
  /// Counts feedback of a period, exactly, from counters that the writes keep.
  func getFeedbackStats(_ request: GetFeedbackStatsRequest, context: CallContext) async throws -> FeedbackStats
}

extension FeedbackServiceHandler {
  public func submitFeedback(_ request: SubmitFeedbackRequest, context: CallContext) async throws -> Feedback {
    throw RPCError.unimplemented(FeedbackServiceMethods.submitFeedback)
  }

  public func getFeedback(_ request: GetFeedbackRequest, context: CallContext) async throws -> Feedback {
    throw RPCError.unimplemented(FeedbackServiceMethods.getFeedback)
  }

  public func listFeedback(_ request: ListFeedbackRequest, context: CallContext) async throws -> ListFeedbackResponse {
    throw RPCError.unimplemented(FeedbackServiceMethods.listFeedback)
  }

  public func updateFeedback(_ request: UpdateFeedbackRequest, context: CallContext) async throws -> Feedback {
    throw RPCError.unimplemented(FeedbackServiceMethods.updateFeedback)
  }

  public func deleteFeedback(_ request: DeleteFeedbackRequest, context: CallContext) async throws -> GoogleProtobuf.Empty {
    throw RPCError.unimplemented(FeedbackServiceMethods.deleteFeedback)
  }

  public func listCustomerFeedback(_ request: ListCustomerFeedbackRequest, context: CallContext) async throws -> ListFeedbackResponse {
    throw RPCError.unimplemented(FeedbackServiceMethods.listCustomerFeedback)
  }

  public func assignFeedback(_ request: AssignFeedbackRequest, context: CallContext) async throws -> Feedback {
    throw RPCError.unimplemented(FeedbackServiceMethods.assignFeedback)
  }

  public func resolveFeedback(_ request: ResolveFeedbackRequest, context: CallContext) async throws -> Feedback {
    throw RPCError.unimplemented(FeedbackServiceMethods.resolveFeedback)
  }

  public func reopenFeedback(_ request: ReopenFeedbackRequest, context: CallContext) async throws -> Feedback {
    throw RPCError.unimplemented(FeedbackServiceMethods.reopenFeedback)
  }

  public func getFeedbackStats(_ request: GetFeedbackStatsRequest, context: CallContext) async throws -> FeedbackStats {
    throw RPCError.unimplemented(FeedbackServiceMethods.getFeedbackStats)
  }

}

extension Router {
  /// Serves `crm.v1.FeedbackService` by `handler`.
  public mutating func registerFeedbackService(_ handler: some FeedbackServiceHandler) {
    register(FeedbackServiceMethods.submitFeedback, {
      (request: SubmitFeedbackRequest, context) async throws -> Feedback in
      try await handler.submitFeedback(request, context: context)
    })
    register(FeedbackServiceMethods.getFeedback, {
      (request: GetFeedbackRequest, context) async throws -> Feedback in
      try await handler.getFeedback(request, context: context)
    })
    register(FeedbackServiceMethods.listFeedback, {
      (request: ListFeedbackRequest, context) async throws -> ListFeedbackResponse in
      try await handler.listFeedback(request, context: context)
    })
    register(FeedbackServiceMethods.updateFeedback, {
      (request: UpdateFeedbackRequest, context) async throws -> Feedback in
      try await handler.updateFeedback(request, context: context)
    })
    register(FeedbackServiceMethods.deleteFeedback, {
      (request: DeleteFeedbackRequest, context) async throws -> GoogleProtobuf.Empty in
      try await handler.deleteFeedback(request, context: context)
    })
    register(FeedbackServiceMethods.listCustomerFeedback, {
      (request: ListCustomerFeedbackRequest, context) async throws -> ListFeedbackResponse in
      try await handler.listCustomerFeedback(request, context: context)
    })
    register(FeedbackServiceMethods.assignFeedback, {
      (request: AssignFeedbackRequest, context) async throws -> Feedback in
      try await handler.assignFeedback(request, context: context)
    })
    register(FeedbackServiceMethods.resolveFeedback, {
      (request: ResolveFeedbackRequest, context) async throws -> Feedback in
      try await handler.resolveFeedback(request, context: context)
    })
    register(FeedbackServiceMethods.reopenFeedback, {
      (request: ReopenFeedbackRequest, context) async throws -> Feedback in
      try await handler.reopenFeedback(request, context: context)
    })
    register(FeedbackServiceMethods.getFeedbackStats, {
      (request: GetFeedbackStatsRequest, context) async throws -> FeedbackStats in
      try await handler.getFeedbackStats(request, context: context)
    })
  }
}

/// Calls `crm.v1.FeedbackService`.
public struct FeedbackServiceClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  /// Takes a feedback. An anonymous one keeps no trace of its customer. NOT_FOUND (CUSTOMER_NOT_FOUND),
  /// FAILED_PRECONDITION (CUSTOMER_ERASED).
  public func submitFeedback(
    _ request: SubmitFeedbackRequest, options: CallOptions = .default
  ) async throws -> Feedback {
    try await calls.unary(FeedbackServiceMethods.submitFeedback, request, options: options)
  }

  /// Answers one feedback. NOT_FOUND (FEEDBACK_NOT_FOUND).
  public func getFeedback(
    _ request: GetFeedbackRequest, options: CallOptions = .default
  ) async throws -> Feedback {
    try await calls.unary(FeedbackServiceMethods.getFeedback, request, options: options)
  }

  /// Lists feedback page by page.
  public func listFeedback(
    _ request: ListFeedbackRequest, options: CallOptions = .default
  ) async throws -> ListFeedbackResponse {
    try await calls.unary(FeedbackServiceMethods.listFeedback, request, options: options)
  }

  /// Changes the fields that the mask names, those about its resolution apart. ABORTED (ETAG_MISMATCH) when the feedback
  /// has changed since.
  public func updateFeedback(
    _ request: UpdateFeedbackRequest, options: CallOptions = .default
  ) async throws -> Feedback {
    try await calls.unary(FeedbackServiceMethods.updateFeedback, request, options: options)
  }

  /// Deletes a feedback. FAILED_PRECONDITION while its customer is held (LEGAL_HOLD), or restricted
  /// (CUSTOMER_RESTRICTED, without crm:update:privacy).
  public func deleteFeedback(
    _ request: DeleteFeedbackRequest, options: CallOptions = .default
  ) async throws -> GoogleProtobuf.Empty {
    try await calls.unary(FeedbackServiceMethods.deleteFeedback, request, options: options)
  }

  /// Lists one customer's feedback; anonymous ones are nobody's.
  public func listCustomerFeedback(
    _ request: ListCustomerFeedbackRequest, options: CallOptions = .default
  ) async throws -> ListFeedbackResponse {
    try await calls.unary(FeedbackServiceMethods.listCustomerFeedback, request, options: options)
  }

  /// Gives a feedback to a member of staff.
  public func assignFeedback(
    _ request: AssignFeedbackRequest, options: CallOptions = .default
  ) async throws -> Feedback {
    try await calls.unary(FeedbackServiceMethods.assignFeedback, request, options: options)
  }

  /// Resolves a feedback; resolved_by is the caller, resolved_at is now. Twice with the same notes answers the same;
  /// with others it is FAILED_PRECONDITION (FEEDBACK_RESOLVED).
  public func resolveFeedback(
    _ request: ResolveFeedbackRequest, options: CallOptions = .default
  ) async throws -> Feedback {
    try await calls.unary(FeedbackServiceMethods.resolveFeedback, request, options: options)
  }

  /// Opens a resolved feedback again: its notes, resolved_by and resolved_at go.
  public func reopenFeedback(
    _ request: ReopenFeedbackRequest, options: CallOptions = .default
  ) async throws -> Feedback {
    try await calls.unary(FeedbackServiceMethods.reopenFeedback, request, options: options)
  }

  /// Counts feedback of a period, exactly, from counters that the writes keep.
  public func getFeedbackStats(
    _ request: GetFeedbackStatsRequest, options: CallOptions = .default
  ) async throws -> FeedbackStats {
    try await calls.unary(FeedbackServiceMethods.getFeedbackStats, request, options: options)
  }
}
