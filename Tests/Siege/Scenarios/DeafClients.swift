import CRMProto
import Glibc
import Measurement
import Protobuf
import Synchronization

/// Clients that ask for much and take nothing.
struct DeafClients {
  private static let clients = 100
  private static let calls: UInt32 = 10_000

  func run() async throws -> [Promise] {
    try await Field.with { field in
      let address = field.server.address
      let before = await field.healthy.watch(until: .now.advanced(by: .seconds(3)))
      let list = try ListCustomersRequest(pageSize: 100).serialized()
      let requests = try (0..<Self.calls).flatMap {
        try Frames.request($0 * 2 + 1, "ListCustomers", payload: list)
      }
      let closedAfter = Mutex([Duration]())
      let (growth, watched) = try await field.growth {
        try await field.healthy.watch {
          await onThreads(Self.clients) { _ in
            guard let socket = try? RawSocket(to: address, patience: 40) else { return }
            let start = ContinuousClock.now
            _ = socket.send(requests)
            while !socket.isClosedByPeer, start.duration(to: .now) < .seconds(60) { usleep(20_000) }
            closedAfter.withLock { $0.append(start.duration(to: .now)) }
          }
        }
      }
      let longest = closedAfter.withLock { $0.max() } ?? .zero
      return [
        .holds("the server lives", field.isAlive),
        .atLeast(
          "clients closed", Double(closedAfter.withLock { $0.count }), Double(Self.clients),
          "clients"),
        .atMost("the last is closed after", longest / .seconds(1), 30, "s"),
        .atMost("growth of its memory", growth, 128, "MiB"),
        .none("failures of a healthy client", watched.0.failures.count),
        .atMost(
          "p99 of a healthy client", watched.0.p99, max(3 * before.p99, 3),
          "ms, three times \(before.p99) ms before"),
      ]
    }
  }
}
