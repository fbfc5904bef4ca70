internal import Moments
internal import Synchronization

/// One round trip that somebody waits for: statements, and a Sync behind them.
///
/// A class, because it moves through several queues, and a reference is cheaper to move.
final class Call: Sendable {
  enum Work: Sendable {
    /// One statement on a shared pipeline.
    case read
    /// One statement on a connection of its own.
    case report(ReportPlanning)
    /// Statements that are one implicit transaction: the Sync commits them.
    case group
    /// BEGIN and statements; the connection stays with the lease.
    case begin(Lease)
    /// Statements on the lease's connection.
    case within(Lease)
    /// Statements and COMMIT; the connection goes back.
    case commit(Lease)
  }

  typealias Answer = Result<[ResultSet], PostgresError>

  let work: Work
  let statements: [Query]
  let deadline: Moment
  let ticket: Ticket
  /// It was sent before, and its prepared statement had gone stale.
  let isRetry: Bool
  /// nil where nobody waits, in tests of the decisions.
  private let continuation: CheckedContinuation<Answer, Never>?

  init(
    work: Work, statements: [Query], deadline: Moment, ticket: Ticket,
    continuation: CheckedContinuation<Answer, Never>?, isRetry: Bool = false
  ) {
    self.work = work
    self.statements = statements
    self.deadline = deadline
    self.ticket = ticket
    self.continuation = continuation
    self.isRetry = isRetry
  }

  /// The same call to be sent once more, in place of this one.
  func retried() -> Call {
    Call(
      work: work, statements: statements, deadline: deadline, ticket: ticket,
      continuation: continuation, isRetry: true)
  }

  func answer(_ answer: Answer) {
    continuation?.resume(returning: answer)
  }

  var pool: PoolName {
    switch work {
    case .read: .reads
    case .group: .writes
    case .report(.once): .searches
    case .report(.forItsValues): .reports
    case .begin, .within, .commit: .exclusive
    }
  }

  /// A short read, which may share a Sync with others.
  var isShort: Bool {
    if case .read = work { true } else { false }
  }

  var isPlannedEachTime: Bool {
    if case .report(.forItsValues) = work { true } else { false }
  }

  var lease: Lease? {
    switch work {
    case .begin(let lease), .within(let lease), .commit(let lease): lease
    case .read, .report, .group: nil
    }
  }

  /// Once sent, PostgreSQL may commit it whatever becomes of the connection.
  var commits: Bool {
    switch work {
    case .group, .commit: true
    case .read, .report, .begin, .within: false
    }
  }
}

/// The identity of a call, by which its task can cancel it.
final class Ticket: Sendable {
  let isCancelled = Atomic<Bool>(false)
}

/// The identity of an interactive transaction's hold on a connection.
final class Lease: Sendable, Hashable {
  static func == (left: Lease, right: Lease) -> Bool { left === right }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

enum PoolName: String, Sendable, CaseIterable {
  case reads, writes, exclusive, reports, searches
}
