// Generated from crm/v1/audit_service.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import RPCCore

/// What is not right.
public enum AuditProblemKind: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  /// An entry says something else than it did.
  case contentChanged
  /// An entry is gone.
  case missing
  /// An entry that no server wrote, or the copy of one.
  case inserted
  /// An entry's values are not what they were.
  case valuesChanged
  /// An entry's values are gone, and its customer was not erased.
  case valuesMissing
  /// A block is not what it was, or was not made with the key.
  case blockChanged
  case blockMissing
  /// The block of `expected_head` has another hash.
  case headMismatch
  /// The trail ends before it did.
  case truncated
  /// A resource is in a state that no entry tells of: it was changed behind the servers' backs, or the end of the
  /// trail was taken away.
  case unrecorded
  /// An entry is in no block for minutes, although it says so or ought to be: somebody keeps it out.
  case unsealed
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .contentChanged
    case 2: self = .missing
    case 3: self = .inserted
    case 4: self = .valuesChanged
    case 5: self = .valuesMissing
    case 6: self = .blockChanged
    case 7: self = .blockMissing
    case 8: self = .headMismatch
    case 9: self = .truncated
    case 10: self = .unrecorded
    case 11: self = .unsealed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .contentChanged: 1
    case .missing: 2
    case .inserted: 3
    case .valuesChanged: 4
    case .valuesMissing: 5
    case .blockChanged: 6
    case .blockMissing: 7
    case .headMismatch: 8
    case .truncated: 9
    case .unrecorded: 10
    case .unsealed: 11
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [AuditProblemKind] = [.unspecified, .contentChanged, .missing, .inserted, .valuesChanged, .valuesMissing, .blockChanged, .blockMissing, .headMismatch, .truncated, .unrecorded, .unsealed]
}

/// A page of entries.
public struct ListAuditEntriesRequest: Message {
  /// 0 is 20; at most 1,000.
  public var pageSize: Int32 = 0
  public var pageToken: String = ""
  public var includeTotalSize: Bool = false
  /// customer, interaction, feedback or segment.
  public var resource: String = ""
  public var resourceID: String = ""
  /// Whose data the entries are about.
  public var customerID: String = ""
  /// As entries have it: `sub:` and a subject, `cert:` and a name.
  public var caller: String = ""
  /// `crm.v1.CustomerService/UpdateCustomer`
  public var method: String = ""
  /// In the past tense: updated, erased, denied.
  public var action: String = ""
  public var period: Period? = nil

  public init() {}

  public init(
    pageSize: Int32 = 0,
    pageToken: String = "",
    includeTotalSize: Bool = false,
    resource: String = "",
    resourceID: String = "",
    customerID: String = "",
    caller: String = "",
    method: String = "",
    action: String = "",
    period: Period? = nil
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
    self.includeTotalSize = includeTotalSize
    self.resource = resource
    self.resourceID = resourceID
    self.customerID = customerID
    self.caller = caller
    self.method = method
    self.action = action
    self.period = period
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListAuditEntriesRequest.self, initializedBy: { unsafe crm__v1__list_audit_entries_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListAuditEntriesRequest.self)
    self.pageSize = unsafe c.pointee.page_size
    self.pageToken = unsafe Protobuf.text(c.pointee.page_token)
    self.includeTotalSize = unsafe c.pointee.include_total_size != 0
    self.resource = unsafe Protobuf.text(c.pointee.resource)
    self.resourceID = unsafe Protobuf.text(c.pointee.resource_id)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.caller = unsafe Protobuf.text(c.pointee.caller)
    self.method = unsafe Protobuf.text(c.pointee.method)
    self.action = unsafe Protobuf.text(c.pointee.action)
    self.period = unsafe Protobuf.message(c.pointee.period)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListAuditEntriesRequest.self)
    unsafe c.pointee.page_size = pageSize
    unsafe c.pointee.page_token = unsafe arena.text(pageToken)
    unsafe c.pointee.include_total_size = includeTotalSize ? 1 : 0
    unsafe c.pointee.resource = unsafe arena.text(resource)
    unsafe c.pointee.resource_id = unsafe arena.text(resourceID)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.caller = unsafe arena.text(caller)
    unsafe c.pointee.method = unsafe arena.text(method)
    unsafe c.pointee.action = unsafe arena.text(action)
    unsafe c.pointee.period = unsafe arena.message(period)
  }
}

/// Entries, newest first.
public struct ListAuditEntriesResponse: Message {
  public var entries: [AuditEntry] = []
  /// Empty on the last page.
  public var nextPageToken: String = ""
  /// Only when it was asked for.
  public var totalSize: Int64? = nil

  public init() {}

  public init(
    entries: [AuditEntry] = [],
    nextPageToken: String = "",
    totalSize: Int64? = nil
  ) {
    self.entries = entries
    self.nextPageToken = nextPageToken
    self.totalSize = totalSize
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__ListAuditEntriesResponse.self, initializedBy: { unsafe crm__v1__list_audit_entries_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListAuditEntriesResponse.self)
    self.entries = unsafe Protobuf.messages(c.pointee.entries, count: Int(c.pointee.n_entries))
    self.nextPageToken = unsafe Protobuf.text(c.pointee.next_page_token)
    self.totalSize = unsafe c.pointee._total_size_case.rawValue == 0 ? nil : unsafe c.pointee.total_size
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__ListAuditEntriesResponse.self)
    unsafe c.pointee.n_entries = entries.count
    unsafe c.pointee.entries = unsafe arena.messages(entries)
    unsafe c.pointee.next_page_token = unsafe arena.text(nextPageToken)
    if let totalSize {
      unsafe c.pointee._total_size_case = Crm__V1__ListAuditEntriesResponse__TotalSizeCase(rawValue: 3)
      unsafe c.pointee.total_size = totalSize
    }
  }
}

/// What to prove.
public struct VerifyAuditRequest: Message {
  /// The head of an earlier answer: the trail has to go on from it. Empty: it is proved by itself alone.
  public var expectedHead: String = ""

  public init() {}

  public init(
    expectedHead: String = ""
  ) {
    self.expectedHead = expectedHead
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__VerifyAuditRequest.self, initializedBy: { unsafe crm__v1__verify_audit_request__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__VerifyAuditRequest.self)
    self.expectedHead = unsafe Protobuf.text(c.pointee.expected_head)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__VerifyAuditRequest.self)
    unsafe c.pointee.expected_head = unsafe arena.text(expectedHead)
  }
}

/// How far it is, and in the last message what was found.
public struct VerifyAuditResponse: Message {
  public var entriesDone: Int64 = 0
  /// Entries in blocks when it began.
  public var entriesTotal: Int64 = 0
  /// Whether this is the last message.
  public var done: Bool = false
  /// Whether everything is right; only in the last message.
  public var ok: Bool = false
  /// The last block that was looked at: keep it elsewhere, for `expected_head`.
  public var head: String = ""
  /// The first thing that is not right; unset when everything is.
  public var problem: AuditProblem? = nil

  public init() {}

  public init(
    entriesDone: Int64 = 0,
    entriesTotal: Int64 = 0,
    done: Bool = false,
    ok: Bool = false,
    head: String = "",
    problem: AuditProblem? = nil
  ) {
    self.entriesDone = entriesDone
    self.entriesTotal = entriesTotal
    self.done = done
    self.ok = ok
    self.head = head
    self.problem = problem
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__VerifyAuditResponse.self, initializedBy: { unsafe crm__v1__verify_audit_response__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__VerifyAuditResponse.self)
    self.entriesDone = unsafe c.pointee.entries_done
    self.entriesTotal = unsafe c.pointee.entries_total
    self.done = unsafe c.pointee.done != 0
    self.ok = unsafe c.pointee.ok != 0
    self.head = unsafe Protobuf.text(c.pointee.head)
    self.problem = unsafe Protobuf.message(c.pointee.problem)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__VerifyAuditResponse.self)
    unsafe c.pointee.entries_done = entriesDone
    unsafe c.pointee.entries_total = entriesTotal
    unsafe c.pointee.done = done ? 1 : 0
    unsafe c.pointee.ok = ok ? 1 : 0
    unsafe c.pointee.head = unsafe arena.text(head)
    unsafe c.pointee.problem = unsafe arena.message(problem)
  }
}

/// The first thing in the trail that is not as the servers wrote it.
public struct AuditProblem: Message {
  public var kind: AuditProblemKind = AuditProblemKind(rawValue: 0)
  /// 0 when it is no single entry.
  public var entryID: Int64 = 0
  /// 0 when it is in no block.
  public var block: Int64 = 0
  /// Of UNRECORDED.
  public var resource: String = ""
  /// Of UNRECORDED.
  public var resourceID: String = ""

  public init() {}

  public init(
    kind: AuditProblemKind = AuditProblemKind(rawValue: 0),
    entryID: Int64 = 0,
    block: Int64 = 0,
    resource: String = "",
    resourceID: String = ""
  ) {
    self.kind = kind
    self.entryID = entryID
    self.block = block
    self.resource = resource
    self.resourceID = resourceID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__AuditProblem.self, initializedBy: { unsafe crm__v1__audit_problem__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AuditProblem.self)
    self.kind = unsafe AuditProblemKind(rawValue: Int32(truncatingIfNeeded: c.pointee.kind.rawValue))
    self.entryID = unsafe c.pointee.entry_id
    self.block = unsafe c.pointee.block
    self.resource = unsafe Protobuf.text(c.pointee.resource)
    self.resourceID = unsafe Protobuf.text(c.pointee.resource_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AuditProblem.self)
    unsafe c.pointee.kind = Crm__V1__AuditProblemKind(rawValue: UInt32(bitPattern: kind.rawValue))
    unsafe c.pointee.entry_id = entryID
    unsafe c.pointee.block = block
    unsafe c.pointee.resource = unsafe arena.text(resource)
    unsafe c.pointee.resource_id = unsafe arena.text(resourceID)
  }
}


/// The methods of `crm.v1.AuditService`.
public enum AuditServiceMethods {
  public static let listAuditEntries = MethodDescriptor(
    service: "crm.v1.AuditService", name: "ListAuditEntries",
    kind: .unary, idempotency: .noSideEffects,
    input: ListAuditEntriesRequest.messageType, output: ListAuditEntriesResponse.messageType)
  public static let verifyAudit = MethodDescriptor(
    service: "crm.v1.AuditService", name: "VerifyAudit",
    kind: .serverStreaming, idempotency: .noSideEffects,
    input: VerifyAuditRequest.messageType, output: VerifyAuditResponse.messageType)

  /// In the order of the definition.
  public static let all: [MethodDescriptor] = [
    listAuditEntries,
    verifyAudit,
  ]
}

/// What was done, and the proof that nobody has changed what it says.
/// Every mutation writes an entry in its own transaction. Within a second a server puts entries into blocks that are
/// chained by a key which is not in the database.
///
/// A handler implements what it serves; every other method answers UNIMPLEMENTED.
public protocol AuditServiceHandler: Sendable {
  /// The entries that satisfy every given filter, newest first. What a caller may read of each resource is needed in
  /// full: an entry has values.
  func listAuditEntries(_ request: ListAuditEntriesRequest, context: CallContext) async throws -> ListAuditEntriesResponse
  /// Looks through the whole trail. Tells how far it is about once a second; the last message has the result.
  func verifyAudit(_ request: VerifyAuditRequest, responses: ResponseWriter<VerifyAuditResponse>, context: CallContext) async throws
}

extension AuditServiceHandler {
  public func listAuditEntries(_ request: ListAuditEntriesRequest, context: CallContext) async throws -> ListAuditEntriesResponse {
    throw RPCError.unimplemented(AuditServiceMethods.listAuditEntries)
  }

  public func verifyAudit(_ request: VerifyAuditRequest, responses: ResponseWriter<VerifyAuditResponse>, context: CallContext) async throws {
    throw RPCError.unimplemented(AuditServiceMethods.verifyAudit)
  }

}

extension Router {
  /// Serves `crm.v1.AuditService` by `handler`.
  public mutating func registerAuditService(_ handler: some AuditServiceHandler) {
    register(AuditServiceMethods.listAuditEntries, {
      (request: ListAuditEntriesRequest, context) async throws -> ListAuditEntriesResponse in
      try await handler.listAuditEntries(request, context: context)
    })
    register(AuditServiceMethods.verifyAudit, serverStreaming: {
      (request: VerifyAuditRequest, responses: ResponseWriter<VerifyAuditResponse>, context) in
      try await handler.verifyAudit(request, responses: responses, context: context)
    })
  }
}

/// Calls `crm.v1.AuditService`.
public struct AuditServiceClient<Calls: CallMaker>: Sendable {
  private let calls: Calls

  public init(_ calls: Calls) {
    self.calls = calls
  }

  /// The entries that satisfy every given filter, newest first. What a caller may read of each resource is needed in
  /// full: an entry has values.
  public func listAuditEntries(
    _ request: ListAuditEntriesRequest, options: CallOptions = .default
  ) async throws -> ListAuditEntriesResponse {
    try await calls.unary(AuditServiceMethods.listAuditEntries, request, options: options)
  }

  /// Looks through the whole trail. Tells how far it is about once a second; the last message has the result.
  public func verifyAudit<Result>(
    _ request: VerifyAuditRequest, options: CallOptions = .default,
    _ read: (MessageStream<VerifyAuditResponse>) async throws -> Result
  ) async throws -> Result {
    try await calls.serverStreaming(AuditServiceMethods.verifyAudit, request, options: options, read)
  }
}
