// Generated from crm/v1/audit.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import WireProto

/// What was done, or denied: by whom, from where, when.
public struct AuditEntry: Message {
  /// Ascending, with gaps, though not always in the order of the commits.
  public var id: Int64 = 0
  public var occurredAt: GoogleProtobuf.Timestamp? = nil
  /// `sub:` and a token's subject, or `cert:` and the name of a certificate's principal. Empty for what leaves no
  /// trace of its caller: anonymous feedback.
  public var caller: String = ""
  /// The address that the call came from.
  public var peer: String = ""
  public var callID: String = ""
  /// `crm.v1.CustomerService/UpdateCustomer`
  public var method: String = ""
  /// customer, interaction, feedback or segment; empty for a call that was denied.
  public var resource: String = ""
  public var resourceID: String = ""
  /// Whose data it is about; empty for what is nobody's.
  public var customerID: String = ""
  /// Of the state that the change led to.
  public var revision: Int64 = 0
  /// In the past tense: created, updated, deleted, deactivated, ..., denied.
  public var action: String = ""
  /// In the order of their names.
  public var changes: [AuditFieldChange] = []
  /// The customer was erased since: which fields were changed is known, their values are not.
  public var valuesErased: Bool = false
  /// Why a call was denied: the reason of its error.
  public var reason: String = ""
  /// How many calls were denied alike; 1 for everything else.
  public var times: Int32 = 0

  public init() {}

  public init(
    id: Int64 = 0,
    occurredAt: GoogleProtobuf.Timestamp? = nil,
    caller: String = "",
    peer: String = "",
    callID: String = "",
    method: String = "",
    resource: String = "",
    resourceID: String = "",
    customerID: String = "",
    revision: Int64 = 0,
    action: String = "",
    changes: [AuditFieldChange] = [],
    valuesErased: Bool = false,
    reason: String = "",
    times: Int32 = 0
  ) {
    self.id = id
    self.occurredAt = occurredAt
    self.caller = caller
    self.peer = peer
    self.callID = callID
    self.method = method
    self.resource = resource
    self.resourceID = resourceID
    self.customerID = customerID
    self.revision = revision
    self.action = action
    self.changes = changes
    self.valuesErased = valuesErased
    self.reason = reason
    self.times = times
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__AuditEntry.self, initializedBy: { unsafe crm__v1__audit_entry__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AuditEntry.self)
    self.id = unsafe c.pointee.id
    self.occurredAt = unsafe Protobuf.message(c.pointee.occurred_at)
    self.caller = unsafe Protobuf.text(c.pointee.caller)
    self.peer = unsafe Protobuf.text(c.pointee.peer)
    self.callID = unsafe Protobuf.text(c.pointee.call_id)
    self.method = unsafe Protobuf.text(c.pointee.method)
    self.resource = unsafe Protobuf.text(c.pointee.resource)
    self.resourceID = unsafe Protobuf.text(c.pointee.resource_id)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.revision = unsafe c.pointee.revision
    self.action = unsafe Protobuf.text(c.pointee.action)
    self.changes = unsafe Protobuf.messages(c.pointee.changes, count: Int(c.pointee.n_changes))
    self.valuesErased = unsafe c.pointee.values_erased != 0
    self.reason = unsafe Protobuf.text(c.pointee.reason)
    self.times = unsafe c.pointee.times
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AuditEntry.self)
    unsafe c.pointee.id = id
    unsafe c.pointee.occurred_at = unsafe arena.message(occurredAt)
    unsafe c.pointee.caller = unsafe arena.text(caller)
    unsafe c.pointee.peer = unsafe arena.text(peer)
    unsafe c.pointee.call_id = unsafe arena.text(callID)
    unsafe c.pointee.method = unsafe arena.text(method)
    unsafe c.pointee.resource = unsafe arena.text(resource)
    unsafe c.pointee.resource_id = unsafe arena.text(resourceID)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.revision = revision
    unsafe c.pointee.action = unsafe arena.text(action)
    unsafe c.pointee.n_changes = changes.count
    unsafe c.pointee.changes = unsafe arena.messages(changes)
    unsafe c.pointee.values_erased = valuesErased ? 1 : 0
    unsafe c.pointee.reason = unsafe arena.text(reason)
    unsafe c.pointee.times = times
  }
}

/// A field before and after.
public struct AuditFieldChange: Message {
  public var field: String = ""
  /// JSON; empty when the values are erased.
  public var old: String = ""
  /// JSON; empty when the values are erased.
  public var new: String = ""

  public init() {}

  public init(
    field: String = "",
    old: String = "",
    new: String = ""
  ) {
    self.field = field
    self.old = old
    self.new = new
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__AuditFieldChange.self, initializedBy: { unsafe crm__v1__audit_field_change__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AuditFieldChange.self)
    self.field = unsafe Protobuf.text(c.pointee.field)
    self.old = unsafe Protobuf.text(c.pointee.old)
    self.new = unsafe Protobuf.text(c.pointee.new_)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__AuditFieldChange.self)
    unsafe c.pointee.field = unsafe arena.text(field)
    unsafe c.pointee.old = unsafe arena.text(old)
    unsafe c.pointee.new_ = unsafe arena.text(new)
  }
}

