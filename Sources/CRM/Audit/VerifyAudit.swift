import CRMProto
import RPCCore

extension AuditService {
  func verifyAudit(
    _ request: VerifyAuditRequest, responses: ResponseWriter<VerifyAuditResponse>,
    context: CallContext
  ) async throws {
    var expected: AuditHeadName?
    if !request.expectedHead.isEmpty {
      expected = AuditHeadName(request.expectedHead)
      guard expected != nil else {
        throw RPCError.invalid("expected_head", "is no head of this trail")
      }
    }
    let verifier = AuditVerifier(
      database: database, key: key, now: clock.now(), deadline: context.deadline)
    var total: Int64 = 0
    var toldAt = ContinuousClock.now
    let verdict = try await verifier.verify(expecting: expected) { done, all in
      total = all
      guard toldAt.duration(to: .now) >= .seconds(1) else { return }
      toldAt = .now
      try await responses.send(VerifyAuditResponse(entriesDone: done, entriesTotal: all))
    }
    try await responses.send(
      VerifyAuditResponse(
        entriesDone: verdict.entriesDone, entriesTotal: max(total, verdict.entriesDone),
        done: true, ok: verdict.flaw == nil, head: verdict.head.description,
        problem: verdict.flaw.map(AuditProblem.init)))
  }
}

extension AuditProblem {
  fileprivate init(_ flaw: AuditFlaw) {
    self.init(
      kind: AuditProblemKind(flaw.problem), entryID: flaw.entry ?? 0, block: flaw.block ?? 0,
      resource: flaw.resource, resourceID: flaw.resourceID)
  }
}

extension AuditProblemKind {
  fileprivate init(_ problem: AuditFlaw.Problem) {
    self =
      switch problem {
      case .contentChanged: .contentChanged
      case .missing: .missing
      case .inserted: .inserted
      case .valuesChanged: .valuesChanged
      case .valuesMissing: .valuesMissing
      case .blockChanged: .blockChanged
      case .blockMissing: .blockMissing
      case .headMismatch: .headMismatch
      case .truncated: .truncated
      case .unrecorded: .unrecorded
      case .unsealed: .unsealed
      }
  }
}
