import CRMProto
import Postgres
import RPCCore
import WireProto

extension InteractionService {
  func createInteraction(
    _ request: CreateInteractionRequest, context: CallContext
  ) async throws -> Interaction {
    guard let given = request.interaction else {
      throw RPCError.invalid("interaction", "is required")
    }
    let now = clock.now()
    var violations = Violations()
    InteractionRules.refuseOutputOnly(in: given, &violations)
    let customer = ResourceID(given.customerID)
    if customer == nil { violations.add("interaction.customer_id", "must be a UUID") }
    var interaction = InteractionRules.normalized(given, now: now, &violations)
    try violations.throwIfAny()
    guard let customer else { throw RPCError.customerNotFound }
    let call = try MutationCall(context, request)

    let id = ResourceID.make(at: now)
    interaction.id = id.description
    interaction.customerID = customer.description
    interaction.createdAt = GoogleProtobuf.Timestamp(now)
    interaction.updatedAt = GoogleProtobuf.Timestamp(now)
    interaction.etag = Etag.make(revision: 1)
    let change = try Change(
      .created, .interaction, id, of: customer, revision: 1, at: now, from: nil, to: interaction)
    return try await mutations.write(
      call, change, answer: interaction,
      [
        // First, for its lock: the insert takes that of a counter, which comes second everywhere.
        InteractionStore.raiseLastInteraction(
          of: customer, to: interaction.timestamp.flatMap { Timestamptz($0) } ?? now),
        InteractionStore.insert(interaction, id: id, customer: customer, at: now),
      ]
    ) { segments in
      try await segments.keep(.byInteraction(of: customer), by: call)
    }
  }
}
