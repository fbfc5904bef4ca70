import CRMProto
import Postgres
import RPCCore
import WireProto

extension SegmentService {
  func deleteSegment(
    _ request: DeleteSegmentRequest, context: CallContext
  ) async throws -> GoogleProtobuf.Empty {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let call = try MutationCall(context, request)

    let answer = try await mutations.decideApart(call) { transaction in
      let segments = try await SegmentStore.locked(in: transaction)
      let stored = try await SegmentStore.stored(id, etag: request.etag, in: transaction)
      try SegmentGraph(segments).requireUnreferenced(id)
      let now = max(clock.now(), stored.updatedAt)
      transaction.stage(SegmentStore.delete(id, at: now))
      SegmentStore.recalculate([id]).forEach(transaction.stage)
      let change = try Change(
        .deleted, .segment, id, of: nil, revision: stored.revision, at: now, from: stored.segment,
        to: nil)
      return Decision(answer: GoogleProtobuf.Empty(), changes: [change])
    }
    criteriaChanged()
    return answer
  }
}
