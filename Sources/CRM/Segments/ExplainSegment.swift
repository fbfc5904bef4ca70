import CRMProto
import Postgres
import Protobuf
import RPCCore

extension SegmentService {
  /// Asks the evaluator now: what it says is what membership is made of.
  func explainSegment(
    _ request: ExplainSegmentRequest, context: CallContext
  ) async throws -> ExplainSegmentResponse {
    var violations = Violations()
    let segmentID = ResourceID(request.segmentID)
    if segmentID == nil { violations.add("segment_id", "must be a UUID") }
    let customerID = ResourceID(request.customerID)
    if customerID == nil { violations.add("customer_id", "must be a UUID") }
    try violations.throwIfAny()
    guard let segmentID, let customerID else { throw RPCError.segmentNotFound }

    let segments = try await SegmentDefinition.all(in: database, deadline: context.deadline)
    guard let segment = segments.first(where: { $0.id == segmentID }) else {
      throw RPCError.segmentNotFound
    }
    // What each condition says of the customer is more than who is a member.
    try context.caller.require(segment.criteria.permissions)
    try sensitiveTags.requireReading(segment.criteria.tags, by: context.caller)
    let facts = try await database.transaction(deadline: context.deadline) { transaction in
      try await FactsStore.read([customerID], withEvents: true, in: transaction)
    }
    guard let customer = facts.first else { throw RPCError.customerNotFound }
    let hidden =
      context.caller.may(.read(.privacy))
      ? [] : sensitiveTags.among(customer.tags).union(customer.consents)
    let explanation = SegmentExplanation(
      of: customer, at: clock.now(), zone: settings.zone, SegmentReferences(segments),
      hiding: hidden)
    return try explanation.answer(segment)
  }
}
