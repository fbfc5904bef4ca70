import CRMProto
import RPCCore

extension SegmentService {
  func getSegment(_ request: GetSegmentRequest, context: CallContext) async throws -> Segment {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    return try await SegmentStore.row(id, in: database, deadline: context.deadline).segment
  }
}
