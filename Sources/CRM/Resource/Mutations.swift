import CRMProto
import Crypto
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
        if let key = call.key { transaction.stage(RequestRecords.claim(key, answer: stored)) }
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
        if let key = call.key { transaction.stage(RequestRecords.claim(key, answer: [])) }
        let decision = try await body(transaction)
        stageRecords(of: decision, by: call, transaction)
        if let touched = decision.touched { try await upkeep.keep(touched, by: call) }
        try stageAnswer(decision.answer, to: call, transaction)
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
        if let key = call.key { transaction.stage(RequestRecords.claim(key, answer: [])) }
        let decision = try await body(transaction)
        stageRecords(of: decision, by: call, transaction)
        try stageAnswer(decision.answer, to: call, transaction)
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
    _ answer: some Message, to call: MutationCall, _ transaction: Transaction
  ) throws {
    guard let key = call.key else { return }
    transaction.stage(RequestRecords.store(try answer.serialized(), for: key))
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
    guard contentHash == key.contentHash else {
      throw RPCError.invalid(
        "request_id", "was used before with other content", reason: "REQUEST_ID_REUSED")
    }
    return try Answer(serialized: answer)
  }
}

/// A request that changes something; its id tells a repetition from a second one.
protocol MutationRequest: Message {
  var requestID: String { get set }
}

extension CreateCustomerRequest: MutationRequest {}
extension UpdateCustomerRequest: MutationRequest {}
extension DeactivateCustomerRequest: MutationRequest {}
extension ReactivateCustomerRequest: MutationRequest {}
extension AddCustomerTagsRequest: MutationRequest {}
extension RemoveCustomerTagsRequest: MutationRequest {}
extension CreateInteractionRequest: MutationRequest {}
extension UpdateInteractionRequest: MutationRequest {}
extension DeleteInteractionRequest: MutationRequest {}
extension CompleteFollowUpRequest: MutationRequest {}
extension RescheduleFollowUpRequest: MutationRequest {}
extension SubmitFeedbackRequest: MutationRequest {}
extension UpdateFeedbackRequest: MutationRequest {}
extension DeleteFeedbackRequest: MutationRequest {}
extension AssignFeedbackRequest: MutationRequest {}
extension ResolveFeedbackRequest: MutationRequest {}
extension ReopenFeedbackRequest: MutationRequest {}
extension CreateSegmentRequest: MutationRequest {}
extension UpdateSegmentRequest: MutationRequest {}
extension DeleteSegmentRequest: MutationRequest {}
extension AssignCustomerSegmentsRequest: MutationRequest {}

/// What a mutation needs to know of its call.
struct MutationCall: Sendable {
  let deadline: ContinuousClock.Instant
  let caller: String
  /// The address that it came from.
  let peer: String
  /// The caller as who issued the token knows them.
  let subject: String
  let method: String
  /// As logs and errors have it.
  let id: String
  /// nil when the caller gave no request id.
  let key: RequestKey?

  /// A call that is repeated by other means than a request id.
  init(_ context: CallContext) {
    self.init(context, context.caller, peer: context.peerAddress, key: nil)
  }

  /// - Parameter isTraceless: nothing that is stored says who made the call, nor from where.
  /// - Throws: INVALID_ARGUMENT when the request id is neither empty nor a UUID.
  init(
    _ context: CallContext, _ request: some MutationRequest, isTraceless: Bool = false
  ) throws {
    let caller = isTraceless ? Caller.anonymous : context.caller
    let peer = isTraceless ? "" : context.peerAddress
    guard !request.requestID.isEmpty else {
      self.init(context, caller, peer: peer, key: nil)
      return
    }
    guard let id = ResourceID(request.requestID) else {
      throw RPCError.invalid("request_id", "must be a UUID")
    }
    var content = request
    content.requestID = ""
    let key = RequestKey(
      caller: caller.name, method: context.method.fullName, id: id,
      contentHash: Array(SHA256.hash(data: try content.serialized())))
    self.init(context, caller, peer: peer, key: key)
  }

  private init(_ context: CallContext, _ caller: Caller, peer: String, key: RequestKey?) {
    deadline = context.deadline
    self.caller = caller.name
    subject = caller.subject
    self.peer = peer
    method = context.method.fullName
    id = context.callID.description
    self.key = key
  }
}

extension CallContext {
  /// Without the port, which says nothing the next day.
  var peerAddress: String {
    let end = peer.lastIndex(of: ":") ?? peer.endIndex
    return String(peer[..<end])
  }
}

/// A request id, and the digest of the request that it was first used for.
struct RequestKey: Hashable, Sendable {
  let caller: String
  let method: String
  let id: ResourceID
  let contentHash: [UInt8]
}
