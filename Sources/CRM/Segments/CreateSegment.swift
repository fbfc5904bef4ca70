import CRMProto
import Postgres
import RPCCore
import WireProto

extension SegmentService {
  func createSegment(
    _ request: CreateSegmentRequest, context: CallContext
  ) async throws -> Segment {
    guard let given = request.segment else { throw RPCError.invalid("segment", "is required") }
    var violations = Violations()
    SegmentRules.refuseOutputOnly(in: given, &violations)
    let segment = SegmentRules.normalized(given, &violations)
    try violations.throwIfAny()
    let givenCriteria = try GivenCriteria(segment.criteria)
    try givenCriteria.requirePermissions(of: context.caller, sensitiveTags)
    let call = try MutationCall(context, request)

    let created = try await mutations.decideApart(call) { transaction in
      let segments = try await SegmentStore.locked(in: transaction)
      try await givenCriteria.requireTags(of: context.caller, in: transaction)
      guard segments.count < SegmentRules.segmentsMax else { throw RPCError.tooManySegments }
      let now = clock.now()
      let id = ResourceID.make(at: now)
      let criteria = try givenCriteria.linked(of: id, among: segments)
      var created = segment
      created.id = id.description
      created.criteria = criteria.canonicalText
      created.isActive = true
      created.status = .pending
      created.createdAt = GoogleProtobuf.Timestamp(now)
      created.updatedAt = GoogleProtobuf.Timestamp(now)
      created.etag = Etag.make(revision: 1)
      let definition = SegmentDefinition(
        id: id, number: 0, name: created.name, criteria: criteria, isActive: true)
      try SegmentGraph(segments + [definition]).checkSizes()
      transaction.stage(SegmentStore.insert(created, id: id, at: now))
      SegmentStore.recalculate([id]).forEach(transaction.stage)
      let change = try Change(
        .created, .segment, id, of: nil, revision: 1, at: now, from: nil, to: created)
      return Decision(answer: created, changes: [change])
    }
    criteriaChanged()
    return created
  }

  /// This server need not find out by a refused transaction.
  func criteriaChanged() {
    mutations.segments.catalogues.forget()
    calculator.wake()
  }
}

extension RPCError {
  static let tooManySegments = RPCError(
    .resourceExhausted, "There may be at most \(SegmentRules.segmentsMax) segments.",
    reason: "TOO_MANY_SEGMENTS")
}
