internal import Logging
internal import Moments
internal import Synchronization

// From a call's arrival until it is on a connection, and its premature end.
extension Engine {
  func submit(_ call: Call) {
    if call.ticket.isCancelled.load(ordering: .relaxed) {
      return answer(call, .failure(PostgresError(.cancelled)))
    }
    if call.deadline <= now {
      return answer(call, .failure(PostgresError(.deadlineExceeded)))
    }
    if let lease = call.lease, let connection = leases[lease] {
      return start(call, on: connection)
    }
    switch call.work {
    case .within, .commit:
      // The connection went away between two statements: the transaction was rolled back.
      answer(call, .failure(PostgresError(.unavailable)))
    case .read, .report, .group, .begin:
      admit(call)
    }
  }

  private func admit(_ call: Call) {
    if shutdown != nil { return answer(call, .failure(PostgresError(.shutDown))) }
    switch withPool(call.pool, { $0.admit(call) }) {
    case .run(let id): start(call, on: id)
    case .wait: sweepNoLater(than: call.deadline)
    case .refuse(let kind): answer(call, .failure(PostgresError(kind)))
    }
  }

  private func start(_ call: Call, on id: Pool.MemberID) {
    guard let connection = connections[id] else {
      return answer(call, .failure(PostgresError(.unavailable)))
    }
    if case .begin(let lease) = call.work {
      leases[lease] = connection
      connection.lease = lease
    }
    start(call, on: connection)
  }

  func start(_ call: Call, on connection: Connection, alone: Bool = false) {
    sweepNoLater(than: call.deadline)
    if connection.send(call, grace: configuration.timeouts.grace, alone: alone) {
      markDirty(connection)
    } else {
      lose(connection)
    }
  }

  /// Gives waiting calls the room that has come free, and opens connections for the rest.
  func pump() {
    for name in PoolName.allCases {
      while let (call, id) = withPool(name, { $0.next() }) { start(call, on: id) }
      guard shutdown == nil else { continue }
      let count = withPool(name) { $0.connectionsToOpen(at: now) }
      for _ in 0..<count { open(name) }
    }
  }

  func cancel(_ ticket: Ticket) {
    for name in PoolName.allCases {
      if let call = withPool(name, { $0.removeWaiter(ticket) }) {
        return answer(call, .failure(PostgresError(.cancelled)))
      }
    }
    for connection in connections.values {
      guard let call = connection.pipeline.cancel(ticket) else { continue }
      answer(
        call, .failure(PostgresError(.cancelled, mayHaveTakenEffect: call.commits)))
      return interrupt(connection, insteadOf: call)
    }
  }

  /// Ends what is overdue and finds out when to look again.
  func sweep() {
    let overdue = PostgresError(.deadlineExceeded)
    nextSweep = shutdown?.drainBy
    for name in PoolName.allCases {
      for call in withPool(name, { $0.removeWaiters(overdueAt: now) }) {
        answer(call, .failure(overdue))
      }
      sweepNoLater(than: withPool(name) { $0.nextInstant })
    }
    for connection in Array(connections.values) { sweep(connection) }
  }

  private func sweep(_ connection: Connection) {
    var expired: [Call] = []
    connection.pipeline.expire(at: now, grace: configuration.timeouts.grace) { expired.append($0) }
    for call in expired {
      answer(
        call, .failure(PostgresError(.deadlineExceeded, mayHaveTakenEffect: call.commits)))
      interrupt(connection, insteadOf: call)
    }
    // Others would only queue up behind what is slow or frozen.
    if !expired.isEmpty, connection.pool == .reads { reads.bar(connection.id) }
    let isStuck = connection.pipeline.flights.first.map { $0.overdueAt <= now } ?? false
    let isUnsettled = connection.settledBy.map { $0 <= now } ?? false
    if isStuck || isUnsettled {
      logger.warning(
        "closing a connection that does not answer", metadata: ["pool": "\(connection.pool)"])
      return lose(connection)
    }
    sweepNoLater(than: connection.pipeline.nextInstant)
    sweepNoLater(than: connection.settledBy)
  }
}
