// Generated from crm/v1/interaction_service.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import RPCCore
public import WireProto

/// Which follow-ups to list.
public enum FollowUpState: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  /// No follow-up is required.
  case none
  /// Not completed, whether its date has passed or not.
  case pending
  /// Not completed, and its date has passed.
  case overdue
  case completed
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .none
    case 2: self = .pending
    case 3: self = .overdue
    case 4: self = .completed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .none: 1
    case .pending: 2
    case .overdue: 3
    case .completed: 4
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [FollowUpState] = [.unspecified, .none, .pending, .overdue, .completed]
}

/// Creates `interaction`; output-only fields in it are refused.
public struct CreateInteractionRequest: Message {
  public var interaction: Interaction? = nil
  public var requestID: String = ""

  public init() {}

  public init(
    interaction: Interaction? = nil,
    requestID: String = ""
  ) {
    self.interaction = interaction
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__CreateInteractionRequest.self, initializedBy: { unsafe crm__v1__create_interaction_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CreateInteractionRequest.self)
    self.interaction = unsafe Protobuf.message(c.pointee.interaction)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CreateInteractionRequest.self)
    unsafe c.pointee.interaction = unsafe arena.message(interaction)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one interaction.
public struct GetInteractionRequest: Message {
  public var id: String = ""

  public init() {}

  public init(
    id: String = ""
  ) {
    self.id = id
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetInteractionRequest.self, initializedBy: { unsafe crm__v1__get_interaction_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetInteractionRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetInteractionRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
  }
}

/// Filters are ANDed; an empty filter is no restriction.
public struct ListInteractionsRequest: Message {
  public var pageSize: Int32 = 0
  public var pageToken: String = ""
  /// `timestamp` or `created_at`, with ` desc` after it for descending. Default `timestamp desc`.
  public var orderBy: String = ""
  public var includeTotalSize: Bool = false
  public var customerID: String = ""
  public var staffMemberID: String = ""
  public var channels: [Channel] = []
  /// Unset is no restriction.
  public var followUpState: FollowUpState = FollowUpState(rawValue: 0)
  /// Of their `timestamp`.
  public var period: Period? = nil

  public init() {}

  public init(
    pageSize: Int32 = 0,
    pageToken: String = "",
    orderBy: String = "",
    includeTotalSize: Bool = false,
    customerID: String = "",
    staffMemberID: String = "",
    channels: [Channel] = [],
    followUpState: FollowUpState = FollowUpState(rawValue: 0),
    period: Period? = nil
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.orderBy = orderBy
    self.includeTotalSize = includeTotalSize
    self.customerID = customerID
    self.staffMemberID = staffMemberID
    self.channels = channels
    self.followUpState = followUpState
    self.period = period
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListInteractionsRequest.self, initializedBy: { unsafe crm__v1__list_interactions_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListInteractionsRequest.self)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
    self.orderBy = unsafe Protobuf.text(c.pointee.order_by)
    self.includeTotalSize = unsafe c.pointee.include_total_size != 0
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.staffMemberID = unsafe Protobuf.text(c.pointee.staff_member_id)
    self.channels = unsafe Protobuf.elements(c.pointee.channels, count: Int(c.pointee.n_channels)) { Channel(rawValue: Int32(truncatingIfNeeded: $0.rawValue)) }
    self.followUpState = unsafe FollowUpState(rawValue: Int32(truncatingIfNeeded: c.pointee.follow_up_state.rawValue))
    self.period = unsafe Protobuf.message(c.pointee.period)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListInteractionsRequest.self)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
    unsafe c.pointee.order_by = unsafe arena.text(orderBy)
    unsafe c.pointee.include_total_size = includeTotalSize ? 1 : 0
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.staff_member_id = unsafe arena.text(staffMemberID)
    unsafe c.pointee.n_channels = channels.count
    unsafe c.pointee.channels = unsafe arena.array(channels) { Crm__V1__Channel(rawValue: UInt32(bitPattern: $0.rawValue)) }
    unsafe c.pointee.follow_up_state = Crm__V1__FollowUpState(rawValue: UInt32(bitPattern: followUpState.rawValue))
    unsafe c.pointee.period = unsafe arena.message(period)
  }
}

/// One page.
public struct ListInteractionsResponse: Message {
  public var interactions: [Interaction] = []
  public var nextPageToken: String = ""
  public var totalSize: Int64? = nil

  public init() {}

  public init(
    interactions: [Interaction] = [],
    nextPageToken: String = "",
    totalSize: Int64? = nil
  ) {
    self.interactions = interactions
    self.nextPageToken = nextPageToken
    self.totalSize = totalSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListInteractionsResponse.self, initializedBy: { unsafe crm__v1__list_interactions_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListInteractionsResponse.self)
    self.interactions = unsafe Protobuf.messages(c.pointee.interactions, count: Int(c.pointee.n_interactions))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
    self.totalSize = unsafe c.pointee._total_size_case.rawValue == 0 ? nil : unsafe c.pointee.total_size
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListInteractionsResponse.self)
    unsafe c.pointee.n_interactions = interactions.count
    unsafe c.pointee.interactions = unsafe arena.messages(interactions)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
    if let totalSize {
      unsafe c.pointee._total_size_case = Crm__V1__ListInteractionsResponse__TotalSizeCase(rawValue: 3)
      unsafe c.pointee.total_size = totalSize
    }
  }
}

/// Changes the interaction that `interaction.id` names.
public struct UpdateInteractionRequest: Message {
  public var interaction: Interaction? = nil
  public var updateMask: GoogleProtobuf.FieldMask? = nil
  public var requestID: String = ""

  public init() {}

  public init(
    interaction: Interaction? = nil,
    updateMask: GoogleProtobuf.FieldMask? = nil,
    requestID: String = ""
  ) {
    self.interaction = interaction
    self.updateMask = updateMask
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__UpdateInteractionRequest.self, initializedBy: { unsafe crm__v1__update_interaction_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__UpdateInteractionRequest.self)
    self.interaction = unsafe Protobuf.message(c.pointee.interaction)
    self.updateMask = unsafe Protobuf.message(c.pointee.update_mask)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__UpdateInteractionRequest.self)
    unsafe c.pointee.interaction = unsafe arena.message(interaction)
    unsafe c.pointee.update_mask = unsafe arena.message(updateMask)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names one interaction and, optionally, the state it must be in.
public struct DeleteInteractionRequest: Message {
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
    Crm__V1__DeleteInteractionRequest.self, initializedBy: { unsafe crm__v1__delete_interaction_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__DeleteInteractionRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__DeleteInteractionRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Asks for one customer's interactions, newest first.
public struct ListCustomerInteractionsRequest: Message {
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
    Crm__V1__ListCustomerInteractionsRequest.self, initializedBy: { unsafe crm__v1__list_customer_interactions_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListCustomerInteractionsRequest.self)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
    self.includeTotalSize = unsafe c.pointee.include_total_size != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListCustomerInteractionsRequest.self)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
    unsafe c.pointee.include_total_size = includeTotalSize ? 1 : 0
  }
}

/// Asks for the statistics of a period.
public struct GetInteractionStatsRequest: Message {
  public var period: Period? = nil
  /// IANA name of the zone that months are taken in; default Africa/Casablanca.
  public var timeZone: String = ""

  public init() {}

  public init(
    period: Period? = nil,
    timeZone: String = ""
  ) {
    self.period = period
    self.timeZone = timeZone
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__GetInteractionStatsRequest.self, initializedBy: { unsafe crm__v1__get_interaction_stats_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetInteractionStatsRequest.self)
    self.period = unsafe Protobuf.message(c.pointee.period)
    self.timeZone = unsafe Protobuf.text(c.pointee.time_zone)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__GetInteractionStatsRequest.self)
    unsafe c.pointee.period = unsafe arena.message(period)
    unsafe c.pointee.time_zone = unsafe arena.text(timeZone)
  }
}

/// How many interactions a month has.
public struct MonthCount: Message {
  /// `YYYY-MM`.
  public var month: String = ""
  public var count: Int64 = 0

  public init() {}

  public init(
    month: String = "",
    count: Int64 = 0
  ) {
    self.month = month
    self.count = count
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__MonthCount.self, initializedBy: { unsafe crm__v1__month_count__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__MonthCount.self)
    self.month = unsafe Protobuf.text(c.pointee.month)
    self.count = unsafe c.pointee.count
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__MonthCount.self)
    unsafe c.pointee.month = unsafe arena.text(month)
    unsafe c.pointee.count = count
  }
}

/// How many interactions a member of staff had.
public struct StaffCount: Message {
  public var staffMemberID: String = ""
  public var count: Int64 = 0

  public init() {}

  public init(
    staffMemberID: String = "",
    count: Int64 = 0
  ) {
    self.staffMemberID = staffMemberID
    self.count = count
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__StaffCount.self, initializedBy: { unsafe crm__v1__staff_count__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__StaffCount.self)
    self.staffMemberID = unsafe Protobuf.text(c.pointee.staff_member_id)
    self.count = unsafe c.pointee.count
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__StaffCount.self)
    unsafe c.pointee.staff_member_id = unsafe arena.text(staffMemberID)
    unsafe c.pointee.count = count
  }
}

/// Interactions of a period, counted.
public struct InteractionStats: Message {
  public var total: Int64 = 0
  public var byChannel: [ChannelCount] = []
  /// The latest twelve months.
  public var byMonth: [MonthCount] = []
  public var byStaff: [StaffCount] = []
  /// Unset when no interaction has a duration.
  public var averageDurationMinutes: Double? = nil
  /// Required and not completed.
  public var followUpsPending: Int64 = 0
  /// Those of them whose date has passed.
  public var followUpsOverdue: Int64 = 0

  public init() {}

  public init(
    total: Int64 = 0,
    byChannel: [ChannelCount] = [],
    byMonth: [MonthCount] = [],
    byStaff: [StaffCount] = [],
    averageDurationMinutes: Double? = nil,
    followUpsPending: Int64 = 0,
    followUpsOverdue: Int64 = 0
  ) {
    self.total = total
    self.byChannel = byChannel
    self.byMonth = byMonth
    self.byStaff = byStaff
    self.averageDurationMinutes = averageDurationMinutes
    self.followUpsPending = followUpsPending
    self.followUpsOverdue = followUpsOverdue
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__InteractionStats.self, initializedBy: { unsafe crm__v1__interaction_stats__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__InteractionStats.self)
    self.total = unsafe c.pointee.total
    self.byChannel = unsafe Protobuf.messages(c.pointee.by_channel, count: Int(c.pointee.n_by_channel))
    self.byMonth = unsafe Protobuf.messages(c.pointee.by_month, count: Int(c.pointee.n_by_month))
    self.byStaff = unsafe Protobuf.messages(c.pointee.by_staff, count: Int(c.pointee.n_by_staff))
    self.averageDurationMinutes = unsafe c.pointee._average_duration_minutes_case.rawValue == 0 ? nil : unsafe c.pointee.average_duration_minutes
    self.followUpsPending = unsafe c.pointee.follow_ups_pending
    self.followUpsOverdue = unsafe c.pointee.follow_ups_overdue
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__InteractionStats.self)
    unsafe c.pointee.total = total
    unsafe c.pointee.n_by_channel = byChannel.count
    unsafe c.pointee.by_channel = unsafe arena.messages(byChannel)
    unsafe c.pointee.n_by_month = byMonth.count
    unsafe c.pointee.by_month = unsafe arena.messages(byMonth)
    unsafe c.pointee.n_by_staff = byStaff.count
    unsafe c.pointee.by_staff = unsafe arena.messages(byStaff)
    if let averageDurationMinutes {
      unsafe c.pointee._average_duration_minutes_case = Crm__V1__InteractionStats__AverageDurationMinutesCase(rawValue: 5)
      unsafe c.pointee.average_duration_minutes = averageDurationMinutes
    }
    unsafe c.pointee.follow_ups_pending = followUpsPending
    unsafe c.pointee.follow_ups_overdue = followUpsOverdue
  }
}

/// Asks for follow-ups that are due by an instant.
public struct ListDueFollowUpsRequest: Message {
  /// Default now.
  public var dueBy: GoogleProtobuf.Timestamp? = nil
  public var staffMemberID: String = ""
  public var pageSize: Int32 = 0
  public var pageToken: String = ""
  public var includeTotalSize: Bool = false

  public init() {}

  public init(
    dueBy: GoogleProtobuf.Timestamp? = nil,
    staffMemberID: String = "",
    pageSize: Int32 = 0,
    pageToken: String = "",
    includeTotalSize: Bool = false
  ) {
    self.dueBy = dueBy
    self.staffMemberID = staffMemberID
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.includeTotalSize = includeTotalSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListDueFollowUpsRequest.self, initializedBy: { unsafe crm__v1__list_due_follow_ups_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListDueFollowUpsRequest.self)
    self.dueBy = unsafe Protobuf.message(c.pointee.due_by)
    self.staffMemberID = unsafe Protobuf.text(c.pointee.staff_member_id)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
    self.includeTotalSize = unsafe c.pointee.include_total_size != 0
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListDueFollowUpsRequest.self)
    unsafe c.pointee.due_by = unsafe arena.message(dueBy)
    unsafe c.pointee.staff_member_id = unsafe arena.text(staffMemberID)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
    unsafe c.pointee.include_total_size = includeTotalSize ? 1 : 0
  }
}

/// Names the interaction whose follow-up is done.
public struct CompleteFollowUpRequest: Message {
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
    Crm__V1__CompleteFollowUpRequest.self, initializedBy: { unsafe crm__v1__complete_follow_up_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CompleteFollowUpRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__CompleteFollowUpRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}

/// Names the interaction whose follow-up moves.
public struct RescheduleFollowUpRequest: Message {
  public var id: String = ""
  /// Required.
  public var followUpDate: GoogleProtobuf.Timestamp? = nil
  public var etag: String = ""
  public var requestID: String = ""

  public init() {}

  public init(
    id: String = "",
    followUpDate: GoogleProtobuf.Timestamp? = nil,
    etag: String = "",
    requestID: String = ""
  ) {
    self.id = id
    self.followUpDate = followUpDate
    self.etag = etag
    self.requestID = requestID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__RescheduleFollowUpRequest.self, initializedBy: { unsafe crm__v1__reschedule_follow_up_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RescheduleFollowUpRequest.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.followUpDate = unsafe Protobuf.message(c.pointee.follow_up_date)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
    self.requestID = unsafe Protobuf.text(c.pointee.request_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__RescheduleFollowUpRequest.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.follow_up_date = unsafe arena.message(followUpDate)
    unsafe c.pointee.etag = unsafe arena.text(etag)
    unsafe c.pointee.request_id = unsafe arena.text(requestID)
  }
}


/// The methods of `crm.v1.InteractionService`.
public enum InteractionServiceMethods {
  public static let createInteraction = MethodDescriptor(
    service: "crm.v1.InteractionService", name: "CreateInteraction",
    kind: .unary, idempotency: .unknown,
    input: CreateInteractionRequest.messageType, output: Interaction.messageType)
  public static let getInteraction = MethodDescriptor(
    service: "crm.v1.InteractionService", name: "GetInteraction",
    kind: .unary, idempotency: .noSideEffects,
    input: GetInteractionRequest.messageType, output: Interaction.messageType)
  public static let listInteractions = MethodDescriptor(
    service: "crm.v1.InteractionService", name: "ListInteractions",
    kind: .unary, idempotency: .noSideEffects,
    input: ListInteractionsRequest.messageType, output: ListInteractionsResponse.messageType)
  public static let updateInteraction = MethodDescriptor(
    service: "crm.v1.InteractionService", name: "UpdateInteraction",
    kind: .unary, idempotency: .unknown,
    input: UpdateInteractionRequest.messageType, output: Interaction.messageType)
  public static let deleteInteraction = MethodDescriptor(
    service: "crm.v1.InteractionService", name: "DeleteInteraction",
    kind: .unary, idempotency: .unknown,
    input: DeleteInteractionRequest.messageType, output: GoogleProtobuf.Empty.messageType)
  public static let listCustomerInteractions = MethodDescriptor(
    service: "crm.v1.InteractionService", name: "ListCustomerInteractions",
    kind: .unary, idempotency: .noSideEffects,
    input: ListCustomerInteractionsRequest.messageType, output: ListInteractionsResponse.messageType)
  public static let getInteractionStats = MethodDescriptor(
    service: "crm.v1.InteractionService", name: "GetInteractionStats",
    kind: .unary, idempotency: .noSideEffects,
    input: GetInteractionStatsRequest.messageType, output: InteractionStats.messageType)
  public static let listDueFollowUps = MethodDescriptor(
    service: "crm.v1.InteractionService", name: "ListDueFollowUps",
    kind: .unary, idempotency: .noSideEffects,
    input: ListDueFollowUpsRequest.messageType, output: ListInteractionsResponse.messageType)
  public static let completeFollowUp = MethodDescriptor(
    service: "crm.v1.InteractionService", name: "CompleteFollowUp",
    kind: .unary, idempotency: .unknown,
    input: CompleteFollowUpRequest.messageType, output: Interaction.messageType)
  public static let rescheduleFollowUp = MethodDescriptor(
    service: "crm.v1.InteractionService", name: "RescheduleFollowUp",
    kind: .unary, idempotency: .unknown,
    input: RescheduleFollowUpRequest.messageType, output: Interaction.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    createInteraction,
    getInteraction,
    listInteractions,
    updateInteraction,
    deleteInteraction,
    listCustomerInteractions,
    getInteractionStats,
    listDueFollowUps,
    completeFollowUp,
    rescheduleFollowUp,
  ]
}

/// Interactions: every contact with a customer, and the follow-ups that it asks for.
/// With the metadata `max_staleness` (`5s`, `500ms`; at most `60s`) an answer that is no older, from memory or a
/// standby, may be given to all that reads.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol InteractionServiceHandler: Sendable {
  /// Records a contact, and sets the customer's last_interaction in the same transaction. NOT_FOUND
  /// (CUSTOMER_NOT_FOUND), FAILED_PRECONDITION (CUSTOMER_ERASED).
  func createInteraction(_ request: CreateInteractionRequest, context: CallContext) async throws -> Interaction
  /// Answers one interaction. NOT_FOUND (INTERACTION_NOT_FOUND).
  func getInteraction(_ request: GetInteractionRequest, context: CallContext) async throws -> Interaction
  /// Lists interactions page by page.
  func listInteractions(_ request: ListInteractionsRequest, context: CallContext) async throws -> ListInteractionsResponse
  /// Changes the fields that the mask names; taking `follow_up_required` back clears its date. ABORTED (ETAG_MISMATCH)
  /// when the interaction has changed since.
  func updateInteraction(_ request: UpdateInteractionRequest, context: CallContext) async throws -> Interaction
  /// Deletes an interaction; its customer's last_interaction is the latest of those that are left. FAILED_PRECONDITION
  /// while the customer is held (LEGAL_HOLD), or restricted (CUSTOMER_RESTRICTED, without crm:update:privacy).
  func deleteInteraction(_ request: DeleteInteractionRequest, context: CallContext) async throws -> GoogleProtobuf.Empty
  /// Lists one customer's interactions.
  func listCustomerInteractions(_ request: ListCustomerInteractionsRequest, context: CallContext) async throws -> ListInteractionsResponse
  /// Counts interactions of a period, exactly, from counters that the writes keep.
  func getInteractionStats(_ request: GetInteractionStatsRequest, context: CallContext) async throws -> InteractionStats
  /// Lists follow-ups that are due, earliest first.
  func listDueFollowUps(_ request: ListDueFollowUpsRequest, context: CallContext) async throws -> ListInteractionsResponse
  /// Marks a follow-up as done; twice answers the same. FAILED_PRECONDITION (NO_FOLLOW_UP) when none is required.
  func completeFollowUp(_ request: CompleteFollowUpRequest, context: CallContext) async throws -> Interaction
  /// Moves a follow-up to another date. FAILED_PRECONDITION when none is required (NO_FOLLOW_UP) or it is done
  /// (FOLLOW_UP_COMPLETED).
  func rescheduleFollowUp(_ request: RescheduleFollowUpRequest, context: CallContext) async throws -> Interaction
}

extension InteractionServiceHandler {
  public func createInteraction(_ request: CreateInteractionRequest, context: CallContext) async throws -> Interaction {
    throw RPCError.unimplemented(InteractionServiceMethods.createInteraction)
  }

  public func getInteraction(_ request: GetInteractionRequest, context: CallContext) async throws -> Interaction {
    throw RPCError.unimplemented(InteractionServiceMethods.getInteraction)
  }

  public func listInteractions(_ request: ListInteractionsRequest, context: CallContext) async throws -> ListInteractionsResponse {
    throw RPCError.unimplemented(InteractionServiceMethods.listInteractions)
  }

  public func updateInteraction(_ request: UpdateInteractionRequest, context: CallContext) async throws -> Interaction {
    throw RPCError.unimplemented(InteractionServiceMethods.updateInteraction)
  }

  public func deleteInteraction(_ request: DeleteInteractionRequest, context: CallContext) async throws -> GoogleProtobuf.Empty {
    throw RPCError.unimplemented(InteractionServiceMethods.deleteInteraction)
  }

  public func listCustomerInteractions(_ request: ListCustomerInteractionsRequest, context: CallContext) async throws -> ListInteractionsResponse {
    throw RPCError.unimplemented(InteractionServiceMethods.listCustomerInteractions)
  }

  public func getInteractionStats(_ request: GetInteractionStatsRequest, context: CallContext) async throws -> InteractionStats {
    throw RPCError.unimplemented(InteractionServiceMethods.getInteractionStats)
  }

  public func listDueFollowUps(_ request: ListDueFollowUpsRequest, context: CallContext) async throws -> ListInteractionsResponse {
    throw RPCError.unimplemented(InteractionServiceMethods.listDueFollowUps)
  }

  public func completeFollowUp(_ request: CompleteFollowUpRequest, context: CallContext) async throws -> Interaction {
    throw RPCError.unimplemented(InteractionServiceMethods.completeFollowUp)
  }

  public func rescheduleFollowUp(_ request: RescheduleFollowUpRequest, context: CallContext) async throws -> Interaction {
    throw RPCError.unimplemented(InteractionServiceMethods.rescheduleFollowUp)
  }

}

extension Router {
  /// Serves `crm.v1.InteractionService` by `handler`.
  public mutating func registerInteractionService(_ handler: some InteractionServiceHandler) {
    register(InteractionServiceMethods.createInteraction, {
      (request: CreateInteractionRequest, context) async throws -> Interaction in
      try await handler.createInteraction(request, context: context)
    })
    register(InteractionServiceMethods.getInteraction, {
      (request: GetInteractionRequest, context) async throws -> Interaction in
      try await handler.getInteraction(request, context: context)
    })
    register(InteractionServiceMethods.listInteractions, {
      (request: ListInteractionsRequest, context) async throws -> ListInteractionsResponse in
      try await handler.listInteractions(request, context: context)
    })
    register(InteractionServiceMethods.updateInteraction, {
      (request: UpdateInteractionRequest, context) async throws -> Interaction in
      try await handler.updateInteraction(request, context: context)
    })
    register(InteractionServiceMethods.deleteInteraction, {
      (request: DeleteInteractionRequest, context) async throws -> GoogleProtobuf.Empty in
      try await handler.deleteInteraction(request, context: context)
    })
    register(InteractionServiceMethods.listCustomerInteractions, {
      (request: ListCustomerInteractionsRequest, context) async throws -> ListInteractionsResponse in
      try await handler.listCustomerInteractions(request, context: context)
    })
    register(InteractionServiceMethods.getInteractionStats, {
      (request: GetInteractionStatsRequest, context) async throws -> InteractionStats in
      try await handler.getInteractionStats(request, context: context)
    })
    register(InteractionServiceMethods.listDueFollowUps, {
      (request: ListDueFollowUpsRequest, context) async throws -> ListInteractionsResponse in
      try await handler.listDueFollowUps(request, context: context)
    })
    register(InteractionServiceMethods.completeFollowUp, {
      (request: CompleteFollowUpRequest, context) async throws -> Interaction in
      try await handler.completeFollowUp(request, context: context)
    })
    register(InteractionServiceMethods.rescheduleFollowUp, {
      (request: RescheduleFollowUpRequest, context) async throws -> Interaction in
      try await handler.rescheduleFollowUp(request, context: context)
    })
  }
}

/// Calls `crm.v1.InteractionService`.
public struct InteractionServiceClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  /// Records a contact, and sets the customer's last_interaction in the same transaction. NOT_FOUND
  /// (CUSTOMER_NOT_FOUND), FAILED_PRECONDITION (CUSTOMER_ERASED).
  public func createInteraction(
    _ request: CreateInteractionRequest, options: CallOptions = .default
  ) async throws -> Interaction {
    try await calls.unary(InteractionServiceMethods.createInteraction, request, options: options)
  }

  /// Answers one interaction. NOT_FOUND (INTERACTION_NOT_FOUND).
  public func getInteraction(
    _ request: GetInteractionRequest, options: CallOptions = .default
  ) async throws -> Interaction {
    try await calls.unary(InteractionServiceMethods.getInteraction, request, options: options)
  }

  /// Lists interactions page by page.
  public func listInteractions(
    _ request: ListInteractionsRequest, options: CallOptions = .default
  ) async throws -> ListInteractionsResponse {
    try await calls.unary(InteractionServiceMethods.listInteractions, request, options: options)
  }

  /// Changes the fields that the mask names; taking `follow_up_required` back clears its date. ABORTED (ETAG_MISMATCH)
  /// when the interaction has changed since.
  public func updateInteraction(
    _ request: UpdateInteractionRequest, options: CallOptions = .default
  ) async throws -> Interaction {
    try await calls.unary(InteractionServiceMethods.updateInteraction, request, options: options)
  }

  /// Deletes an interaction; its customer's last_interaction is the latest of those that are left. FAILED_PRECONDITION
  /// while the customer is held (LEGAL_HOLD), or restricted (CUSTOMER_RESTRICTED, without crm:update:privacy).
  public func deleteInteraction(
    _ request: DeleteInteractionRequest, options: CallOptions = .default
  ) async throws -> GoogleProtobuf.Empty {
    try await calls.unary(InteractionServiceMethods.deleteInteraction, request, options: options)
  }

  /// Lists one customer's interactions.
  public func listCustomerInteractions(
    _ request: ListCustomerInteractionsRequest, options: CallOptions = .default
  ) async throws -> ListInteractionsResponse {
    try await calls.unary(InteractionServiceMethods.listCustomerInteractions, request, options: options)
  }

  /// Counts interactions of a period, exactly, from counters that the writes keep.
  public func getInteractionStats(
    _ request: GetInteractionStatsRequest, options: CallOptions = .default
  ) async throws -> InteractionStats {
    try await calls.unary(InteractionServiceMethods.getInteractionStats, request, options: options)
  }

  /// Lists follow-ups that are due, earliest first.
  public func listDueFollowUps(
    _ request: ListDueFollowUpsRequest, options: CallOptions = .default
  ) async throws -> ListInteractionsResponse {
    try await calls.unary(InteractionServiceMethods.listDueFollowUps, request, options: options)
  }

  /// Marks a follow-up as done; twice answers the same. FAILED_PRECONDITION (NO_FOLLOW_UP) when none is required.
  public func completeFollowUp(
    _ request: CompleteFollowUpRequest, options: CallOptions = .default
  ) async throws -> Interaction {
    try await calls.unary(InteractionServiceMethods.completeFollowUp, request, options: options)
  }

  /// Moves a follow-up to another date. FAILED_PRECONDITION when none is required (NO_FOLLOW_UP) or it is done
  /// (FOLLOW_UP_COMPLETED).
  public func rescheduleFollowUp(
    _ request: RescheduleFollowUpRequest, options: CallOptions = .default
  ) async throws -> Interaction {
    try await calls.unary(InteractionServiceMethods.rescheduleFollowUp, request, options: options)
  }
}
