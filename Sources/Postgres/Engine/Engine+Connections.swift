internal import Logging
internal import Moments

// The life of connections: open, lent, interrupted, settled, lost.
extension Engine {
  func open(_ pool: PoolName) {
    guard let connector = configuration.connector(for: pool) else {
      let failure = ConnectFailure(message: "the connection string cannot be parsed")
      return connected(pool, .failure(failure))
    }
    let mailbox = mailbox
    let isStarted = startThread(named: "pg-connect") {
      // When nobody reads it any more, the link closes itself.
      _ = mailbox.post(.connected(pool, connector.connect()))
    }
    if !isStarted { connected(pool, .failure(ConnectFailure(message: "no thread left"))) }
  }

  func connected(_ name: PoolName, _ outcome: Result<Link, ConnectFailure>) {
    switch outcome {
    case .success(let link):
      let id = nextConnectionID
      nextConnectionID += 1
      let connection = Connection(
        id: id, pool: name, link: link,
        preparedStatementsMax: configuration.limits.preparedStatementsMax)
      connections[id] = connection
      connectionsByDescriptor[link.descriptor] = connection
      poller.add(link.descriptor)
      let wasDown = withPool(name) { pool in
        defer { pool.opened(id) }
        return pool.isDown
      }
      if wasDown { logger.info("connected again", metadata: ["pool": "\(name)"]) }
    case .failure(let failure):
      let wasDown = withPool(name) { $0.isDown }
      let jitter = Double.random(in: 0..<1)
      for call in withPool(name, { $0.failedToOpen(at: now, jitter: jitter) }) {
        answer(call, .failure(PostgresError(.unavailable)))
      }
      sweepNoLater(than: withPool(name) { $0.nextAttempt })
      if !wasDown {
        logger.warning(
          "cannot connect", metadata: ["pool": "\(name)", "message": "\(failure.message)"])
      }
    }
  }

  /// Closes a connection; whatever it had in flight fails.
  func lose(_ connection: Connection) {
    guard connections.removeValue(forKey: connection.id) != nil else { return }
    poller.remove(connection.link.descriptor)
    connectionsByDescriptor[connection.link.descriptor] = nil
    withPool(connection.pool) { $0.lost(connection.id) }
    if let lease = connection.lease { leases[lease] = nil }
    for case let call? in connection.pipeline.removeAll().map(\.call) {
      answer(call, .failure(PostgresError(call.commits ? .outcomeUnknown : .unavailable)))
    }
  }

  /// The caller has left: what runs in its place is stopped where that is safe.
  ///
  /// Not on shared pipelines, where it could hit a neighbour, and never once a commit was sent:
  /// under synchronous replication a cancelled COMMIT reports success and the row can be lost.
  func interrupt(_ connection: Connection, insteadOf call: Call) {
    guard connection.pool != .reads, !call.commits else { return }
    let settledBy = now + configuration.timeouts.grace
    connection.pipeline.hurry(by: settledBy)
    sweepNoLater(than: settledBy)
    // A postmaster that hangs must not collect threads: the grace period then does the work.
    guard !connection.isInterrupting,
      interruptCount < configuration.limits.interruptsMax,
      let cancellation = connection.link.makeCancellation()
    else { return }
    let (mailbox, id) = (mailbox, connection.id)
    let isStarted = startThread(named: "pg-cancel") {
      cancellation.send()
      _ = mailbox.post(.interrupted(id))
    }
    guard isStarted else { return }
    interruptCount += 1
    connection.isInterrupting = true
    connection.settledBy = settledBy
  }

  func interrupted(_ id: Pool.MemberID) {
    interruptCount -= 1
    guard let connection = connections[id] else { return }
    connection.isInterrupting = false
    connection.settledBy = nil
    settle(connection)
  }

  /// The transaction's body is over without COMMIT.
  func rollback(_ lease: Lease) {
    guard let connection = leases.removeValue(forKey: lease) else { return }
    connection.lease = nil
    settle(connection)
  }

  /// Gives an unshared connection back once nothing runs on it and nobody holds it.
  ///
  /// It is called whenever one of these conditions may have become true, and gives back once: the
  /// last one to come true passes the guard.
  func settle(_ connection: Connection) {
    guard connection.pool != .reads, connections[connection.id] != nil,
      connection.pipeline.isEmpty, !connection.isInterrupting, connection.lease == nil
    else { return }
    if connection.mustClose { return lose(connection) }
    guard connection.isInTransaction else {
      return withPool(connection.pool) { $0.released(connection.id) }
    }
    let overdueAt = now + configuration.timeouts.grace
    sweepNoLater(than: overdueAt)
    if connection.send(command: "ROLLBACK", for: .rollback, overdueAt: overdueAt) {
      markDirty(connection)
    } else {
      lose(connection)
    }
  }
}
