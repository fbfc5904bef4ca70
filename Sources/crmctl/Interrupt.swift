import UnixSignals

/// Control-C and SIGTERM as the orderly end of what would go on for ever.
enum Interrupt {
  /// Runs `body` until it ends or a signal comes, by which its task is cancelled.
  static func ending(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for await _ in signals { return } }
      group.addTask { try await body() }
      try await group.next()
      // Whatever the other one says now is that it was cancelled.
      group.cancelAll()
    }
  }
}
