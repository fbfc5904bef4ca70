import ProbeProto
import RPCClient

/// A fixed number of Echo calls in flight on one connection: each answer is followed by the next call.
struct EchoLoad {
  let client: RPCClient
  let inFlight: Int

  struct Sample {
    let calls: Int
    let elapsed: Duration
  }

  func run(for duration: Duration) async throws -> Sample {
    let start = ContinuousClock.now
    let end = start + duration
    let message = String(repeating: "x", count: 64)
    let calls = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<inFlight {
        group.addTask(executorPreference: client.executor) {
          let service = ProbeProbeClient(client)
          var calls = 0
          while ContinuousClock.now < end {
            _ = try await service.echo(Probe.EchoPayload(seq: 1, msg: message))
            calls += 1
          }
          return calls
        }
      }
      return try await group.reduce(0, +)
    }
    return Sample(calls: calls, elapsed: start.duration(to: .now))
  }
}
