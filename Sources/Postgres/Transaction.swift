/// Statements that take effect together or not at all.
///
/// `query` answers at once, and takes a connection of its own for the rest of the transaction.
/// `stage` is for statements whose answer is not needed: they travel with the commit, and when
/// nothing was queried, that is the transaction's only round trip.
public final class Transaction {
  private let database: Database
  private let deadline: ContinuousClock.Instant
  private var staged: [Query] = []
  private var lease: Lease?
  /// Why nothing more can be done in this transaction.
  private var failure: PostgresError?

  init(database: Database, deadline: ContinuousClock.Instant) {
    self.database = database
    self.deadline = deadline
  }

  /// Runs a statement, behind everything staged so far, and waits for its rows.
  public nonisolated(nonsending) func query(_ query: Query) async throws -> Rows {
    if let failure { throw failure }
    let statements = staged + [query]
    staged = []
    let work: Call.Work
    if let lease {
      work = .within(lease)
    } else {
      let lease = Lease()
      self.lease = lease
      work = .begin(lease)
    }
    do {
      let rows = try await database.run(work, statements, deadline)
      return rows.last ?? Rows(result: nil)
    } catch let error as PostgresError {
      failure = error
      throw error
    }
  }

  /// Adds a statement whose outcome shows in the commit.
  public func stage(_ query: Query) {
    staged.append(query)
  }

  nonisolated(nonsending) func commit() async throws {
    if let failure { throw failure }
    guard let lease else {
      _ = try await database.write(staged, deadline: deadline)
      return
    }
    self.lease = nil
    do {
      _ = try await database.run(.commit(lease), staged, deadline)
    } catch {
      // Nothing to do when the commit was sent: its landing gives the connection back.
      database.rollback(lease)
      throw error
    }
  }

  func rollback() {
    if let lease { database.rollback(lease) }
    lease = nil
  }
}

extension Database {
  /// Runs the body and commits what it did; an error thrown by it rolls everything back.
  ///
  /// A body that has swallowed a failed query cannot commit: that query's error is thrown then.
  /// - Throws: the body's error, or `PostgresError`; kind `outcomeUnknown` when the connection was
  ///   lost during the commit.
  public nonisolated(nonsending) func transaction<Value: Sendable>(
    deadline: ContinuousClock.Instant,
    _ body: nonisolated(nonsending) (Transaction) async throws -> sending Value
  ) async throws -> Value {
    let transaction = Transaction(database: self, deadline: deadline)
    do {
      let value = try await body(transaction)
      try await transaction.commit()
      return value
    } catch {
      transaction.rollback()
      throw error
    }
  }
}
