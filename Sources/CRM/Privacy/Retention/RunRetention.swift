import CRMProto
import Postgres
import RPCCore
import WireProto

extension PrivacyService {
  func runRetention(
    _ request: RunRetentionRequest, responses: ResponseWriter<RunRetentionResponse>,
    context: CallContext
  ) async throws {
    let now = clock.now()
    guard request.plan.isEmpty else {
      let plan = try RetentionPlan(request.plan, at: now, signedBy: lists.pageTokens)
      try await apply(plan, to: responses, context)
      return
    }
    let kept = Int64(settings.retentionDays) * 86_400_000_000
    let plan = RetentionPlan(
      cutoff: Timestamptz(microsecondsSince2000: now.microsecondsSince2000 - kept), madeAt: now)
    try await find(plan, to: responses, context)
  }

  /// Counts, and changes nothing.
  private func find(
    _ plan: RetentionPlan, to responses: ResponseWriter<RunRetentionResponse>,
    _ context: CallContext
  ) async throws {
    func report(_ query: Query) async throws -> Row? {
      try await database.report(query, deadline: context.deadline).first
    }
    var found = RunRetentionResponse(cutoff: GoogleProtobuf.Timestamp(plan.cutoff))
    if let row = try await report(RetentionStore.countCustomers(plan.cutoff)) {
      found.customers = try row.decode(Int64.self, at: 0)
      found.held = try row.decode(Int64.self, at: 1)
    }
    try await responses.send(found)
    let interactions = RetentionStore.Texts.interactions.count(plan.cutoff)
    found.interactions = try await report(interactions)?.decode(Int64.self, at: 0) ?? 0
    try await responses.send(found)
    let feedback = RetentionStore.Texts.feedback.count(plan.cutoff)
    found.feedback = try await report(feedback)?.decode(Int64.self, at: 0) ?? 0
    try await responses.send(found)
    let values = RetentionStore.countValues(plan.cutoff)
    found.auditValues = try await report(values)?.decode(Int64.self, at: 0) ?? 0
    found.done = true
    found.plan = plan.text(signedBy: lists.pageTokens)
    try await responses.send(found)
  }

  private func apply(
    _ plan: RetentionPlan, to responses: ResponseWriter<RunRetentionResponse>,
    _ context: CallContext
  ) async throws {
    let run = RetentionRun(
      service: self, cutoff: plan.cutoff, call: MutationCall(context), responses: responses)
    try await run.run()
  }
}
