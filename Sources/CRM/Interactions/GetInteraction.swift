import CRMProto
import Postgres
import RPCCore

extension InteractionService {
  func getInteraction(
    _ request: GetInteractionRequest, context: CallContext
  ) async throws -> Interaction {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let rows = try await database.read(InteractionStore.find(id), deadline: context.deadline)
    guard let row = rows.first else { throw RPCError.interactionNotFound }
    return try InteractionRow(row).interaction
  }
}
