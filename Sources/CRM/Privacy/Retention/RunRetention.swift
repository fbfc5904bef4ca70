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

/// Erases what a plan has found. Each customer and each batch of texts is a transaction.
private final class RetentionRun {
  private static let batchSize = 200

  private let service: PrivacyService
  private let cutoff: Timestamptz
  private let call: MutationCall
  private let responses: ResponseWriter<RunRetentionResponse>
  private var progress: RunRetentionResponse
  private var toldAt = ContinuousClock.now

  init(
    service: PrivacyService, cutoff: Timestamptz, call: MutationCall,
    responses: ResponseWriter<RunRetentionResponse>
  ) {
    self.service = service
    self.cutoff = cutoff
    self.call = call
    self.responses = responses
    progress = RunRetentionResponse(cutoff: GoogleProtobuf.Timestamp(cutoff))
  }

  func run() async throws {
    // Texts first: those of the customers who are erased next go with these.
    for texts in RetentionStore.Texts.all { try await erase(texts) }
    try await eraseCustomers()
    let counted = try await service.database.report(
      RetentionStore.countCustomers(cutoff), deadline: call.deadline)
    progress.held = try counted.first?.decode(Int64.self, at: 1) ?? 0
    progress.done = true
    try await responses.send(progress)
  }

  private func erase(_ texts: RetentionStore.Texts) async throws {
    while true {
      let count = try await eraseBatch(texts)
      switch texts.resource {
      case .interaction: progress.interactions += Int64(count)
      default: progress.feedback += Int64(count)
      }
      try await tell()
      guard count == Self.batchSize else { return }
    }
  }

  private func eraseBatch(_ texts: RetentionStore.Texts) async throws -> Int {
    let (service, cutoff) = (service, cutoff)
    let now = service.clock.now()
    let outcome = try await service.mutations.decideApart(call) { transaction in
      let rows = try await transaction.query(texts.locked(cutoff, limit: Self.batchSize))
      var changes: [Change] = []
      for row in rows {
        var cells = row.makeDecoder()
        let id = try cells.next(ResourceID.self)
        let customer = try cells.next(ResourceID?.self)
        changes.append(
          Change(
            .erased, texts.resource, id, of: customer, revision: try cells.next(Int64.self) + 1,
            at: now, fieldNames: texts.fieldNames))
      }
      texts.erase(changes.map(\.id)).forEach(transaction.stage)
      return Decision(
        answer: RunRetentionResponse(interactions: Int64(changes.count)), changes: changes)
    }
    return Int(outcome.interactions)
  }

  private func eraseCustomers() async throws {
    var last = ResourceID.zero
    while true {
      let rows = try await service.database.report(
        RetentionStore.customers(cutoff, after: last, limit: Self.batchSize),
        deadline: call.deadline)
      let ids = try rows.map { try $0.decode(ResourceID.self, at: 0) }
      for id in ids {
        if try await erase(id) { progress.customers += 1 }
        try await tell()
      }
      guard let end = ids.last, ids.count == Self.batchSize else { return }
      last = end
    }
  }

  /// - Returns: whether there was still reason to.
  private func erase(_ id: ResourceID) async throws -> Bool {
    let (service, cutoff, call) = (service, cutoff, call)
    let receipt = try await service.mutations.decide(call) { transaction in
      let customer = try await CustomerStore.lockedWhetherErased(id, in: transaction)
      let still = try await transaction.query(
        """
        SELECT 1 FROM customer WHERE id = \(id) AND erased_at IS NULL AND legal_hold_at IS NULL
          AND \(RetentionStore.isForgotten(since: cutoff))
        """)
      guard !still.isEmpty else { return Decision(answer: ErasureReceipt()) }
      return try await service.erase(customer, by: call, in: transaction) { now, erased in
        ErasureReceipt(
          id: ResourceID.make(at: now).description, customerID: id.description,
          erasedAt: GoogleProtobuf.Timestamp(now), erasedBy: call.caller, reason: .retention,
          erasedRows: erased)
      }
    }
    return !receipt.id.isEmpty
  }

  private func tell() async throws {
    guard toldAt.duration(to: .now) >= .seconds(1) else { return }
    toldAt = .now
    try await responses.send(progress)
  }
}
