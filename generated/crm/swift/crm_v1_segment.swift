// Generated from crm/v1/segment.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import WireProto

/// Whether a segment's stored membership is true.
public enum SegmentStatus: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  /// Waiting for its first calculation, or for one after an edit.
  case pending
  /// Being calculated; `customer_count` is the last exact one.
  case calculating
  /// Membership and count are exact.
  case ready
  /// The last calculation failed; `status_reason` says why.
  case failed
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .pending
    case 2: self = .calculating
    case 3: self = .ready
    case 4: self = .failed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .pending: 1
    case .calculating: 2
    case .ready: 3
    case .failed: 4
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [SegmentStatus] = [.unspecified, .pending, .calculating, .ready, .failed]
}

/// A named set of customers, defined by criteria and kept true by every write.
public struct Segment: Message {
  /// UUID version 7, made by the server. Output only.
  public var id: String = ""
  /// Required, unique. At most 255 characters.
  public var name: String = ""
  /// At most 1,000 characters.
  public var description: String = ""
  /// JSON text of at most 64 KiB, stored in canonical form.
  public var criteria: String = ""
  /// An inactive segment has no members.
  public var isActive: Bool = false
  /// Members now. Output only.
  public var customerCount: Int64 = 0
  /// Output only.
  public var status: SegmentStatus = SegmentStatus(rawValue: 0)
  /// Why the last calculation failed, empty otherwise. Output only.
  public var statusReason: String = ""
  /// Output only.
  public var createdAt: GoogleProtobuf.Timestamp? = nil
  /// Output only.
  public var updatedAt: GoogleProtobuf.Timestamp? = nil
  /// Output only.
  public var lastCalculated: GoogleProtobuf.Timestamp? = nil
  public var etag: String = ""

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    description: String = "",
    criteria: String = "",
    isActive: Bool = false,
    customerCount: Int64 = 0,
    status: SegmentStatus = SegmentStatus(rawValue: 0),
    statusReason: String = "",
    createdAt: GoogleProtobuf.Timestamp? = nil,
    updatedAt: GoogleProtobuf.Timestamp? = nil,
    lastCalculated: GoogleProtobuf.Timestamp? = nil,
    etag: String = ""
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.criteria = criteria
    self.isActive = isActive
    self.customerCount = customerCount
    self.status = status
    self.statusReason = statusReason
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.lastCalculated = lastCalculated
    self.etag = etag
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__Segment.self, initializedBy: { unsafe crm__v1__segment__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Segment.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.name = unsafe Protobuf.text(c.pointee.name)
    self.description = unsafe Protobuf.text(c.pointee.description)
    self.criteria = unsafe Protobuf.text(c.pointee.criteria)
    self.isActive = unsafe c.pointee.is_active != 0
    self.customerCount = unsafe c.pointee.customer_count
    self.status = unsafe SegmentStatus(rawValue: Int32(truncatingIfNeeded: c.pointee.status.rawValue))
    self.statusReason = unsafe Protobuf.text(c.pointee.status_reason)
    self.createdAt = unsafe Protobuf.message(c.pointee.created_at)
    self.updatedAt = unsafe Protobuf.message(c.pointee.updated_at)
    self.lastCalculated = unsafe Protobuf.message(c.pointee.last_calculated)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Segment.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.name = unsafe arena.text(name)
    unsafe c.pointee.description = unsafe arena.text(description)
    unsafe c.pointee.criteria = unsafe arena.text(criteria)
    unsafe c.pointee.is_active = isActive ? 1 : 0
    unsafe c.pointee.customer_count = customerCount
    unsafe c.pointee.status = Crm__V1__SegmentStatus(rawValue: UInt32(bitPattern: status.rawValue))
    unsafe c.pointee.status_reason = unsafe arena.text(statusReason)
    unsafe c.pointee.created_at = unsafe arena.message(createdAt)
    unsafe c.pointee.updated_at = unsafe arena.message(updatedAt)
    unsafe c.pointee.last_calculated = unsafe arena.message(lastCalculated)
    unsafe c.pointee.etag = unsafe arena.text(etag)
  }
}

