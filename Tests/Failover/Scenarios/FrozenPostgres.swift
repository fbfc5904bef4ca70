import Foundation
import Measurement

/// All of PostgreSQL stops, and goes on later: connections stand, and nobody answers.
struct FrozenPostgres {
  func run() async throws -> [Promise] {
    try await SingleNode.with(servers: 1) { node, installation in
      var frozen: [Int32] = []
      return try await Outage(node: node, installation: installation, isTotal: true).run {
        frozen = node.processIDs
        for process in frozen { kill(process, SIGSTOP) }
      } heal: {
        for process in frozen { kill(process, SIGCONT) }
      }
    }
  }
}
