import CRMProto
import Postgres
import RPCCore
import WireProto

extension InteractionService {
  func completeFollowUp(
    _ request: CompleteFollowUpRequest, context: CallContext
  ) async throws -> Interaction {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let call = try MutationCall(context, request)

    return try await mutations.decide(call) { transaction in
      let stored = try await InteractionStore.locked(id, etag: request.etag, in: transaction)
      guard stored.interaction.followUpRequired else { throw RPCError.noFollowUp }
      guard stored.interaction.followUpCompletedAt == nil else {
        return Decision(answer: stored.interaction)
      }
      let now = clock.now()
      var completed = stored.interaction
      completed.followUpCompletedAt = GoogleProtobuf.Timestamp(now)
      return try stored.decide(.followUpCompleted, completed, at: now, in: transaction)
    }
  }

  func rescheduleFollowUp(
    _ request: RescheduleFollowUpRequest, context: CallContext
  ) async throws -> Interaction {
    var violations = Violations()
    let id = ResourceID(request.id)
    if id == nil { violations.add("id", "must be a UUID") }
    let date = Timestamptz(request.followUpDate, field: "follow_up_date", &violations)
    if request.followUpDate == nil { violations.add("follow_up_date", "is required") }
    try violations.throwIfAny()
    guard let id, let date else { throw RPCError.interactionNotFound }
    let call = try MutationCall(context, request)

    return try await mutations.decide(call) { transaction in
      let stored = try await InteractionStore.locked(id, etag: request.etag, in: transaction)
      guard stored.interaction.followUpRequired else { throw RPCError.noFollowUp }
      guard stored.interaction.followUpCompletedAt == nil else { throw RPCError.followUpCompleted }
      var moved = stored.interaction
      moved.followUpDate = GoogleProtobuf.Timestamp(date)
      guard moved != stored.interaction else { return Decision(answer: stored.interaction) }
      return try stored.decide(.followUpRescheduled, moved, at: clock.now(), in: transaction)
    }
  }
}

extension RPCError {
  static let noFollowUp = RPCError(
    .failedPrecondition, "The interaction requires no follow-up.", reason: "NO_FOLLOW_UP")
  static let followUpCompleted = RPCError(
    .failedPrecondition, "The follow-up is completed already.", reason: "FOLLOW_UP_COMPLETED")
}
