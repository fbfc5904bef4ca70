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
    let work = CalculationWork(calculation, catalogue, at: clock.now(), size: Self.chunkSize)
    let (customers, moves) = try await work.doChunk(in: transaction)
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
