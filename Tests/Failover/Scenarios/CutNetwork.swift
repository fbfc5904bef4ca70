import Foundation
import Measurement
import ReplicatedPostgres

/// PostgreSQL behind a network that swallows everything for a while: nobody is told that a connection is gone.
///
/// The program starts itself again in a network namespace of its own, and PostgreSQL in another, with a pair of
/// virtual devices between them; both end with their processes. It needs root and iproute2.
struct CutNetwork {
  private static let (ours, theirs) = ("10.99.0.1", "10.99.0.2")

  static func runIsolated() async throws -> [Promise] {
    let ourselves = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    // Foundation wants the loopback as soon as it is loaded.
    let isolated = try await LaunchedProcess.launch(
      "/usr/bin/unshare",
      [
        "--net", "--", "/bin/sh", "-c", "ip link set lo up && exec \"$0\" \"$@\"", ourselves,
        "--scenario", "network", "--isolated",
      ], logPath: nil)
    return [.holds("kept in a network of its own", await isolated.end() == 0)]
  }

  func run() async throws -> [Promise] {
    try await SingleNode.with(
      servers: 1, host: Self.theirs, wrapper: ["/usr/bin/unshare", "--net", "--"]
    ) { node in
      try await Self.connect(node)
    } _: { node, installation in
      try await Outage(node: node, installation: installation, isTotal: true).run {
        try await Self.there(node, "ip", "link", "set", "crm1", "down")
      } heal: {
        try await Self.there(node, "ip", "link", "set", "crm1", "up")
      }
    }
  }

  private static func connect(_ node: PostgresNode) async throws {
    guard let process = node.processID else { throw BenchError("PostgreSQL has ended") }
    try await ip(
      "link", "add", "crm0", "type", "veth", "peer", "name", "crm1", "netns", "\(process)")
    try await ip("addr", "add", "\(ours)/24", "dev", "crm0")
    try await ip("link", "set", "crm0", "up")
    try await there(node, "ip", "addr", "add", "\(theirs)/24", "dev", "crm1")
    try await there(node, "ip", "link", "set", "crm1", "up")
  }

  private static func ip(_ arguments: String...) async throws {
    _ = try await Tool.run("/usr/bin/env", ["ip"] + arguments)
  }

  private static func there(_ node: PostgresNode, _ command: String...) async throws {
    guard let process = node.processID else { throw BenchError("PostgreSQL has ended") }
    _ = try await Tool.run("/usr/bin/nsenter", ["--target", "\(process)", "--net", "--"] + command)
  }
}
