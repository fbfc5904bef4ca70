// Generated from crm/v1/feedback.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import WireProto

/// What a feedback is about.
public enum ServiceType: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  case tour
  case booking
  case support
  case transport
  case accommodation
  case general
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .tour
    case 2: self = .booking
    case 3: self = .support
    case 4: self = .transport
    case 5: self = .accommodation
    case 6: self = .general
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .tour: 1
    case .booking: 2
    case .support: 3
    case .transport: 4
    case .accommodation: 5
    case .general: 6
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [ServiceType] = [.unspecified, .tour, .booking, .support, .transport, .accommodation, .general]
}

/// The tone of a feedback.
public enum Sentiment: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  case positive
  case neutral
  case negative
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .positive
    case 2: self = .neutral
    case 3: self = .negative
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .positive: 1
    case .neutral: 2
    case .negative: 3
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [Sentiment] = [.unspecified, .positive, .neutral, .negative]
}

/// What told the sentiment.
public enum SentimentSource: RawRepresentable, Hashable, Sendable, CaseIterable {
  case unspecified
  /// From the rating: 4 and above positive, 3 neutral, below negative.
  case rating
  /// A number that this version does not name.
  case unrecognized(Int32)

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .rating
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .rating: 1
    case .unrecognized(let number): number
    }
  }

  /// The named values, in the order of the definition.
  public static let allCases: [SentimentSource] = [.unspecified, .rating]
}

/// What a feedback refers to, beside its booking.
public struct FeedbackSubject: Message {
  public var tourID: String = ""
  public var vehicleID: String = ""
  public var driverID: String = ""

  public init() {}

  public init(
    tourID: String = "",
    vehicleID: String = "",
    driverID: String = ""
  ) {
    self.tourID = tourID
    self.vehicleID = vehicleID
    self.driverID = driverID
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__FeedbackSubject.self, initializedBy: { unsafe crm__v1__feedback_subject__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__FeedbackSubject.self)
    self.tourID = unsafe Protobuf.text(c.pointee.tour_id)
    self.vehicleID = unsafe Protobuf.text(c.pointee.vehicle_id)
    self.driverID = unsafe Protobuf.text(c.pointee.driver_id)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__FeedbackSubject.self)
    unsafe c.pointee.tour_id = unsafe arena.text(tourID)
    unsafe c.pointee.vehicle_id = unsafe arena.text(vehicleID)
    unsafe c.pointee.driver_id = unsafe arena.text(driverID)
  }
}

/// A rating with comments.
public struct Feedback: Message {
  /// UUID version 7, made by the server. Output only.
  public var id: String = ""
  /// Required unless the feedback is anonymous; never stored for an anonymous one.
  public var customerID: String = ""
  /// Never stored for an anonymous one: a booking is somebody's.
  public var bookingID: String = ""
  public var subject: FeedbackSubject? = nil
  public var serviceType: ServiceType = ServiceType(rawValue: 0)
  /// 1 to 5.
  public var rating: Int32 = 0
  /// At most 2,000 characters.
  public var comments: String = ""
  /// Output only.
  public var sentiment: Sentiment = Sentiment(rawValue: 0)
  /// Output only.
  public var sentimentSource: SentimentSource = SentimentSource(rawValue: 0)
  public var isAnonymous: Bool = false
  /// Where it was given: web, mobile, email, …
  public var source: String = ""
  /// Output only: changed by ResolveFeedback and ReopenFeedback.
  public var resolved: Bool = false
  /// At most 1,000 characters.
  public var resolutionNotes: String = ""
  /// From the caller. Output only.
  public var resolvedBy: String = ""
  /// Output only.
  public var resolvedAt: GoogleProtobuf.Timestamp? = nil
  /// Who of our staff takes care of it; changed by AssignFeedback too.
  public var assignedTo: String = ""
  /// When the customer gave it; default now.
  public var submittedAt: GoogleProtobuf.Timestamp? = nil
  /// Output only.
  public var createdAt: GoogleProtobuf.Timestamp? = nil
  /// Output only.
  public var updatedAt: GoogleProtobuf.Timestamp? = nil
  public var etag: String = ""

  public init() {}

  public init(
    id: String = "",
    customerID: String = "",
    bookingID: String = "",
    subject: FeedbackSubject? = nil,
    serviceType: ServiceType = ServiceType(rawValue: 0),
    rating: Int32 = 0,
    comments: String = "",
    sentiment: Sentiment = Sentiment(rawValue: 0),
    sentimentSource: SentimentSource = SentimentSource(rawValue: 0),
    isAnonymous: Bool = false,
    source: String = "",
    resolved: Bool = false,
    resolutionNotes: String = "",
    resolvedBy: String = "",
    resolvedAt: GoogleProtobuf.Timestamp? = nil,
    assignedTo: String = "",
    submittedAt: GoogleProtobuf.Timestamp? = nil,
    createdAt: GoogleProtobuf.Timestamp? = nil,
    updatedAt: GoogleProtobuf.Timestamp? = nil,
    etag: String = ""
  ) {
    self.id = id
    self.customerID = customerID
    self.bookingID = bookingID
    self.subject = subject
    self.serviceType = serviceType
    self.rating = rating
    self.comments = comments
    self.sentiment = sentiment
    self.sentimentSource = sentimentSource
    self.isAnonymous = isAnonymous
    self.source = source
    self.resolved = resolved
    self.resolutionNotes = resolutionNotes
    self.resolvedBy = resolvedBy
    self.resolvedAt = resolvedAt
    self.assignedTo = assignedTo
    self.submittedAt = submittedAt
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.etag = etag
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__Feedback.self, initializedBy: { unsafe crm__v1__feedback__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Feedback.self)
    self.id = unsafe Protobuf.text(c.pointee.id)
    self.customerID = unsafe Protobuf.text(c.pointee.customer_id)
    self.bookingID = unsafe Protobuf.text(c.pointee.booking_id)
    self.subject = unsafe Protobuf.message(c.pointee.subject)
    self.serviceType = unsafe ServiceType(rawValue: Int32(truncatingIfNeeded: c.pointee.service_type.rawValue))
    self.rating = unsafe c.pointee.rating
    self.comments = unsafe Protobuf.text(c.pointee.comments)
    self.sentiment = unsafe Sentiment(rawValue: Int32(truncatingIfNeeded: c.pointee.sentiment.rawValue))
    self.sentimentSource = unsafe SentimentSource(rawValue: Int32(truncatingIfNeeded: c.pointee.sentiment_source.rawValue))
    self.isAnonymous = unsafe c.pointee.is_anonymous != 0
    self.source = unsafe Protobuf.text(c.pointee.source)
    self.resolved = unsafe c.pointee.resolved != 0
    self.resolutionNotes = unsafe Protobuf.text(c.pointee.resolution_notes)
    self.resolvedBy = unsafe Protobuf.text(c.pointee.resolved_by)
    self.resolvedAt = unsafe Protobuf.message(c.pointee.resolved_at)
    self.assignedTo = unsafe Protobuf.text(c.pointee.assigned_to)
    self.submittedAt = unsafe Protobuf.message(c.pointee.submitted_at)
    self.createdAt = unsafe Protobuf.message(c.pointee.created_at)
    self.updatedAt = unsafe Protobuf.message(c.pointee.updated_at)
    self.etag = unsafe Protobuf.text(c.pointee.etag)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Feedback.self)
    unsafe c.pointee.id = unsafe arena.text(id)
    unsafe c.pointee.customer_id = unsafe arena.text(customerID)
    unsafe c.pointee.booking_id = unsafe arena.text(bookingID)
    unsafe c.pointee.subject = unsafe arena.message(subject)
    unsafe c.pointee.service_type = Crm__V1__ServiceType(rawValue: UInt32(bitPattern: serviceType.rawValue))
    unsafe c.pointee.rating = rating
    unsafe c.pointee.comments = unsafe arena.text(comments)
    unsafe c.pointee.sentiment = Crm__V1__Sentiment(rawValue: UInt32(bitPattern: sentiment.rawValue))
    unsafe c.pointee.sentiment_source = Crm__V1__SentimentSource(rawValue: UInt32(bitPattern: sentimentSource.rawValue))
    unsafe c.pointee.is_anonymous = isAnonymous ? 1 : 0
    unsafe c.pointee.source = unsafe arena.text(source)
    unsafe c.pointee.resolved = resolved ? 1 : 0
    unsafe c.pointee.resolution_notes = unsafe arena.text(resolutionNotes)
    unsafe c.pointee.resolved_by = unsafe arena.text(resolvedBy)
    unsafe c.pointee.resolved_at = unsafe arena.message(resolvedAt)
    unsafe c.pointee.assigned_to = unsafe arena.text(assignedTo)
    unsafe c.pointee.submitted_at = unsafe arena.message(submittedAt)
    unsafe c.pointee.created_at = unsafe arena.message(createdAt)
    unsafe c.pointee.updated_at = unsafe arena.message(updatedAt)
    unsafe c.pointee.etag = unsafe arena.text(etag)
  }
}

