/// Wakes a loop: by whoever gives it work, and every so often for the work of others.
package struct WorkSignal: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  package init() {
    (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func give() { continuation.yield() }

  /// Runs `work` once at the beginning and at every signal, until the task is cancelled.
  func serve(every interval: Duration, _ work: @Sendable () async -> Void) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        repeat {
          give()
          // Ends early, by an error, when the server stops.
          try? await Task.sleep(for: interval)
        } while !Task.isCancelled
      }
      for await _ in stream { await work() }
      group.cancelAll()
    }
  }
}
