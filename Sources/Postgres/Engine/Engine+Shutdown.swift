internal import Moments

/// An orderly end: nothing new is accepted, what runs may finish until `drainBy`.
struct Shutdown {
  var drainBy: Moment
  var continuations: [CheckedContinuation<Void, Never>] = []
}

extension Engine {
  /// - Parameter continuation: nil when the database was dropped without a shutdown, and nobody is
  ///   left to wait for anything.
  func beginShutdown(_ continuation: CheckedContinuation<Void, Never>?) {
    let drain = continuation == nil ? .zero : configuration.timeouts.drain
    var shutdown = shutdown ?? Shutdown(drainBy: now + drain)
    if let continuation { shutdown.continuations.append(continuation) }
    self.shutdown = shutdown
    sweepNoLater(than: shutdown.drainBy)
    for name in PoolName.allCases {
      for call in withPool(name, { $0.removeWaiters() }) {
        answer(call, .failure(PostgresError(.shutDown)))
      }
    }
  }

  var isShutdownComplete: Bool {
    guard let shutdown else { return false }
    return shutdown.drainBy <= now || PoolName.allCases.allSatisfy { withPool($0) { $0.load } == 0 }
  }

  func finish() {
    for connection in Array(connections.values) { lose(connection) }
    for message in mailbox.close() { refuse(message) }
    giveAnswers()
    for continuation in shutdown?.continuations ?? [] { continuation.resume() }
  }

  private func refuse(_ message: Mailbox.Message) {
    switch message {
    case .submit(let call): answer(call, .failure(PostgresError(.shutDown)))
    case .statistics(let continuation): continuation.resume(returning: DatabaseStatistics())
    case .shutDown(let continuation): continuation?.resume()
    case .cancel, .rollback, .connected, .interrupted: break
    }
  }
}
