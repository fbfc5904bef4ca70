import CRM
import CRMProto
import Measurement
import RPCClient

/// A call that reads one customer, beside pgbench with the call's own SQL.
struct ReadComparison {
  let name: String
  let statement: @Sendable (String) -> String
  let call: @Sendable (CustomerServiceClient<RPCClient>, String) async throws -> Void
  let ratioMin: Double

  static let get = ReadComparison(
    name: "get", statement: { PgBench.statement(CustomerStore.findText, of: $0) },
    call: { _ = try await $0.getCustomer(.init(id: $1)) }, ratioMin: 1)

  static let summary = ReadComparison(
    name: "summary",
    statement: {
      PgBench.statement(
        CustomerSummaryStore.findText, of: $0, limit: CustomerSummaryStore.latestMax)
    },
    call: { _ = try await $0.getCustomerSummary(.init(id: $1)) }, ratioMin: 0.5)

  func run(on stage: ServicesStage) async throws -> [Promise] {
    let read = Self.read(on: stage)
    let pgbench = try PgBench(stage.server.database, scripts: read.map(statement))
    defer { pgbench.removeFiles() }
    let service = CustomerServiceClient(stage.client)
    let load = ClosedLoop(client: stage.client, inFlight: 64) { [call] number in
      try await call(service, read[number % read.count])
    }
    let comparison = try await Comparison(
      load, with: pgbench, plan: stage.plan, on: stage.server)
    Report.printHeader()
    Report(name, inFlight: 64, comparison).print(asJSON: false)
    return [.atLeast("ratio to pgbench", comparison.ratio, ratioMin, "")]
  }

  /// What pgbench reads here: the speed of the machine and of its PostgreSQL.
  /// - Returns: transactions a second.
  func pgbenchTPS(on stage: ServicesStage) async throws -> Double {
    let pgbench = try PgBench(
      stage.server.database, scripts: Self.read(on: stage).map(statement))
    defer { pgbench.removeFiles() }
    return try await pgbench.run(clients: 16, seconds: 2)
  }

  /// From the whole range: the first customers have the most interactions.
  static func read(on stage: ServicesStage) -> [String] {
    let step = stage.ids.count / PgBench.scriptsMax
    return (0..<PgBench.scriptsMax).map { stage.ids[$0 * step] }
  }
}
