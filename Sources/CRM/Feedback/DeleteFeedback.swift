import CRMProto
import Postgres
import RPCCore
import WireProto

extension FeedbackService {
  func deleteFeedback(
    _ request: DeleteFeedbackRequest, context: CallContext
  ) async throws -> GoogleProtobuf.Empty {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let call = try MutationCall(context, request)

    return try await mutations.decide(call) { transaction in
      let stored = try await FeedbackStore.locked(id, etag: request.etag, in: transaction)
      try stored.customerState.requireDeletable(by: call)
      transaction.stage(FeedbackStore.delete(id))
      let change = try Change(
        .deleted, .feedback, id, of: stored.customerID, revision: stored.revision,
        at: max(clock.now(), stored.updatedAt), from: stored.feedback, to: nil)
      return Decision(
        answer: GoogleProtobuf.Empty(), changes: [change],
        touched: .byFeedback(of: stored.customerID))
    }
  }
}
