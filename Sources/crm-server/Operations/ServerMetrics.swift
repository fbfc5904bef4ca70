import CRM
import GRPCProto
import Operations
import Postgres
import Protobuf
import RPCServer
import RPCServices
import SpanExport

/// Everything that the program counts, put together whenever somebody asks. Nothing in it is about a person, and
/// nothing is asked of PostgreSQL for it.
struct ServerMetrics: Sendable {
  let program: ServedProgram

  func text() async -> String {
    let pools = await program.database.statistics
    var exposition = Exposition()
    exposition.add(
      "crm_build_info", version: Version.current, "What runs: always 1, the version is a label.")
    exposition.add(
      "crm_ready", .gauge, "Whether calls are served: 1 or 0.",
      program.board.status(of: "") == .serving ? 1 : 0)
    let statistics = program.server.statistics
    exposition.add(statistics)
    exposition.add(
      "crm_rpc_slow_calls_total", .counter,
      "Unary calls that took as long as SLOW_CALL_MS says, or longer.",
      program.slowCalls?.count ?? 0)
    exposition.add(pools)
    exposition.addMemory(requests: statistics)
    exposition.add(program.observers.spans?.queue.counts ?? SpanQueue.Counts())
    if let cache = program.cache { exposition.add(cache.counts, bytesMax: cache.bytesMax) }
    if let sight = program.backlog.last { exposition.add(sight) }
    if let facts = ProcessFacts.current() { exposition.add(facts) }
    return exposition.text
  }
}

extension Exposition {
  fileprivate mutating func add(
    _ name: StaticString, version: String, _ help: StaticString
  ) {
    begin(name, .gauge, help)
    sample(name, ["version": version], 1)
  }

  fileprivate mutating func addMemory(requests statistics: ServerStatistics) {
    let budgets = [
      ("decoding", MemoryBudget.decoding.bytesInUse, MemoryBudget.decoding.bytesMax),
      ("requests", statistics.requestBytes, statistics.requestBytesMax),
    ]
    begin("crm_memory_budget_used_bytes", .gauge, "Memory that is reserved of a shared budget.")
    for budget in budgets {
      sample("crm_memory_budget_used_bytes", ["budget": budget.0], budget.1)
    }
    begin("crm_memory_budget_limit_bytes", .gauge, "What a shared budget of memory has in all.")
    for budget in budgets {
      sample("crm_memory_budget_limit_bytes", ["budget": budget.0], budget.2)
    }
  }
}
