import Postgres
import Synchronization

/// Calculates segments whose criteria are new, or that somebody wants checked: customers a chunk at a time,
/// each chunk a transaction of its own, by one of all servers.
///
/// A chunk is evaluated without keeping anybody from writing. Only customers whose stored membership differs
/// are locked, and asked again under that lock. Whoever writes a customer evaluates the same criteria
/// meanwhile, so that what lies behind the position stays true.
package final class SegmentCalculator: Sendable {
  private let database: Database
  private let catalogues: SegmentCatalogues
  private let clock: WallClock
  private let chunkSize: Int
  let signal = WorkSignal()
  /// How often in a row the oldest calculation could not go on.
  private let failures = Mutex(0)

  /// - Parameter chunkSize: customers to a transaction.
  init(
    database: Database, catalogues: SegmentCatalogues, clock: WallClock, chunkSize: Int
  ) {
    self.database = database
    self.catalogues = catalogues
    self.clock = clock
    self.chunkSize = chunkSize
  }

  private static let failuresMax = 5

  package enum Step {
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
  package func step() async throws -> Step {
    do {
      let step = try await transaction { transaction in
        // Ahead of what is read: whoever changes criteria changes the state of segments as well.
        let catalogue = try await self.catalogues.current()
        transaction.stage(MembershipStore.require(catalogue))
        if let row = try await transaction.query(CalculationStore.open).first {
          try await self.advance(try Calculation(row), catalogue, in: transaction)
          return true
        }
        return try await self.begin(in: transaction)
      }
      failures.withLock { $0 = 0 }
      return step
    } catch let error as PostgresError {
      if error.sqlState == MembershipStore.catalogueChanged {
        catalogues.forget()
        return .worked
      }
      try await giveUpIfHopeless(error)
      throw error
    }
  }

  /// - Parameter body: answers whether there was something to do.
  private func transaction(
    _ body: @Sendable (Transaction) async throws -> Bool
  ) async throws -> Step {
    try await database.transaction(deadline: .now + .seconds(60)) { transaction in
      transaction.stage(SegmentLocks.untilSilent)
      guard try await transaction.query(CalculationStore.tryLock)[0].decode(Bool.self, at: 0)
      else { return .idle }
      return try await body(transaction) ? .worked : .idle
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

  private func advance(
    _ calculation: Calculation, _ catalogue: SegmentCatalogue, in transaction: Transaction
  ) async throws {
    if calculation.isAtTheBeginning {
      transaction.stage(CalculationStore.markCalculating(calculation.segments))
    }
    let unscheduled = try await transaction.query(
      CalculationStore.unscheduled(calculation.segments)
    ).map { try $0.decode(Int32.self, at: 0) }
    let work = CalculationWork(
      calculation, catalogue, unscheduled: Set(unscheduled), at: clock.now(), size: chunkSize)
    let (customers, moves) = try await work.doChunk(in: transaction)
    if !moves.isEmpty {
      transaction.stage(CalculationStore.count(moves, in: calculation.id))
    }
    if customers.count < chunkSize {
      CalculationStore.finish(calculation, at: clock.now()).forEach(transaction.stage)
    } else if let last = customers.last {
      transaction.stage(
        CalculationStore.advance(calculation.id, to: last, by: customers.count))
    }
  }

  /// So that one which cannot be done does not keep all others from it. While the database is away nothing
  /// is given up.
  private func giveUpIfHopeless(_ error: PostgresError) async throws {
    guard error.isOfTheWork else { return }
    let count = failures.withLock { failures in
      failures += 1
      return failures
    }
    guard count >= Self.failuresMax else { return }
    _ = try await transaction { transaction in
      guard let row = try await transaction.query(CalculationStore.open).first else { return false }
      CalculationStore.giveUp(try Calculation(row), for: "\(error)", at: self.clock.now())
        .forEach(transaction.stage)
      return true
    }
    failures.withLock { $0 = 0 }
  }
}

extension PostgresError {
  /// Whether the same work will most likely fail again.
  fileprivate var isOfTheWork: Bool {
    switch kind {
    case .server(let state):
      // Somebody else was in the way, resources are short, an operator stepped in.
      !["25", "40", "53", "55", "57", "58"].contains(state.errorClass)
    case .deadlineExceeded, .decoding, .invalidQuery: true
    case .unavailable, .outcomeUnknown, .cancelled, .overloaded, .shutDown: false
    }
  }
}
