import Postgres

/// Puts the memberships of the customers behind a calculation's position right.
struct CalculationWork {
  private let calculation: Calculation
  private let entries: [SegmentCatalogue.Entry]
  private let judge: MembershipJudge
  private let sql: CriteriaSQL
  private let withEvents: Bool
  /// Whether the database, which has indexes, is asked who is wrong, instead of everybody in one pass.
  private let isSearched: Bool
  /// Segments that are inactive or deleted: everybody is taken out.
  private let ended: [Int32]
  private let now: Timestamptz
  private let size: Int

  private static let searchedMax = 4
  /// Beyond so many chunks of wrong customers a pass over all others takes less.
  private static let searchesMax = 10

  /// - Parameter unscheduled: segments of whom `segment_due` does not know everybody whom time will move.
  init(
    _ calculation: Calculation, _ catalogue: SegmentCatalogue, unscheduled: Set<Int32>,
    at now: Timestamptz, size: Int
  ) {
    self.calculation = calculation
    self.now = now
    self.size = size
    entries = catalogue.entries(numbered: calculation.segments)
    ended = Array(Set(calculation.segments).subtracting(entries.map(\.number))).sorted()
    judge = MembershipJudge(catalogue, entries, at: now)
    sql = CriteriaSQL(now: now, zone: catalogue.zone)
    withEvents = entries.contains(where: \.asksForEvents)
    // To schedule a segment is to ask everybody when time will move them.
    isSearched =
      entries.count <= Self.searchedMax
      && calculation.customersDone < Int64(Self.searchesMax * size)
      && !entries.contains { $0.isTimed && unscheduled.contains($0.number) }
  }

  /// - Returns: the customers of the chunk, fewer than its size at the end, and how many entered and left
  ///   because they were wrong.
  func doChunk(
    in transaction: Transaction
  ) async throws -> (customers: [ResourceID], moves: [SegmentMoves]) {
    if isSearched {
      let wrong = try await transaction.query(wrong)
        .map { try $0.decode(ResourceID.self, at: 0) }
      return (wrong, try await change(wrong, in: transaction))
    }
    let rows = try await transaction.query(customers)
    let facts = try await FactsStore.facts(
      of: Array(rows), withEvents: withEvents, in: transaction)
    let stored = try rows.map { try $0.decode([Int32].self, at: CustomerFacts.columnCount) }
    let judgement = await judgeAtOnce(facts)
    let moves = try await change(judgement.memberships.differing(from: stored), in: transaction)
    schedule(judgement.dues, in: transaction)
    return (facts.map(\.id), moves)
  }

  /// On two processors: PostgreSQL waits meanwhile.
  private func judgeAtOnce(_ facts: [CustomerFacts]) async -> MembershipJudge.Judgement {
    let half = facts.count / 2
    let first = Task { [judge, ended] in judge.judge(Array(facts[..<half]), nobodyIn: ended) }
    let rest = judge.judge(Array(facts[half...]), nobodyIn: ended)
    return await first.value + rest
  }

  /// Asks again under the customers' locks: somebody may have written them since.
  private func change(
    _ customers: [ResourceID], in transaction: Transaction
  ) async throws -> [SegmentMoves] {
    guard !customers.isEmpty else { return [] }
    let facts = try await FactsStore.locked(customers, withEvents: withEvents, in: transaction)
    let judgement = judge.judge(facts, nobodyIn: ended)
    let moves = try await transaction.query(
      MembershipStore.change(
        judgement.memberships, at: now, cause: "calculation", isCalculation: true)
    ).map { try SegmentMoves($0) }
    schedule(judgement.dues, in: transaction)
    return moves
  }

  /// Last, as everybody does: a row of these is locked behind its customer and behind counters.
  private func schedule(_ dues: [MembershipStore.Due], in transaction: Transaction) {
    if !dues.isEmpty { transaction.stage(MembershipStore.bringForward(dues)) }
  }

  /// All customers, with their segments. A join would be made in ways that depend on statistics, which are
  /// wrong while the table is being filled.
  private var customers: Query {
    """
    SELECT \(unescaped: CustomerFacts.columns), COALESCE(
      (SELECT segments FROM customer_segment WHERE customer_id = customer.id), '{}')
    FROM customer
    WHERE customer.id > \(calculation.position) ORDER BY customer.id LIMIT \(Int64(size))
    """
  }

  /// Those whose stored membership is wrong.
  private var wrong: Query {
    var sources = entries.map { entry -> Query in
      """
      (WITH matching AS MATERIALIZED (
        SELECT id FROM customer
        WHERE id > \(calculation.position) AND \(sql.members(entry.criteria))),
      member AS MATERIALIZED (\(members(of: [entry.number])))
      (TABLE matching EXCEPT TABLE member) UNION ALL (TABLE member EXCEPT TABLE matching))
      """
    }
    if !ended.isEmpty { sources.append("(\(members(of: ended)))") }
    return """
      SELECT id FROM (\(sources.joined(separator: " UNION "))) AS wrong
      ORDER BY id LIMIT \(Int64(size))
      """
  }

  /// Of any of some segments.
  private func members(of numbers: [Int32]) -> Query {
    """
    SELECT customer_id AS id FROM customer_segment
    WHERE customer_id > \(calculation.position) AND segments && \(numbers)
    """
  }
}
