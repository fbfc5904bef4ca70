import CRMProto
import Postgres
import RPCCore
import WireProto

extension SegmentService {
  /// Other criteria, and being active or not, have the segment calculated, and those that refer to it.
  func updateSegment(
    _ request: UpdateSegmentRequest, context: CallContext
  ) async throws -> Segment {
    guard let given = request.segment else { throw RPCError.invalid("segment", "is required") }
    var violations = Violations()
    let id = ResourceID(given.id)
    if id == nil { violations.add("segment.id", "must be a UUID") }
    let mask = UpdateMask(request.updateMask, of: .segment, &violations)
    try violations.throwIfAny()
    guard let id else { throw RPCError.segmentNotFound }
    // While nobody waits for it.
    let hasCriteria = request.updateMask?.paths.contains("criteria") ?? false
    let givenCriteria = hasCriteria ? try GivenCriteria(given.criteria) : nil
    try givenCriteria?.requirePermissions(of: context.caller, sensitiveTags)
    let call = try MutationCall(context, request)

    let updated = try await mutations.decideApart(call) { transaction in
      let segments = try await SegmentStore.locked(in: transaction)
      try await givenCriteria?.requireTags(of: context.caller, in: transaction)
      let stored = try await SegmentStore.stored(
        id, etag: given.etag, etagField: "segment.etag", in: transaction)
      var violations = Violations()
      var updated = SegmentRules.normalized(mask.apply(given, to: stored.segment), &violations)
      try violations.throwIfAny()
      let criteria = try (givenCriteria ?? GivenCriteria(updated.criteria))
        .linked(of: id, among: segments)
      updated.criteria = criteria.canonicalText
      let others = segments.filter { $0.id != id }
      let definition = SegmentDefinition(
        id: id, number: stored.number, name: updated.name, criteria: criteria,
        isActive: updated.isActive)
      let graph = SegmentGraph(others + [definition])
      try graph.checkSizes()
      if !updated.isActive { try graph.requireUnreferenced(id) }

      let now = max(clock.now(), stored.updatedAt)
      transaction.stage(SegmentStore.update(updated, id: id, at: now))
      let isChanged =
        updated.criteria != stored.segment.criteria
        || updated.isActive != stored.segment.isActive
      if isChanged {
        updated.status = .pending
        updated.statusReason = ""
        SegmentStore.recalculate(graph.dependents(of: id)).forEach(transaction.stage)
      }
      updated.updatedAt = GoogleProtobuf.Timestamp(now)
      updated.etag = Etag.make(revision: stored.revision + 1)
      let change = try Change(
        .updated, .segment, id, of: nil, revision: stored.revision + 1, at: now,
        from: stored.segment,
        to: updated)
      return Decision(answer: updated, changes: [change])
    }
    criteriaChanged()
    return updated
  }
}

extension SegmentGraph {
  /// - Throws: FAILED_PRECONDITION naming the segments whose criteria refer to one.
  func requireUnreferenced(_ id: ResourceID) throws(RPCError) {
    let names = referrers(to: id).map(\.name)
    guard !names.isEmpty else { return }
    let shown = names.prefix(10).joined(separator: ", ")
    let rest = names.count > 10 ? " and \(names.count - 10) more" : ""
    throw RPCError(
      .failedPrecondition, "Other segments refer to it: \(shown)\(rest).",
      reason: "SEGMENT_REFERENCED")
  }
}
