import CRMProto
import RPCClient
import RPCCore

/// A fixed number of calls in flight on one connection: each answer is followed by the next call.
struct ClosedLoop {
  let client: RPCClient
  let inFlight: Int
  let ids: [String]

  struct Sample {
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
    let service = CustomerServiceClient(client)
    var latencies: [Duration] = []
    var index = worker
    var now = ContinuousClock.now
    while now < end {
      // A step that shares no factor with the number of rows visits all of them.
      index = (index + 7919) % ids.count
      _ = try await service.getCustomer(GetCustomerRequest(id: ids[index]))
      let answered = ContinuousClock.now
      latencies.append(now.duration(to: answered))
      now = answered
    }
    return latencies
  }
}
