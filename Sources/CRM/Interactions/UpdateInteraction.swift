import CRMProto
import Postgres
import RPCCore
import WireProto

extension InteractionService {
  func updateInteraction(
    _ request: UpdateInteractionRequest, context: CallContext
  ) async throws -> Interaction {
    guard let given = request.interaction else {
      throw RPCError.invalid("interaction", "is required")
    }
    var violations = Violations()
    let id = ResourceID(given.id)
    if id == nil { violations.add("interaction.id", "must be a UUID") }
    let mask = UpdateMask(request.updateMask, of: .interaction, &violations)
    try violations.throwIfAny()
    guard let id else { throw RPCError.interactionNotFound }
    let call = try MutationCall(context, request)

    return try await mutations.decide(call) { transaction in
      let stored = try await InteractionStore.locked(
        id, etag: given.etag, etagField: "interaction.etag", in: transaction)
      let now = clock.now()
      var violations = Violations()
      let merged = InteractionRules.normalized(
        mask.apply(given, to: stored.interaction), now: now, &violations)
      try violations.throwIfAny()
      let decision = try stored.decide(.updated, merged, at: now, in: transaction)
      if merged.timestamp != stored.interaction.timestamp {
        transaction.stage(InteractionStore.refreshLastInteraction(of: stored.customerID))
      }
      return decision
    }
  }
}
