import CRMProto
import Postgres
import RPCCore

extension SegmentService {
  /// Membership is true anyway: this is for whoever wants to be sure.
  func assignCustomerSegments(
    _ request: AssignCustomerSegmentsRequest, context: CallContext
  ) async throws -> AssignCustomerSegmentsResponse {
    guard let id = ResourceID(request.customerID) else {
      throw RPCError.invalid("customer_id", "must be a UUID")
    }
    let call = try MutationCall(context, request)
    let segments = mutations.segments
    return try await mutations.decideApart(call) { transaction in
      let upkeep = try await segments.begin(transaction)
      let rows = try await transaction.query(CustomerStore.lock(id))
      guard !rows.isEmpty else { throw RPCError.customerNotFound }
      try await upkeep.keep(all: id, by: call)
      let found = try await transaction.query(CustomerSegments.find(of: id))
      return Decision(
        answer: AssignCustomerSegmentsResponse(
          segments: try found.map { try SegmentReference($0) }), subject: id)
    }
  }
}

/// The segments that customers are in, as other answers name them.
enum CustomerSegments {
  /// In the order of their names.
  static func find(of id: ResourceID) -> Query {
    """
    SELECT segment.id, segment.name FROM customer_segment
    JOIN segment ON segment.number = ANY (segments) AND segment.is_active
    WHERE customer_id = \(id) ORDER BY lower(segment.name), segment.id
    """
  }
}

extension SegmentReference {
  init(_ row: Row) throws {
    var cells = row.makeDecoder()
    self.init(
      id: try cells.next(ResourceID.self).description, name: try cells.next(String.self))
  }
}
