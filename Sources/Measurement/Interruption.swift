import UnixSignals

/// Control-C and SIGTERM as an error, so that what was started is ended behind a benchmark.
package enum Interruption {
  package static func ending(_ body: @escaping @Sendable () async throws -> Void) async throws {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await body() }
      group.addTask {
        for await _ in signals { throw BenchError("interrupted") }
      }
      try await group.next()
      group.cancelAll()
    }
  }
}
