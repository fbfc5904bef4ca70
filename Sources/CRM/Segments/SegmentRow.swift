import CRMProto
import Postgres
import RPCCore
import WireProto

/// A segment as it is stored.
struct SegmentRow: Sendable {
  let id: ResourceID
  let number: Int32
  let revision: Int64
  let updatedAt: Timestamptz
  let segment: Segment

  /// What `init` reads, in its order.
  static let columns: SQLFragment = """
    id, number, revision, name, description, criteria, is_active, status, status_reason, \
    created_at, updated_at, last_calculated, customer_count
    """

  /// What can be read of segments: those that are not deleted, with their members counted.
  static let table: SQLFragment = """
    (SELECT segment.*, CASE status
        WHEN 3 THEN COALESCE((
          SELECT sum(customers)::bigint FROM segment_count WHERE segment_number = number), 0)
        ELSE count_before END AS customer_count
      FROM segment WHERE NOT is_deleted) AS segment
    """

  init(_ row: Row) throws {
    var cells = row.makeDecoder()
    var segment = Segment()
    id = try cells.next(ResourceID.self)
    number = try cells.next(Int32.self)
    revision = try cells.next(Int64.self)
    segment.id = id.description
    segment.etag = Etag.make(revision: revision)
    segment.name = try cells.next(String.self)
    segment.description = try cells.next(String.self)
    segment.criteria = try cells.next(String.self)
    segment.isActive = try cells.next(Bool.self)
    segment.status = SegmentStatus(rawValue: Int32(try cells.next(Int16.self)))
    segment.statusReason = try cells.next(String.self)
    segment.createdAt = GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self))
    updatedAt = try cells.next(Timestamptz.self)
    segment.updatedAt = GoogleProtobuf.Timestamp(updatedAt)
    segment.lastCalculated = try cells.next(Timestamptz?.self).map(GoogleProtobuf.Timestamp.init)
    segment.customerCount = try cells.next(Int64.self)
    self.segment = segment
  }
}

extension SegmentStatus {
  var stored: Int16 { Int16(truncatingIfNeeded: rawValue) }
}

extension RPCError {
  /// The same words for an id that does not exist and for one that the caller may not see.
  static let segmentNotFound = RPCError(
    .notFound, "There is no such segment.", reason: "SEGMENT_NOT_FOUND")
}
