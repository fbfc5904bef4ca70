import CRMProto
import Postgres
import RPCCore
import WireProto

extension InteractionService {
  func deleteInteraction(
    _ request: DeleteInteractionRequest, context: CallContext
  ) async throws -> GoogleProtobuf.Empty {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let call = try MutationCall(context, request)

    return try await mutations.decide(call) { transaction in
      let stored = try await InteractionStore.locked(id, etag: request.etag, in: transaction)
      try stored.customerState.requireDeletable(by: call)
      transaction.stage(InteractionStore.delete(id))
      transaction.stage(InteractionStore.refreshLastInteraction(of: stored.customerID))
      let change = try Change(
        .deleted, .interaction, id, of: stored.customerID, revision: stored.revision,
        at: max(clock.now(), stored.updatedAt), from: stored.interaction, to: nil)
      return Decision(
        answer: GoogleProtobuf.Empty(), changes: [change],
        touched: .byInteraction(of: stored.customerID))
    }
  }
}
