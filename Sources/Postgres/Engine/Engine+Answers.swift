internal import Logging
internal import Moments

// From the bytes of a socket to a caller's answer.
extension Engine {
  func receive(on connection: Connection) {
    let isAlive = connection.link.consume()
    // What arrived in front of the end still counts.
    takeIn(on: connection)
    if !isAlive || !connection.link.isAlive { lose(connection) }
  }

  private func takeIn(on connection: Connection) {
    let link = connection.link
    // libpq says "end" at most twice in a row; more would mean that it has lost count.
    var endsInARow = 0
    while endsInARow < 3, !link.isBusy, !connection.pipeline.isEmpty {
      let received = link.receive()
      if case .endOfCommand = received { endsInARow += 1 } else { endsInARow = 0 }
      if case .failure(let failure) = received { log(failure) }
      if link.hasWarned {
        link.hasWarned = false
        connection.pipeline.warned()
      }
      switch connection.pipeline.received(received) {
      case .nothing:
        // A lost connection has no Sync to come, and says so again and again.
        if !link.isAlive { return }
      case .forget(let key): _ = connection.statements.forget(key)
      case .landed(let flight): landed(flight, on: connection)
      }
    }
  }

  private func log(_ failure: ServerFailure) {
    guard let message = failure.message else { return }
    logger.error(
      "PostgreSQL refuses our SQL",
      metadata: ["sqlstate": "\(failure.state)", "message": "\(message)"])
  }

  private func landed(_ flight: Pipeline.Flight, on connection: Connection) {
    if flight.failure?.state == .readOnlyTransaction { connection.mustClose = true }
    switch flight.purpose {
    case .housekeeping:
      break
    case .rollback:
      connection.isInTransaction = false
      if flight.failure != nil { connection.mustClose = true }
      settle(connection)
    case .call:
      if retries(flight, on: connection) { return }
      if let call = flight.call { answer(call, outcome(of: flight)) }
      release(connection, after: flight)
    }
  }

  /// Sends a call again when a neighbour's error kept it from running, or when its prepared statement
  /// has gone stale: nothing of it took effect.
  private func retries(_ flight: Pipeline.Flight, on connection: Connection) -> Bool {
    if flight.wasSkipped, flight.failure == nil, let call = flight.call {
      // Under a Sync of its own, so that no neighbour can do it twice.
      start(call, on: connection, alone: true)
      return true
    }
    guard let call = flight.call, let failure = flight.failure,
      failure.state.asksToPrepareAgain, !failure.endsTheConnection, !call.isRetry,
      call.lease == nil
    else { return false }
    connection.forgetStatements(of: call)
    start(call.retried(), on: connection)
    return true
  }

  private func release(_ connection: Connection, after flight: Pipeline.Flight) {
    switch flight.work {
    case .read:
      reads.released(connection.id)
      // It answers again.
      if flight.call == nil { reads.bar(connection.id, false) }
    case .commit(let lease):
      if flight.failure == nil { connection.isInTransaction = false }
      leases[lease] = nil
      connection.lease = nil
      settle(connection)
    case .report, .group, .begin, .within, nil:
      settle(connection)
    }
  }

  private func outcome(of flight: Pipeline.Flight) -> Call.Answer {
    let commits = flight.call?.commits ?? false
    if let failure = flight.failure {
      return .failure(error(for: failure, commits: commits))
    }
    // A transaction that had failed answers ROLLBACK to COMMIT, without an error.
    if case .commit = flight.work, flight.lastTag != "COMMIT" {
      return .failure(PostgresError(.server(.failedTransaction)))
    }
    // Such as "canceling wait for synchronous replication": committed here, perhaps only here.
    if commits, flight.hasWarned { return .failure(PostgresError(.outcomeUnknown)) }
    return .success(flight.answers)
  }

  func error(for failure: ServerFailure, commits: Bool) -> PostgresError {
    if failure.endsTheConnection {
      return PostgresError(commits ? .outcomeUnknown : .unavailable)
    }
    if failure.state == .queryCancelled { return PostgresError(.deadlineExceeded) }
    return PostgresError(.server(failure.state), constraint: failure.constraint)
  }
}
