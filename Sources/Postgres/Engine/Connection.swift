internal import Moments

/// One connection as the event thread sees it, which alone may touch it.
final class Connection {
  let id: Pool.MemberID
  let pool: PoolName
  let link: Link
  var pipeline = Pipeline()
  var statements: StatementCache
  /// The interactive transaction that holds it.
  var lease: Lease?
  /// BEGIN was sent, and neither COMMIT nor ROLLBACK has been acknowledged.
  var isInTransaction = false
  /// A cancel request is under way and could hit whatever runs when it arrives.
  var isInterrupting = false
  /// By when an interrupted connection must be usable again.
  var settledBy: Moment?
  /// It must not go back to its pool.
  var mustClose = false
  /// Something was sent since the last flush.
  var isDirty = false
  var isWatchedForWriting = false
  /// Prepared statements to be dropped with the next sending.
  private var stale: [String] = []
  /// Reads sent since the last Sync; they share the next one.
  private var openReads = 0

  /// An error makes those behind it under the same Sync run once more, so they are not too many.
  static let readsPerSyncMax = 12

  init(id: Pool.MemberID, pool: PoolName, link: Link, preparedStatementsMax: Int) {
    self.id = id
    self.pool = pool
    self.link = link
    statements = StatementCache(countMax: preparedStatementsMax)
  }

  /// Sends a call's whole group. False when the connection is lost, which the flight shares.
  ///
  /// A short read leaves its group open for others to join until `closeGroup()`, unless it is `alone`.
  func send(_ call: Call, grace: Duration, alone: Bool = false) -> Bool {
    let isShared = call.isShort && !alone
    guard isShared || closeGroup() else { return false }
    let overdueAt = call.deadline + grace
    // The names are decided first, so that what makes room is dropped in front of the group.
    let prepared = call.isPlannedEachTime ? [] : call.statements
    let found = prepared.map { statements.name(for: StatementCache.Key($0)) }
    for case let evicted? in found.lazy.map(\.evicted) { stale.append(evicted) }
    guard stale.isEmpty || sendStale(keeping: found.map(\.name), overdueAt) else { return false }
    pipeline.sent(Pipeline.Flight(call: call, purpose: .call, overdueAt: overdueAt))
    if case .begin = call.work {
      isInTransaction = true
      guard step(.command, link.execute("BEGIN")) else { return false }
    }
    for statement in call.statements where call.isPlannedEachTime {
      guard step(.statement, link.execute(unprepared: statement)) else { return false }
    }
    for (statement, found) in zip(prepared, found) {
      if found.isNew {
        guard
          step(.prepare(StatementCache.Key(statement)), link.prepare(statement, name: found.name))
        else { return false }
      }
      guard step(.statement, link.execute(statement, prepared: found.name)) else { return false }
    }
    if case .commit = call.work {
      guard step(.command, link.execute("COMMIT")) else { return false }
    }
    guard isShared else { return link.sync() }
    pipeline.leaveOpen()
    openReads += 1
    return openReads < Self.readsPerSyncMax || closeGroup()
  }

  /// Sends the Sync that the reads since the last one share. False when the connection is lost.
  func closeGroup() -> Bool {
    guard openReads > 0 else { return true }
    openReads = 0
    pipeline.close()
    return link.sync()
  }

  /// Drops what made room, but for what the very group that is to be sent still needs.
  private func sendStale(keeping kept: [String], _ overdueAt: Moment) -> Bool {
    defer { stale.removeAll { !kept.contains($0) } }
    return stale.filter { !kept.contains($0) }.allSatisfy {
      send(command: "DEALLOCATE \($0)", for: .housekeeping, overdueAt: overdueAt)
    }
  }

  /// Sends a fixed command as a group of its own. False when the connection is lost.
  func send(
    command: String, for purpose: Pipeline.Purpose, overdueAt: Moment
  ) -> Bool {
    guard closeGroup() else { return false }
    pipeline.sent(Pipeline.Flight(call: nil, purpose: purpose, overdueAt: overdueAt))
    return step(.command, link.execute(command)) && link.sync()
  }

  private func step(_ step: Pipeline.Step, _ isSent: Bool) -> Bool {
    pipeline.sent(step)
    return isSent
  }

  /// The statements are prepared anew when they are next used.
  func forgetStatements(of call: Call) {
    for statement in call.statements {
      if let name = statements.forget(StatementCache.Key(statement)) { stale.append(name) }
    }
  }
}
