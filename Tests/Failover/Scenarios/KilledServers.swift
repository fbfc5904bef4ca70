import Foundation
import Measurement
import RPCClient
import ReplicatedPostgres

/// Three servers under load, of which one or another is killed and started again.
struct KilledServers {
  private static let killCount = 20
  private static let serverCount = 3

  func run() async throws -> [Promise] {
    try await SingleNode.with(servers: Self.serverCount) { node, installation in
      let client = installation.client()
      let segment = try await KilledPrimary.segment(client)
      let load = Load(client)
      try await load.run {
        for _ in 0..<Self.killCount {
          try await Task.sleep(for: .milliseconds(.random(in: 100...600)))
          guard let server = installation.servers.randomElement() else { continue }
          await server.kill()
          try await server.start()
        }
      }
      let tally = load.tally
      say("    attempts repeated: \(tally.failures.sorted { $0.key < $1.key })")
      for refusal in tally.refusals.prefix(5) { say("    \(refusal)") }
      let agreement = Agreement(node: node, tally: tally, segment: segment)
      let promises = try await agreement.promises(client)
      await client.close()
      return promises + [
        .atLeast("writes acknowledged", Double(tally.acknowledged), 1_000, "")
      ]
    }
  }
}

/// One PostgreSQL server without a standby, and servers over it.
enum SingleNode {
  static func with(
    servers: Int, host: String = "127.0.0.1", wrapper: [String] = [],
    prepared: (PostgresNode) async throws -> Void = { _ in },
    _ body: (PostgresNode, Installation) async throws -> [Promise]
  ) async throws -> [Promise] {
    try await withDirectory { directory in
      let node = try PostgresNode(
        name: "only", directory: directory + "/only", host: host, port: try FreePort.any(),
        password: UUID().uuidString, wrapper: wrapper)
      try await node.make()
      try await node.start()
      let outcome: Result<[Promise], any Error>
      do {
        try await prepared(node)
        try await node.makeDatabase()
        let installation = try await Installation.start(servers: servers, in: directory) {
          node.connectionString(user: $0)
        }
        outcome = await Self.outcome { try await body(node, installation) }
        await installation.stop()
      } catch {
        outcome = .failure(error)
      }
      // Whatever a scenario has stopped has to go on, or it would not end.
      for process in node.processIDs { kill(process, SIGCONT) }
      await node.stop()
      return try outcome.get()
    }
  }

  private static func outcome(
    _ body: () async throws -> [Promise]
  ) async -> Result<[Promise], any Error> {
    do {
      return .success(try await body())
    } catch {
      return .failure(error)
    }
  }
}
