public import Logging
internal import Moments
internal import Synchronization

/// PostgreSQL, through pools of connections that one thread drives.
///
/// Calls may be made from any task. Every call ends by its deadline, and at once when its task is
/// cancelled, whatever PostgreSQL does meanwhile. Connections are opened at the first call.
public final class Database: Sendable {
  private let mailbox: Mailbox

  public init(_ configuration: DatabaseConfiguration, logger: Logger) {
    let poller = Poller()
    let mailbox = Mailbox(poller: poller)
    self.mailbox = mailbox
    let isStarted = startThread(named: "pg-events") {
      Engine(configuration, mailbox: mailbox, poller: poller, logger: logger).run()
    }
    precondition(isStarted, "no thread left for the database")
  }

  deinit {
    _ = mailbox.post(.shutDown(nil))
  }

  /// One short statement that writes nothing, on a pipeline shared with others.
  public nonisolated(nonsending) func read(
    _ query: Query, deadline: ContinuousClock.Instant
  ) async throws -> Rows {
    try await rows(.read, query, deadline)
  }

  /// One statement that may take its time (lists, searches, reports), on a connection of its own. Of these there are few.
  public nonisolated(nonsending) func report(
    _ query: Query, planned planning: ReportPlanning = .forItsValues,
    deadline: ContinuousClock.Instant
  ) async throws -> Rows {
    try await rows(.report(planning), query, deadline)
  }

  /// Statements that all take effect or none, in one round trip.
  ///
  /// - Returns: the rows of each statement, in order.
  public nonisolated(nonsending) func write(
    _ queries: [Query], deadline: ContinuousClock.Instant
  ) async throws -> [Rows] {
    guard !queries.isEmpty else { return [] }
    return try await run(.group, queries, deadline)
  }

  /// Returns when PostgreSQL answers.
  public nonisolated(nonsending) func ping(deadline: ContinuousClock.Instant) async throws {
    _ = try await read("SELECT 1", deadline: deadline)
  }

  /// Refuses new calls, lets those in flight finish for a while, then closes everything.
  public func shutdown() async {
    await withCheckedContinuation { continuation in
      if !mailbox.post(.shutDown(continuation)) { continuation.resume() }
    }
  }

  public var statistics: DatabaseStatistics {
    get async {
      await withCheckedContinuation { continuation in
        if !mailbox.post(.statistics(continuation)) {
          continuation.resume(returning: DatabaseStatistics())
        }
      }
    }
  }
}

/// When PostgreSQL decides how to run a report.
public enum ReportPlanning: Sendable {
  /// Each time: what it costs depends on its values, or its texts are too many to keep prepared.
  case forItsValues
  /// As it does for other prepared statements: one way is good for all values.
  case once
}

extension Database {
  private nonisolated(nonsending) func rows(
    _ work: Call.Work, _ query: Query, _ deadline: ContinuousClock.Instant
  ) async throws -> Rows {
    guard let rows = try await run(work, [query], deadline).first else {
      throw PostgresError(.decoding, mismatch: "no result")
    }
    return rows
  }

  /// One round trip.
  nonisolated(nonsending) func run(
    _ work: Call.Work, _ statements: [Query], _ deadline: ContinuousClock.Instant
  ) async throws -> [Rows] {
    guard statements.allSatisfy({ $0.parameterCount <= Query.parametersMax }) else {
      throw PostgresError(.invalidQuery)
    }
    let ticket = Ticket()
    let answer = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let call = Call(
          work: work, statements: statements, deadline: Moment(deadline), ticket: ticket,
          continuation: continuation)
        if !mailbox.post(.submit(call)) {
          call.answer(.failure(PostgresError(.shutDown)))
        }
      }
    } onCancel: {
      ticket.isCancelled.store(true, ordering: .relaxed)
      _ = mailbox.post(.cancel(ticket))
    }
    return try answer.get().map { Rows(result: $0) }
  }

  /// Ends a transaction without COMMIT. Nobody waits for it.
  func rollback(_ lease: Lease) {
    _ = mailbox.post(.rollback(lease))
  }
}
