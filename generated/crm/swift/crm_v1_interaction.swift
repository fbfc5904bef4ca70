// Generated from crm/v1/interaction.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import WireProto

/// The medium of a contact.
public enum Channel: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  case email
  case phone
  case chat
  case inPerson
  case whatsapp
  case sms
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .email
    case 2: self = .phone
    case 3: self = .chat
    case 4: self = .inPerson
    case 5: self = .whatsapp
    case 6: self = .sms
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .email: 1
    case .phone: 2
    case .chat: 3
    case .inPerson: 4
    case .whatsapp: 5
    case .sms: 6
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [Channel] = [.unspecified, .email, .phone, .chat, .inPerson, .whatsapp, .sms]
}

/// One contact between a customer and our staff.
public struct Interaction: Message {
  /// UUID version 7, made by the server. Output only.
  public var id: String = ""
  /// Required.
  public var customerID: String = ""
  public var staffMemberID: String = ""
  /// Required.
  public var channel: Channel = Channel(rawValue: 0)
  /// At most 255 characters.
  public var subject: String = ""
  /// At most 2,000 characters.
  public var summary: String = ""
  /// Minutes, 0 or more; unset when unknown.
  public var durationMinutes: Int32? = nil
  public var followUpRequired: Bool = false
  /// Set when a follow-up is required.
  public var followUpDate: GoogleProtobuf.Timestamp? = nil
  /// Set by CompleteFollowUp. Output only.
  public var followUpCompletedAt: GoogleProtobuf.Timestamp? = nil
  /// When the contact took place; default now, at most 5 minutes ahead.
  public var timestamp: GoogleProtobuf.Timestamp? = nil
  /// Output only.
  public var createdAt: GoogleProtobuf.Timestamp? = nil
  /// Output only.
  public var updatedAt: GoogleProtobuf.Timestamp? = nil
  public var etag: String = ""

  public init() {}

  public init(
    id: String = "",
    customerID: String = "",
    staffMemberID: String = "",
    channel: Channel = Channel(rawValue: 0),
    subject: String = "",
    summary: String = "",
    durationMinutes: Int32? = nil,
    followUpRequired: Bool = false,
    followUpDate: GoogleProtobuf.Timestamp? = nil,
    followUpCompletedAt: GoogleProtobuf.Timestamp? = nil,
    timestamp: GoogleProtobuf.Timestamp? = nil,
    createdAt: GoogleProtobuf.Timestamp? = nil,
    updatedAt: GoogleProtobuf.Timestamp? = nil,
    etag: String = ""
  ) {
    self.id = id
    self.customerID = customerID
    self.staffMemberID = staffMemberID
    self.channel = channel
    self.subject = subject
    self.summary = summary
    self.durationMinutes = durationMinutes
    self.followUpRequired = followUpRequired
    self.followUpDate = followUpDate
    self.followUpCompletedAt = followUpCompletedAt
    self.timestamp = timestamp
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.etag = etag
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__Interaction.self, initializedBy: { unsafe crm__v1__interaction__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Interaction.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.staffMemberID = unsafe Protobuf.text(c.pointee.staff_member_id)
    self.channel = unsafe Channel(rawValue: Int32(truncatingIfNeeded: c.pointee.channel.rawValue))
    self.subject = unsafe Protobuf.text(c.pointee.subject)
    self.summary = unsafe Protobuf.text(c.pointee.summary)
    self.durationMinutes = unsafe c.pointee._duration_minutes_case.rawValue == 0 ? nil : unsafe c.pointee.duration_minutes
    self.followUpRequired = unsafe c.pointee.follow_up_required != 0
    self.followUpDate = unsafe Protobuf.message(c.pointee.follow_up_date)
    self.followUpCompletedAt = unsafe Protobuf.message(c.pointee.follow_up_completed_at)
    self.timestamp = unsafe Protobuf.message(c.pointee.timestamp)
    self.createdAt = unsafe Protobuf.message(c.pointee.created_at)
    self.updatedAt = unsafe Protobuf.message(c.pointee.updated_at)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Interaction.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.staff_member_id = unsafe arena.text(staffMemberID)
    unsafe c.pointee.channel = Crm__V1__Channel(rawValue: UInt32(bitPattern: channel.rawValue))
    unsafe c.pointee.subject = unsafe arena.text(subject)
    unsafe c.pointee.summary = unsafe arena.text(summary)
    if let durationMinutes {
      unsafe c.pointee._duration_minutes_case = Crm__V1__Interaction__DurationMinutesCase(rawValue: 7)
      unsafe c.pointee.duration_minutes = durationMinutes
    }
    unsafe c.pointee.follow_up_required = followUpRequired ? 1 : 0
    unsafe c.pointee.follow_up_date = unsafe arena.message(followUpDate)
    unsafe c.pointee.follow_up_completed_at = unsafe arena.message(followUpCompletedAt)
    unsafe c.pointee.timestamp = unsafe arena.message(timestamp)
    unsafe c.pointee.created_at = unsafe arena.message(createdAt)
    unsafe c.pointee.updated_at = unsafe arena.message(updatedAt)
    unsafe c.pointee.etag = unsafe arena.text(etag)
  }
}

