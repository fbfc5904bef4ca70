import CRMProto
import Measurement
import Protobuf
import RPCClient
import Synchronization

/// Four times as many calls as the server can do, each with half a second to live.
struct Overload {
  private static let timeout = Duration.milliseconds(500)
  private static let connections = 8

  func run(for duration: Duration) async throws -> [Promise] {
    try await Field.with { field in
      let clients = try connect(to: field.server.address)
      _ = await calls(clients, .closed(inFlight: 8), for: .seconds(2))
      let peak = await calls(clients, .closed(inFlight: 8), for: duration)
      let peakRate = Double(peak.good.count) / (duration / .seconds(1))
      let share = peakRate / Double(Self.connections)
      let normal = await calls(clients, .open(rate: share / 4), for: .seconds(3))
      let flooded = await calls(clients, .open(rate: share * 4), for: duration)
      // A second to come back to itself, of the five that are promised.
      try await Task.sleep(for: .seconds(1))
      let after = await calls(clients, .open(rate: share / 4), for: .seconds(3))
      let goodput = Double(flooded.good.count) / (duration / .seconds(1))
      return [
        .holds("the server lives", field.isAlive),
        .atLeast("peak", peakRate, 1, "calls/s"),
        .atLeast("goodput at 4 × \(Int(peakRate))/s", goodput, 0.8 * peakRate, "calls/s"),
        .atMost("p99 of \(flooded.refusals.count) refusals", p99(flooded.refusals), 50, "ms"),
        .none("calls late or refused two seconds later", after.late + after.refusals.count),
        .atMost("p99 two seconds later", p99(after.good), max(3 * p99(normal.good), 20), "ms"),
      ]
    }
  }

  private func connect(to address: ServerAddress) throws -> [LoadConnection] {
    var list = ListCustomersRequest()
    list.pageSize = 50
    let request = try Frames.request(
      0, "ListCustomers", payload: try list.serialized(),
      timeoutNano: Int64(Self.timeout / .nanoseconds(1)))
    return try (0..<Self.connections).map { _ in
      try LoadConnection(to: address, request: request)
    }
  }

  private func calls(
    _ clients: [LoadConnection], _ pace: LoadConnection.Pace, for duration: Duration
  ) async -> LoadConnection.Outcome {
    let all = Mutex(LoadConnection.Outcome())
    await onThreads(clients.count, niceness: 0) { index in
      let outcome = clients[index].run(pace, for: duration, patience: Self.timeout * 2)
      all.withLock { $0 = $0 + outcome }
    }
    return all.withLock { $0 }
  }

  private func p99(_ durations: [Duration]) -> Double {
    guard !durations.isEmpty else { return 0 }
    return durations.sorted()[durations.count * 99 / 100] / .milliseconds(1)
  }
}
