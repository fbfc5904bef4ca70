import Postgres

/// Calculates segments whose criteria are new, or that somebody wants checked: customers a chunk at a time,
/// each chunk a transaction of its own, by one of all servers.
///
/// A chunk is evaluated without keeping anybody from writing. Only customers whose stored membership differs
/// are locked, and asked again under that lock. Whoever writes a customer evaluates the same criteria
/// meanwhile, so that what lies behind the position stays true.
package struct SegmentCalculator: Sendable {
  let database: Database
  let catalogues: SegmentCatalogues
  let clock: WallClock
  let signal: WorkSignal

  private static let chunkSize = 2_000

  enum Step {
    case idle
    case worked
  }

  /// Has the loop look for work at once.
  func wake() { signal.give() }

  /// Calculates until nothing is left to do, or another server does it.
  package func finishAll() async throws {
    while try await step() == .worked {}
  }

  /// Begins a calculation, or does the next chunk of one.
  private func step() async throws -> Step {
    do {
      return try await database.transaction(deadline: .now + .seconds(60)) { transaction in
        guard try await transaction.query(CalculationStore.tryLock)[0].decode(Bool.self, at: 0)
        else { return .idle }
        if let row = try await transaction.query(CalculationStore.open).first {
          try await advance(try Calculation(row), in: transaction)
          return .worked
        }
        return try await begin(in: transaction) ? .worked : .idle
      }
    } catch let error as PostgresError where error.sqlState == MembershipStore.catalogueChanged {
      catalogues.forget()
      return .worked
    }
  }

  private func begin(in transaction: Transaction) async throws -> Bool {
    let numbers = try await transaction.query(CalculationStore.waiting)
      .map { try $0.decode(Int32.self, at: 0) }
    guard !numbers.isEmpty else { return false }
    let now = clock.now()
    CalculationStore.begin(ResourceID.make(at: now), numbers, at: now)
      .forEach(transaction.stage)
    return true
  }

  private func advance(_ calculation: Calculation, in transaction: Transaction) async throws {
    let catalogue = try await catalogues.current()
    transaction.stage(MembershipStore.require(catalogue))
    transaction.stage(CalculationStore.markCalculating(calculation.segments))
    let chunk = CalculationChunk(
      calculation, catalogue, at: clock.now(), size: Self.chunkSize)
    let (customers, moves) = try await chunk.putRight(in: transaction)
    if !moves.isEmpty {
      transaction.stage(CalculationStore.count(moves, in: calculation.id))
    }
    if customers.count < Self.chunkSize {
      CalculationStore.finish(calculation, at: clock.now()).forEach(transaction.stage)
    } else if let last = customers.last {
      transaction.stage(
        CalculationStore.advance(calculation.id, to: last, by: customers.count))
    }
  }
}

/// The customers behind a calculation's position.
struct CalculationChunk {
  private let calculation: Calculation
  private let judge: MembershipJudge
  private let withEvents: Bool
  /// Segments that are inactive or deleted: everybody is taken out.
  private let ended: [Int32]
  private let isOnlyEnding: Bool
  private let now: Timestamptz
  private let size: Int

  init(
    _ calculation: Calculation, _ catalogue: SegmentCatalogue, at now: Timestamptz, size: Int
  ) {
    self.calculation = calculation
    self.now = now
    self.size = size
    let entries = catalogue.entries(numbered: calculation.segments)
    ended = Array(Set(calculation.segments).subtracting(entries.map(\.number))).sorted()
    judge = MembershipJudge(catalogue, entries, at: now)
    withEvents = entries.contains(where: \.asksForEvents)
    isOnlyEnding = entries.isEmpty
  }

  /// - Returns: the customers of the chunk, and how many entered and left because they were wrong.
  func putRight(
    in transaction: Transaction
  ) async throws -> (customers: [ResourceID], moves: [SegmentMoves]) {
    let rows = try await transaction.query(isOnlyEnding ? members : customers)
    var facts = try rows.map { try CustomerFacts($0) }
    let stored = try rows.map { try $0.decode([Int32].self, at: CustomerFacts.columnCount) }
    if withEvents { try await FactsStore.addEvents(to: &facts, in: transaction) }
    let judgement = judge.judge(facts, nobodyIn: ended)
    let wrong = judgement.memberships.differing(from: stored)
    let moves = try await wrong.isEmpty ? [] : change(wrong, in: transaction)
    // Last, as everybody does: a row of these is locked behind its customer and behind counters.
    if !judgement.dues.isEmpty {
      transaction.stage(MembershipStore.bringForward(judgement.dues))
    }
    return (facts.map(\.id), moves)
  }

  private func change(
    _ customers: [ResourceID], in transaction: Transaction
  ) async throws -> [SegmentMoves] {
    let facts = try await FactsStore.locked(customers, withEvents: withEvents, in: transaction)
    let memberships = judge.judge(facts, nobodyIn: ended).memberships
    return try await transaction.query(
      MembershipStore.change(memberships, at: now, cause: "calculation", isCalculation: true)
    ).map { try SegmentMoves($0) }
  }

  private var customers: Query {
    """
    SELECT \(unescaped: CustomerFacts.columns), COALESCE(segments, '{}')
    FROM customer LEFT JOIN customer_segment ON customer_id = customer.id
    WHERE customer.id > \(calculation.position) ORDER BY customer.id LIMIT \(Int64(size))
    """
  }

  private var members: Query {
    """
    SELECT \(unescaped: CustomerFacts.columns), segments
    FROM customer JOIN customer_segment ON customer_id = customer.id
    WHERE segments && \(ended) AND customer.id > \(calculation.position)
    ORDER BY customer.id LIMIT \(Int64(size))
    """
  }
}

extension MembershipStore.Memberships {
  /// The customers that are stored otherwise.
  /// - Parameter stored: for each of them, its segments, among them others than those decided about.
  fileprivate func differing(from stored: [[Int32]]) -> [ResourceID] {
    var wanted: [Set<Int32>] = Array(repeating: [], count: customers.count)
    for (place, segment) in zip(places, segments) { wanted[Int(place) - 1].insert(segment) }
    let affected = Set(affected)
    return customers.indices.filter { index in
      affected.intersection(stored[index]) != wanted[index]
    }.map { customers[$0] }
  }
}
