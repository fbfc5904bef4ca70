import Operations
import Postgres

extension Exposition {
  mutating func add(_ statistics: DatabaseStatistics) {
    func all(_ value: (DatabaseStatistics.Pool) -> Int) -> [(String, Int)] {
      statistics.named.map { ($0.name, value($0.pool)) }
    }
    add(
      "crm_database_connections_open", "Connections to PostgreSQL that are open.",
      all(\.openConnections))
    add(
      "crm_database_calls_in_flight", "Calls on a connection, and transactions that hold one.",
      all(\.callsInFlight))
    add(
      "crm_database_calls_waiting", "Calls that wait for a connection.", all(\.waitingCalls))
    add(
      "crm_database_pool_down",
      "Whether no connection is left and the last attempt failed: 1 or 0.",
      all { $0.isDown ? 1 : 0 })
  }

  private mutating func add(
    _ name: StaticString, _ help: StaticString, _ pools: [(name: String, value: Int)]
  ) {
    begin(name, .gauge, help)
    for pool in pools { sample(name, ["pool": pool.name], pool.value) }
  }
}
