import CRMProto
import Foundation
import RPCClient
import RPCCore
import Testing

/// What the program's `/metrics` says, against what was called.
@Suite(.timeLimit(.minutes(3))) struct MetricsTests {
  private static let canary = "Canary\(UUID().uuidString.prefix(8))"
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func everythingIsCountedOnceNamedRightAndWithoutAnybody() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(environment: ["OPS_LISTEN": "127.0.0.1:0"])
      let client = RPCClient(port: try await program.port())
      let port = try program.operationsPort()
      try await Self.expectCounts(client, port)
      let isRead = try await eventually {
        try await Metrics.scrape(port: port)["crm_backlog_read_timestamp_seconds"] > 0
      }
      #expect(isRead)
      let metrics = try await Metrics.scrape(port: port)
      #expect(!metrics.text.contains(Self.canary))
      try await Self.expectGoodNames(metrics)
      await client.close()
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
    }
  }

  private static func expectCounts(_ client: RPCClient, _ port: Int) async throws {
    let before = try await Metrics.scrape(port: port)
    let customers = CustomerServiceClient(client)
    let stored = try await customers.createCustomer(
      .init(customer: .individual(canary, email: "\(canary)@example.ma")))
    for _ in 0..<3 { _ = try await customers.getCustomer(.init(id: stored.id)) }
    _ = try await refusal {
      try await customers.createCustomer(
        .init(customer: .individual(canary, email: "\(canary)@example.ma")))
    }
    _ = try await refusal { try await customers.getCustomer(.init(id: canary)) }
    for method in ["crm.v1.CustomerService/\(canary)", "\(canary)/\(canary)"] {
      _ = try await refusal {
        try await client.unary(method, payload: [], options: .default)
      }
    }
    let after = try await Metrics.scrape(port: port)
    func moved(_ value: (Metrics) -> Double) -> Double { value(after) - value(before) }
    #expect(moved { $0.calls("CustomerService/CreateCustomer", "OK") } == 1)
    #expect(moved { $0.calls("CustomerService/CreateCustomer", "ALREADY_EXISTS") } == 1)
    #expect(moved { $0.timed("CustomerService/CreateCustomer") } == 2)
    #expect(moved { $0.calls("CustomerService/GetCustomer", "OK") } == 3)
    #expect(moved { $0.calls("CustomerService/GetCustomer", "INVALID_ARGUMENT") } == 1)
    #expect(moved { $0.timed("CustomerService/GetCustomer") } == 4)
    let unknown = #"crm_rpc_calls_total{service="unknown",method="unknown",code="UNIMPLEMENTED"}"#
    #expect(moved { $0[unknown] } == 2)
    #expect(moved { $0[#"crm_rpc_calls_refused_total{code="UNIMPLEMENTED"}"#] } == 2)
    let all = after.samples.filter { $0.key.hasPrefix("crm_rpc_calls_total{") }.values
      .reduce(0, +)
    #expect(
      all
        - before.samples.filter { $0.key.hasPrefix("crm_rpc_calls_total{") }.values
        .reduce(0, +) == 8)
    #expect(moved { $0["crm_rpc_connections_accepted_total"] } == 1)
    #expect(after["crm_rpc_connections_open"] == 1)
    #expect(after[#"crm_rpc_calls_in_flight{kind="all"}"#] == 0)
    #expect(moved { $0["crm_rpc_received_bytes_total"] } > 500)
    #expect(moved { $0["crm_rpc_sent_bytes_total"] } > 500)
    #expect(after[#"crm_database_connections_open{pool="reads"}"#] > 0)
    #expect(after["crm_ready"] == 1)
    #expect(after["process_resident_memory_bytes"] > 1e6)
    #expect(abs(after["process_start_time_seconds"] - Date().timeIntervalSince1970) < 300)
  }

  /// By Prometheus's own judgement, and by what the dashboard, the alerts and the documentation say.
  private static func expectGoodNames(_ metrics: Metrics) async throws {
    let checked = try await promtool(["check", "metrics"], input: metrics.text)
    #expect(checked.status == 0, "\(checked.output)")
    #expect(checked.output == "")
    let name = /\b(?:crm|process)_[a-z_]+[a-z]\b/
    let served = metrics.names
    for file in ["ops/grafana/crm.json", "ops/prometheus/crm.rules.yml"] {
      let text = try String(contentsOf: package.appending(path: file), encoding: .utf8)
      let used = Set(text.matches(of: name).map { String($0.output) })
      #expect(used.count > 10)
      #expect(used.subtracting(served) == [], "\(file)")
    }
    let manual = try String(
      contentsOf: package.appending(path: "docs/observability.md"), encoding: .utf8)
    let documented = Set(
      manual.split(separator: "\n").compactMap { line in
        line.firstMatch(of: /^\| `((?:crm|process)_[a-z_]+)` \|/).map { String($0.1) }
      })
    #expect(documented == metrics.families)
  }

  @Test func theRulesAreValidAndFireWhenTheyShould() async throws {
    let folder = Self.package.appending(path: "ops/prometheus").path
    for arguments in [
      ["check", "rules", "\(folder)/crm.rules.yml"],
      ["check", "config", "\(folder)/prometheus.yml"],
      ["test", "rules", "\(folder)/crm.rules.test.yml"],
    ] {
      let checked = try await Self.promtool(arguments)
      #expect(checked.status == 0, "\(checked.output)")
    }
  }

  @Test func everyAlertIsExplained() throws {
    let rules = try String(
      contentsOf: Self.package.appending(path: "ops/prometheus/crm.rules.yml"), encoding: .utf8)
    let manual = try String(
      contentsOf: Self.package.appending(path: "docs/observability.md"), encoding: .utf8)
    let alerts = rules.matches(of: /- alert: ([A-Za-z]+)/).map { String($0.1) }
    #expect(alerts.count > 10)
    for alert in alerts { #expect(manual.contains("| `\(alert)` |"), "\(alert)") }
  }

  private static func promtool(
    _ arguments: [String], input: String = ""
  ) async throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "promtool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (given, said) = (folder.appending(path: "input"), folder.appending(path: "output"))
    try Data(input.utf8).write(to: given)
    try Data().write(to: said)
    let process = Process()
    process.executableURL = package.appending(path: "scripts/promtool")
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: given)
    let output = try FileHandle(forWritingTo: said)
    process.standardOutput = output
    process.standardError = output
    let status: Int32 = try await withCheckedThrowingContinuation { ended in
      process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        ended.resume(throwing: error)
      }
    }
    return (status, try String(contentsOf: said, encoding: .utf8))
  }
}
