import RPCClient
import RPCCore

/// One call, made by several at once until time is over.
struct BenchLoad: Sendable {
  let client: RPCClient
  let method: String
  let payload: [UInt8]
  let options: CallOptions

  func run(concurrency: Int, for duration: Duration) async -> BenchResult {
    let start = ContinuousClock.now
    var result = await withTaskGroup(of: BenchResult.self) { group in
      for _ in 0..<concurrency {
        group.addTask { await callUntil(start.advanced(by: duration)) }
      }
      return await group.reduce(into: BenchResult()) { $0.add($1) }
    }
    result.elapsed = start.duration(to: .now)
    return result
  }

  private func callUntil(_ end: ContinuousClock.Instant) async -> BenchResult {
    var result = BenchResult()
    while ContinuousClock.now < end, !Task.isCancelled {
      let start = ContinuousClock.now
      if let error = await failure() {
        result.fail(error)
        // A server that is away refuses at once: asked without a pause it would be counted by the million.
        try? await Task.sleep(for: .milliseconds(1))
      } else {
        result.latencies.add(start.duration(to: .now))
      }
    }
    return result
  }

  private func failure() async -> RPCError? {
    do {
      _ = try await client.unary(method, payload: payload, options: options)
      return nil
    } catch {
      return error as? RPCError ?? .cancelled
    }
  }
}
