import CRMProto
import Postgres
import RPCCore
import WireProto

/// Erases what a plan has found. Each customer and each batch of texts is a transaction.
final class RetentionRun {
  private static let batchSize = 200
  private static let valuesAtOnce = 5_000

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
    try await forgetValues()
    let counted = try await service.database.report(
      RetentionStore.countCustomers(cutoff), deadline: call.deadline)
    progress.held = try counted.first?.decode(Int64.self, at: 1) ?? 0
    progress.done = true
    try await responses.send(progress)
  }

  private func erase(_ texts: RetentionStore.Texts) async throws {
    var last = ResourceID.zero
    while true {
      let rows = try await service.database.report(
        texts.find(cutoff, after: last, limit: Self.batchSize), deadline: call.deadline)
      let ids = try rows.map { try $0.decode(ResourceID.self, at: 0) }
      let customers = try rows.compactMap { try $0.decode(ResourceID?.self, at: 1) }
      let count = ids.isEmpty ? 0 : try await erase(texts, ids, of: customers)
      switch texts.resource {
      case .interaction: progress.interactions += Int64(count)
      default: progress.feedback += Int64(count)
      }
      try await tell()
      guard let end = ids.last, ids.count == Self.batchSize else { return }
      last = end
    }
  }

  /// Behind the locks of the customers, so that a hold that is placed meanwhile counts.
  private func erase(
    _ texts: RetentionStore.Texts, _ ids: [ResourceID], of customers: [ResourceID]
  ) async throws -> Int {
    let (service, cutoff) = (service, cutoff)
    let now = service.clock.now()
    let outcome = try await service.mutations.decideApart(call) { transaction in
      _ = try await transaction.query(CustomerStore.lock(customers))
      let rows = try await transaction.query(texts.locked(ids, cutoff))
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

  /// First the trail says so, or it would miss them.
  private func forgetValues() async throws {
    let (service, cutoff, call) = (service, cutoff, call)
    let counted = try await service.database.report(
      RetentionStore.countValues(cutoff), deadline: call.deadline)
    guard try counted.first?.decode(Int64.self, at: 0) ?? 0 > 0 else { return }
    _ = try await service.database.write(
      [
        service.mutations.records.insert(retentionBefore: cutoff, at: service.clock.now(), by: call)
      ],
      deadline: call.deadline)
    var count = Self.valuesAtOnce
    while count == Self.valuesAtOnce {
      let rows = try await service.database.write(
        [RetentionStore.forgetValues(cutoff, limit: Self.valuesAtOnce)], deadline: call.deadline)
      count = rows.first?.count ?? 0
      progress.auditValues += Int64(count)
      try await tell()
    }
  }

  private func eraseCustomers() async throws {
    var last = ResourceID.zero
    while true {
      let rows = try await service.database.report(
        RetentionStore.customers(cutoff, after: last, limit: Self.batchSize),
        deadline: call.deadline)
      let ids = try rows.map { try $0.decode(ResourceID.self, at: 0) }
      for id in ids {
        do {
          if try await erase(id) { progress.customers += 1 }
        } catch let error as RPCError where error.reason == "SEGMENT_NAMES_CUSTOMER" {
          progress.named += 1
        }
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

extension ChangeRecords {
  /// The entry that lets values be missing that are older than a cutoff, which it names.
  fileprivate func insert(
    retentionBefore cutoff: Timestamptz, at now: Timestamptz, by call: MutationCall
  ) -> Query {
    let entry = AuditEntry(
      occurredAt: now, caller: call.caller, peer: call.peer, callID: call.id, method: call.method,
      resource: RetentionStore.trail, action: Change.Action.erased.rawValue,
      reason: String(cutoff.microsecondsSince2000))
    return "WITH \(AuditRecords.insert(rows: AuditRecords.row(entry, nil, by: key)))"
  }
}
