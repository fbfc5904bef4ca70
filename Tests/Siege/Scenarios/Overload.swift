import CRMProto
import Measurement
import RPCClient
import RPCCore
import Synchronization

/// Four times as many calls as the server can do, each with half a second to live.
struct Overload {
  private static let timeout = Duration.milliseconds(500)

  /// What came of the calls of some seconds.
  struct Outcome {
    var good = 0
    var late = 0
    var refusals: [Duration] = []
    var latencies: [Duration] = []
    var seconds = 0.0

    var goodput: Double { Double(good) / max(seconds, .ulpOfOne) }
  }

  func run(for duration: Duration) async throws -> [Promise] {
    try await Field.with { field in
      let clients = try await connect(8, to: field.server.address)
      _ = try await closed(clients, inFlight: 8, for: .seconds(2))
      let peak = try await closed(clients, inFlight: 8, for: duration)
      let normal = try await open(clients, rate: peak.goodput / 4, for: .seconds(3))
      let flooded = try await open(clients, rate: peak.goodput * 4, for: duration)
      // A second to come back to itself, of the five that are promised.
      try await Task.sleep(for: .seconds(1))
      let after = try await open(clients, rate: peak.goodput / 4, for: .seconds(3))
      for client in clients { await client.close() }
      let refusals = flooded.refusals.count
      return [
        .holds("the server lives", field.isAlive),
        .atLeast("peak", peak.goodput, 1, "calls/s"),
        .atLeast(
          "goodput at 4 × \(Int(peak.goodput))/s", flooded.goodput, 0.8 * peak.goodput, "calls/s"),
        .atMost("p99 of \(refusals) refusals", p99(flooded.refusals), 50, "ms"),
        .none("calls late or refused two seconds later", after.late + after.refusals.count),
        .atMost(
          "p99 two seconds later", p99(after.latencies), max(3 * p99(normal.latencies), 20), "ms"),
      ]
    }
  }

  private func connect(_ count: Int, to address: ServerAddress) async throws -> [RPCClient] {
    var configuration = ClientConfiguration()
    configuration.retries = .none
    configuration.limits.callsPerConnectionMax = 4_096
    var clients: [RPCClient] = []
    for _ in 0..<count {
      clients.append(try await RPCClient.connect([address], configuration: configuration))
    }
    return clients
  }

  /// So many calls at a time on each client, the next after each answer.
  private func closed(
    _ clients: [RPCClient], inFlight: Int, for duration: Duration
  ) async throws -> Outcome {
    let start = ContinuousClock.now
    let end = start + duration
    let tally = Tally()
    await withTaskGroup(of: Void.self) { group in
      for client in clients {
        for _ in 0..<inFlight {
          group.addTask(executorPreference: client.executor) {
            while ContinuousClock.now < end { await call(client, tally) }
          }
        }
      }
    }
    return tally.outcome(start.duration(to: .now))
  }

  /// So many calls a second whatever becomes of them.
  private func open(
    _ clients: [RPCClient], rate: Double, for duration: Duration
  ) async throws -> Outcome {
    let start = ContinuousClock.now
    let tally = Tally()
    await withTaskGroup(of: Void.self) { group in
      for client in clients {
        group.addTask(executorPreference: client.executor) {
          await withDiscardingTaskGroup { calls in
            var made = 0.0
            while start.duration(to: .now) < duration {
              let due = start.duration(to: .now) / .seconds(1) * rate / Double(clients.count)
              while made < due {
                calls.addTask(executorPreference: client.executor) { await call(client, tally) }
                made += 1
              }
              try? await Task.sleep(for: .milliseconds(2))
            }
          }
        }
      }
    }
    return tally.outcome(duration)
  }

  private func call(_ client: RPCClient, _ tally: Tally) async {
    let start = ContinuousClock.now
    do {
      var request = ListCustomersRequest()
      request.pageSize = 50
      _ = try await CustomerServiceClient(client).listCustomers(
        request, options: CallOptions(timeout: Self.timeout))
      tally.good(start.duration(to: .now))
    } catch let error as RPCError where error.code == .resourceExhausted {
      tally.refused(start.duration(to: .now))
    } catch {
      tally.late()
    }
  }

  private func p99(_ durations: [Duration]) -> Double {
    guard !durations.isEmpty else { return 0 }
    return durations.sorted()[durations.count * 99 / 100] / .milliseconds(1)
  }

  private final class Tally: Sendable {
    private let outcome = Mutex(Outcome())

    func good(_ latency: Duration) {
      outcome.withLock {
        $0.good += 1
        $0.latencies.append(latency)
      }
    }

    func refused(_ latency: Duration) { outcome.withLock { $0.refusals.append(latency) } }

    func late() { outcome.withLock { $0.late += 1 } }

    func outcome(_ elapsed: Duration) -> Outcome {
      outcome.withLock { outcome in
        outcome.seconds = elapsed / .seconds(1)
        return outcome
      }
    }
  }
}
