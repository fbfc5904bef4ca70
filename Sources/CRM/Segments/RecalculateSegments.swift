import CRMProto
import Postgres
import RPCCore

extension SegmentService {
  /// Joins the calculation that has all of the segments, or begins one. Asked again with the same request
  /// id, answers how far that one is.
  func recalculateSegments(
    _ request: RecalculateSegmentsRequest, context: CallContext
  ) async throws -> RecalculateSegmentsResponse {
    let wanted = try Self.ids(request.ids)
    let key = try MutationCall(context, request).key
    let answer = try await database.transaction(deadline: context.deadline) { transaction in
      _ = try await transaction.query(CalculationStore.lock)
      if let key, let known = try await Self.known(key, in: transaction) {
        return RecalculateSegmentsResponse(known)
      }
      let calculation = try await join(wanted, in: transaction)
      if let key {
        CalculationStore.remember(key, calculation.id).forEach(transaction.stage)
      }
      return RecalculateSegmentsResponse(calculation)
    }
    calculator.wake()
    return answer
  }

  /// - Throws: when the request id was used for other segments.
  private static func known(
    _ key: RequestKey, in transaction: Transaction
  ) async throws -> Calculation? {
    let requests = try await transaction.query(CalculationStore.find(key))
    guard let request = requests.first else { return nil }
    var cells = request.makeDecoder()
    let id = try cells.next(ResourceID.self)
    guard try cells.next([UInt8].self) == key.contentHash else { throw RPCError.requestIDReused }
    return try await transaction.query(CalculationStore.find(id)).first.map { try Calculation($0) }
  }

  private func join(
    _ wanted: [ResourceID], in transaction: Transaction
  ) async throws -> Calculation {
    let found = try await transaction.query(CalculationStore.numbers(of: wanted))
    guard wanted.isEmpty || found.count == wanted.count else { throw RPCError.segmentNotFound }
    let numbers = try found.map { try $0.decode(Int32.self, at: 0) }
    let ids = try found.map { try $0.decode(ResourceID.self, at: 1) }
    let isWaiting = try found.contains { try $0.decode(Bool.self, at: 2) }
    for row in try await transaction.query(CalculationStore.open) {
      let open = try Calculation(row)
      // One that has begun with other criteria does not make a waiting segment ready.
      if open.isAtTheBeginning || !isWaiting, Set(open.segments).isSuperset(of: numbers) {
        return open
      }
    }
    let now = clock.now()
    let id = ResourceID.make(at: now)
    transaction.stage(SegmentStore.markPending(ids))
    CalculationStore.begin(id, numbers, at: now).forEach(transaction.stage)
    let begun = try await transaction.query(CalculationStore.find(id))
    return try Calculation(begun[0])
  }

  private static func ids(_ given: [String]) throws(RPCError) -> [ResourceID] {
    var violations = Violations()
    if given.count > SegmentRules.segmentsMax {
      violations.add("ids", "must be at most \(SegmentRules.segmentsMax)")
    }
    let ids = given.prefix(SegmentRules.segmentsMax).enumerated().compactMap { index, text in
      let id = ResourceID(text)
      if id == nil { violations.add("ids[\(index)]", "must be a UUID") }
      return id
    }
    try violations.throwIfAny()
    return Set(ids).sorted { $0.description < $1.description }
  }
}

extension CalculationStore {
  /// Of all active segments, when none is named.
  fileprivate static func numbers(of ids: [ResourceID]) -> Query {
    let named: Query = ids.isEmpty ? "is_active" : "id = ANY (\(ids))"
    return """
      SELECT number, id, status = 1 FROM segment WHERE NOT is_deleted AND \(named) ORDER BY number
      """
  }

  fileprivate static func find(_ key: RequestKey) -> Query {
    """
    SELECT calculation_id, content_hash FROM segment_calculation_request
    WHERE caller = \(key.caller) AND id = \(key.id)
    """
  }

  /// For a day, as other request ids.
  fileprivate static func remember(_ key: RequestKey, _ calculation: ResourceID) -> [Query] {
    [
      """
      DELETE FROM segment_calculation_request WHERE created_at < now() - interval '24 hours'
      """,
      """
      INSERT INTO segment_calculation_request (caller, id, content_hash, calculation_id)
      VALUES (\(key.caller), \(key.id), \(key.contentHash), \(calculation))
      """,
    ]
  }
}

extension RecalculateSegmentsResponse {
  fileprivate init(_ calculation: Calculation) {
    let total = Int32(calculation.segments.count)
    self.init(
      calculationID: calculation.id.description, segmentsTotal: total,
      segmentsDone: calculation.isDone && !calculation.isFailed ? total : 0,
      done: calculation.isDone, customersDone: calculation.customersDone,
      customersTotal: calculation.customersTotal,
      segmentsFailed: calculation.isFailed ? total : 0)
  }
}
