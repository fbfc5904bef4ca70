import Measurement
import Synchronization

/// Far more connections than the server has descriptors for, opened and left as fast as it goes.
struct ConnectionStorm {
  func run() async throws -> [Promise] {
    try DescriptorLimit.raise(to: 8_000)
    return try await Field.with(descriptors: 512) { field in
      let address = field.server.address
      let end = ContinuousClock.now.advanced(by: .seconds(8))
      let opened = Mutex(0)
      let (sight, _) = try await field.healthy.watch {
        await onThreads(8) { _ in
          while ContinuousClock.now < end {
            let sockets = (0..<400).compactMap { _ in try? RawSocket(to: address, patience: 1) }
            opened.withLock { $0 += sockets.count }
          }
        }
      }
      let calm = await field.healthy.watch(until: .now.advanced(by: .seconds(3)))
      let newcomer = try await HealthyClient(field.server, customers: 1)
      await newcomer.close()
      return [
        .holds("the server lives", field.isAlive),
        .atLeast("connections opened", Double(opened.withLock { $0 }), 2_000, "connections"),
        .none("failures of a healthy client meanwhile", sight.failures.count),
        .none("failures of a healthy client afterwards", calm.failures.count),
      ]
    }
  }
}
