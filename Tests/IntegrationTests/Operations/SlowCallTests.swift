import CRMProto
import Foundation
import InMemoryLogging
import Logging
import RPCClient
import RPCCore
import Testing

@testable import RPCServer
@testable import crm_server

/// Calls that take long, in the log.
@Suite(.timeLimit(.minutes(3))) struct SlowCallTests {
  private static let traceID = "0af7651916cd43dd8448eb211c80319c"

  @Test func aSlowCallIsLoggedOnceWithItsTraceAsALineOfJSON() async throws {
    try await ProgramDirectory.with { directory in
      let program = try await directory.launch(
        ["--slow-call-ms", "400"],
        environment: ["OPS_LISTEN": "127.0.0.1:0", "LOG_FORMAT": "json"])
      let client = RPCClient(port: try await Self.port(of: program))
      let customers = CustomerServiceClient(client)
      let stored = try await customers.createCustomer(.init(customer: .individual()))
      try await directory.withDatabase { database in
        let updating = try await database.transaction(deadline: soon) { transaction in
          _ = try await transaction.query("SELECT 1 FROM customer FOR UPDATE")
          let updating = Task {
            try await customers.updateCustomer(
              .init(customer: stored.with(\.notes, "kept"), updateMask: .init(paths: ["notes"])),
              options: .init(
                metadata: ["traceparent": "00-\(Self.traceID)-b7ad6b7169203331-01"]))
          }
          try #require(try await eventually { try await database.lockWaiters() == 1 })
          // Nothing to wait for but time: the call is to take it.
          try await Task.sleep(for: .milliseconds(450))
          return updating
        }
        _ = try await updating.value
      }
      let metrics = try await Metrics.scrape(port: try program.operationsPort())
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      let lines = try program.output.split(separator: "\n").map {
        try #require(
          try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: String], "\($0)")
      }
      // A busy machine makes others slow too.
      let slow = lines.filter { $0["message"] == "slow call" }
      #expect(metrics["crm_rpc_slow_calls_total"] == Double(slow.count))
      let traced = slow.filter { $0["trace_id"] == Self.traceID }
      #expect(traced.count == 1)
      let line = try #require(traced.first)
      #expect(line["level"] == "warning" && line["code"] == "OK" && line["omitted"] == "0")
      #expect(line["method"] == "crm.v1.CustomerService/UpdateCustomer")
      #expect(line["call_id"]?.count == 16)
      #expect(Double(line["duration_ms"] ?? "").map { $0 >= 400 && $0 < 20_000 } == true)
    }
  }

  @Test func tenASecondAreLoggedAndTheRestIsCounted() throws {
    let log = InMemoryLogHandler()
    let slowCalls = SlowCallLog(
      durationMin: .milliseconds(10), logger: Logger(label: "test") { _ in log })
    let start = ContinuousClock.now
    var allowance = SlowCallLog.Allowance()
    for _ in 0..<SlowCallLog.Allowance.linesMax { #expect(allowance.take(at: start) == 0) }
    for _ in 0..<3 { #expect(allowance.take(at: start + .milliseconds(999)) == nil) }
    #expect(allowance.take(at: start + .seconds(1)) == 3)
    #expect(allowance.take(at: start + .seconds(1)) == 0)

    let stream = try #require(CRMProto.MethodTable.methods.first { $0.kind != .unary })
    let unary = try #require(CRMProto.MethodTable.methods.first { $0.kind == .unary })
    for (method, duration) in [(unary, 10), (unary, 9), (stream, 10_000)] {
      slowCalls.record(
        CallRecord(
          callID: CallID(rawValue: 1), method: method, code: .ok,
          duration: .milliseconds(duration), peer: "", trace: nil))
    }
    #expect(slowCalls.count == 1)
    #expect(log.entries.count == 1)
    #expect(log.entries.first?.metadata["duration_ms"] == "10.0")
  }

  private static func port(of program: Program) async throws -> Int {
    var port: Int?
    try #require(
      try await eventually {
        port = program.output.firstMatch(of: /ready on 127\.0\.0\.1:([0-9]+)/).flatMap {
          Int($0.1)
        }
        return port != nil
      }, "\(program.output)")
    return try #require(port)
  }
}
