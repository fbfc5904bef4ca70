import Postgres
import Protobuf
import RPCCore

/// Runs mutations: each one transaction with its audit entry and its event, answered once for each
/// request id.
///
/// A caller that repeats a request id gets the first answer again: the id is claimed by the transaction's
/// first statement, and the answer is stored by the same commit, so that neither a crash nor a race can
/// separate the two. Kept for 24 hours (`RequestRecords.expire`).
struct Mutations: Sendable {
  let database: Database
  let segments: SegmentUpkeep
  let records: ChangeRecords

  /// Of a transaction that PostgreSQL ends for a deadlock, for a conflict, or for new criteria.
  private static let attemptsMax = 5

  /// A mutation that needs to look at nothing first: one round trip.
  func write<Answer: Message>(
    _ call: MutationCall, _ change: Change, answer: Answer, _ statements: [Query],
    keepingSegments: @escaping @Sendable (TransactionUpkeep) async throws -> Void
  ) async throws -> Answer {
    let stored = try answer.serialized()
    return try await replaying(call) {
      try await database.transaction(deadline: call.deadline) { transaction in
        let upkeep = try await segments.begin(transaction)
        if let key = call.key {
          transaction.stage(RequestRecords.claim(key, answer: stored, of: change.customer))
        }
        statements.forEach(transaction.stage)
        transaction.stage(records.insert([change], by: call))
        try await keepingSegments(upkeep)
        return answer
      }
    }
  }

  /// A mutation of a customer, or of what happened to it, that looks, decides and writes: `body` queries, and
  /// stages what it writes.
  func decide<Answer: Message>(
    _ call: MutationCall,
    _ body: @escaping @Sendable (Transaction) async throws -> Decision<Answer>
  ) async throws -> Answer {
    try await replaying(call) {
      try await database.transaction(deadline: call.deadline) { transaction in
        let upkeep = try await segments.begin(transaction)
        if let key = call.key { transaction.stage(RequestRecords.claim(key)) }
        let decision = try await body(transaction)
        stageRecords(of: decision, by: call, transaction)
        if let touched = decision.touched { try await upkeep.keep(touched, by: call) }
        try stageAnswer(of: decision, to: call, transaction)
        return decision.answer
      }
    }
  }

  /// A mutation of what is no customer's.
  func decideApart<Answer: Message>(
    _ call: MutationCall,
    _ body: @escaping @Sendable (Transaction) async throws -> Decision<Answer>
  ) async throws -> Answer {
    try await replaying(call) {
      try await database.transaction(deadline: call.deadline) { transaction in
        if let key = call.key { transaction.stage(RequestRecords.claim(key)) }
        let decision = try await body(transaction)
        stageRecords(of: decision, by: call, transaction)
        try stageAnswer(of: decision, to: call, transaction)
        return decision.answer
      }
    }
  }

  private func stageRecords<Answer: Message>(
    of decision: Decision<Answer>, by call: MutationCall, _ transaction: Transaction
  ) {
    guard !decision.changes.isEmpty else { return }
    transaction.stage(records.insert(decision.changes, by: call))
  }

  private func stageAnswer(
    of decision: Decision<some Message>, to call: MutationCall, _ transaction: Transaction
  ) throws {
    guard let key = call.key else { return }
    let subject = decision.subject ?? AnswerSubject.of(decision.answer)
    transaction.stage(
      RequestRecords.store(try decision.answer.serialized(), of: subject, for: key))
  }

  private func replaying<Answer: Message>(
    _ call: MutationCall, _ run: () async throws -> Answer
  ) async throws -> Answer {
    do {
      return try await repeating(attemptsMax: Self.attemptsMax, after: [.aborted]) {
        try await segments.knowingTheNewest(run)
      }
    } catch let error as PostgresError where error.constraint == RequestRecords.claimConstraint {
      guard let key = call.key else { throw error }
      return try await replay(key, deadline: call.deadline)
    }
  }

  private func replay<Answer: Message>(
    _ key: RequestKey, deadline: ContinuousClock.Instant
  ) async throws -> Answer {
    let rows = try await database.report(RequestRecords.find(key), deadline: deadline)
    guard let row = rows.first else { throw RPCError.writeConflict }
    var cells = row.makeDecoder()
    let contentHash = try cells.next([UInt8].self)
    let answer = try cells.next([UInt8].self)
    // It goes with what an erasure forgets.
    guard !contentHash.isEmpty else { throw RPCError.customerErased }
    guard contentHash == key.contentHash else {
      throw RPCError.requestIDReused
    }
    return try Answer(serialized: answer)
  }
}

extension RPCError {
  static var requestIDReused: RPCError {
    .invalid("request_id", "was used before with other content", reason: "REQUEST_ID_REUSED")
  }
}
