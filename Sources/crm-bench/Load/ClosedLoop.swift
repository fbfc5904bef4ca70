import RPCClient

/// A fixed number of calls in flight on one connection: each answer is followed by the next call.
struct ClosedLoop: Sendable {
  let client: RPCClient
  let inFlight: Int
  /// Makes the call of a number; no number comes twice in a run.
  let call: @Sendable (Int) async throws -> Void

  struct Sample: Sendable {
    var latencies: [Duration] = []
    var elapsed = Duration.zero
  }

  func run(for duration: Duration) async throws -> Sample {
    let start = ContinuousClock.now
    let end = start + duration
    let latencies = try await withThrowingTaskGroup(of: [Duration].self) { group in
      for worker in 0..<inFlight {
        group.addTask(executorPreference: client.executor) {
          try await self.work(worker, until: end)
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return Sample(latencies: latencies, elapsed: start.duration(to: .now))
  }

  private func work(_ worker: Int, until end: ContinuousClock.Instant) async throws -> [Duration] {
    var latencies: [Duration] = []
    var number = worker
    var now = ContinuousClock.now
    while now < end {
      try await call(number)
      number += inFlight
      let answered = ContinuousClock.now
      latencies.append(now.duration(to: answered))
      now = answered
    }
    return latencies
  }
}
