import Foundation
import Measurement

/// One process of PostgreSQL that serves a connection of ours stops, and goes on later.
struct FrozenBackend {
  func run() async throws -> [Promise] {
    try await SingleNode.with(servers: 1) { node, installation in
      var frozen: Int32?
      return try await Outage(node: node, installation: installation, isTotal: false).run {
        // Of the shared reads: others wait behind it.
        let found = try await node.query(
          """
          SELECT pid FROM pg_stat_activity
          WHERE application_name = 'crm-server' AND query LIKE '%FROM customer WHERE id = $1'
          ORDER BY query_start DESC LIMIT 1
          """)
        frozen = Int32(found)
        guard let frozen else { throw BenchError("no backend was found") }
        kill(frozen, SIGSTOP)
      } heal: {
        if let frozen { kill(frozen, SIGCONT) }
      }
    }
  }
}
