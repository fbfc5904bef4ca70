import Foundation
import Measurement

/// Connections that say nothing.
struct IdleConnections {
  private static let count = 5_000

  func run() async throws -> [Promise] {
    try DescriptorLimit.raise(to: Self.count + 500)
    return try await Field.with { field in
      var sockets: [RawSocket] = []
      for _ in 0..<Self.count { sockets.append(try RawSocket(to: field.server.address)) }
      // Each has been called once: it is idle, not unused.
      let ping = try Frames.request(1, "Ping", of: "crm.v1.ControlService", payload: [])
      for socket in sockets { _ = socket.send(ping) }
      let answered = sockets.reduce(0) { $0 + ($1.receive(10) == nil ? 0 : 1) }
      let sight = await field.healthy.watch(until: .now.advanced(by: .seconds(5)))
      let kibEach =
        (Field.residentMiB(of: field.server) - field.residentMiBBefore) * 1_024
        / Double(Self.count)
      return [
        .atLeast("connections held", Double(answered), Double(Self.count), "connections"),
        .none("of them closed", sockets.filter(\.isClosedByPeer).count),
        .atMost("memory of each", kibEach, 64, "KiB"),
        .none("failures of a healthy client", sight.failures.count),
      ]
    }
  }
}

enum DescriptorLimit {
  static func raise(to wanted: Int) throws {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    guard limit.rlim_max >= wanted else { throw BenchError("too few descriptors: ulimit -n") }
    limit.rlim_cur = max(limit.rlim_cur, UInt(wanted))
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  }
}
