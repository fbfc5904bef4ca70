import CRMProto
import Foundation
import Postgres
import RPCClient
import RPCCore
import Testing

/// `crmctl top`, `crmctl calls` and `crmctl trace` as processes, against a server.
@Suite(.timeLimit(.minutes(3))) struct CrmctlTopTests {
  @Test func oneLookSaysWhatWasCalledForPeopleAndForPrograms() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      for _ in 0..<5 { _ = try await crm.get(stored.id) }
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let text = try await crmctl.run("top", "--once")
      #expect(text.status == 0, "\(text.errors)")
      for part in [
        "crm-server 0.1.0 at 127.0.0.1:\(crm.port)", "serving", "CustomerService/GetCustomer",
        "POOL", "searches", "latency", "p99", "refused", "memory", "segments",
      ] { #expect(text.output.contains(part), "\(part)") }
      // A pipe is no terminal.
      #expect(!text.output.contains("\u{1b}"))
      let json = try await crmctl.run("top", "--once", "-o", "json").json
      let rates = try #require(json["method_rates"] as? [[String: Any]])
      let get = try #require(
        rates.first { $0["method"] as? String == "crm.v1.CustomerService/GetCustomer" })
      #expect((get["p50_ms"] as? Double ?? 0) > 0 && (get["calls_per_second"] as? Double ?? 0) > 0)
      #expect(json["since_start"] as? Bool == true && json["p99_ms"] is Double)
      #expect((json["pools"] as? [Any])?.count == 5)
      let denied = try await Crmctl(
        server: crmctl.server, token: TestTokens.token(permissions: ["crm:read:customers"])
      ).run("top", "--once")
      #expect(denied.status == 5 && denied.errors.contains("crm:read:operations"))
    }
  }

  @Test func looksFollowEachOtherUntilItIsInterrupted() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let watched = try await crmctl.shell(
        #"timeout --preserve-status -s INT 3 "$CRMCTL" top -o ndjson --interval 0.2"#)
      #expect(watched.status == 0, "\(watched.errors)")
      let lines = try watched.output.split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      try #require(lines.count >= 2)
      #expect(lines[0]["since_start"] as? Bool == true)
      let second = lines[1]
      #expect(second["since_start"] as? Bool == false)
      #expect((second["interval_seconds"] as? Double ?? 0) >= 0.2)
      // The first look itself was called since.
      #expect((second["calls_per_second"] as? Double ?? 0) > 0)
    }
  }

  /// `script` runs it on a terminal of its own.
  @Test func aTerminalIsDrawnOverAndLeftAsItWas() async throws {
    try await withCRM { crm in
      var crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      crmctl.environment = ["TERM": "xterm", "COLUMNS": "100"]
      let command =
        #"script -qec "timeout --foreground --preserve-status -s INT 3 $CRMCTL top -i 0.2" /dev/null"#
      let drawn = try await crmctl.shell(command)
      #expect(drawn.status == 0, "\(drawn.output.suffix(500))")
      #expect(drawn.output.contains("\u{1b}[?25l") && drawn.output.contains("\u{1b}[32mserving"))
      #expect(drawn.output.ranges(of: "\u{1b}[H").count >= 3)
      #expect(drawn.output.hasSuffix("\u{1b}[?25h"))
      crmctl.environment["NO_COLOR"] = "1"
      let plain = try await crmctl.shell(command)
      #expect(plain.output.contains("serving") && !plain.output.contains("\u{1b}[32m"))
    }
  }

  @Test func callsAreListedAndEnded() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port),127.0.0.1:1")
      try await crm.database.transaction(deadline: soon) { transaction in
        _ = try await transaction.query("LOCK TABLE customer IN ACCESS EXCLUSIVE MODE")
        let waiting = Task { try await crm.customers.listCustomers(.init()) }
        try #require(try await eventually { try await crm.database.lockWaiters() == 1 })
        let listed = try await crmctl.run("calls", "list", "-o", "csv")
        #expect(listed.status == 0 && listed.errors.contains("127.0.0.1:1 cannot be reached"))
        let rows = listed.output.components(separatedBy: "\r\n").map { $0.split(separator: ",") }
        try #require(rows.count == 3, "\(listed.output)")
        #expect(rows[0].prefix(3) == ["server", "call_id", "method"])
        #expect(rows[1][2] == "crm.v1.CustomerService/ListCustomers")
        let id = String(rows[1][1])
        #expect(try await crmctl.run("calls").output.contains("sub:tester"))
        let ended = try await crmctl.run("calls", "cancel", id)
        #expect(ended.status == 0 && ended.output.contains("\(id) was ended at 127.0.0.1:"))
        #expect(await waiting.result.reason == "CALL_CANCELLED_BY_OPERATOR")
        #expect(try await crmctl.run("calls", "cancel", id).status == 3)
        #expect(try await crmctl.run("calls", "cancel", "x").status == 2)
      }
    }
  }

  @Test func aTraceShowsBothDirectionsAndNoSecret() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual("Amina Berrada"))
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let text = try await crmctl.run("trace", "GetCustomer", #"{"id": "\#(stored.id)"}"#)
      #expect(text.status == 0, "\(text.errors)")
      for part in [
        "0.000 ms  -> sent  stream 1  request", "<- received  stream 1  response",
        "crm.v1.CustomerService/GetCustomer  timeout ",
        "metadata authorization: Bearer *** (", "status OK", #""full_name": "Amina Berrada""#,
      ] { #expect(text.output.contains(part), "\(part) in \(text.output)") }
      #expect(!text.output.contains(TestTokens.everything))
      let shown = try await crmctl.run(
        "trace", "Authenticate", #"{"token": "\#(TestTokens.everything)"}"#, "-o", "json")
      #expect(shown.status == 0 && !shown.output.contains(TestTokens.everything))
      let frames = try #require(
        try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [[String: Any]])
      #expect(frames.map { $0["direction"] as? String } == ["sent", "received"])
      #expect(frames.map { $0["type"] as? String } == ["request", "response"])
      #expect((frames[1]["offset_ms"] as? Double ?? 0) > 0)
      #expect((frames[1]["payload"] as? [String: Any])?["caller"] as? String == "sub:tester")
    }
  }

  @Test func aTraceShowsStreamsAndFailures() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("Amina Berrada"))
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let stream = try await crmctl.run("trace", "ExportCustomers", "{}", "-o", "ndjson")
      #expect(stream.status == 0, "\(stream.errors)")
      let frames = try stream.output.split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      #expect(frames.first?["flags"] as? [String] == ["remote_closed"])
      #expect(frames.dropFirst().allSatisfy { $0["type"] as? String == "data" })
      #expect(frames.last?["flags"] as? [String] == ["remote_closed", "no_data"])
      #expect(stream.output.contains("Amina Berrada"))
      let missing = try await crmctl.run(
        "trace", "GetCustomer", #"{"id": "0190a1b2-0000-7000-8000-000000000000"}"#)
      #expect(missing.status == 3 && missing.output.contains("status NOT_FOUND CUSTOMER_NOT_FOUND"))
      let bad = try await crmctl.run("trace", "CreateCustomer", #"{"customer": {}}"#)
      #expect(bad.status == 2 && bad.output.contains("customer.phone: "))
      #expect(bad.output.contains("INVALID_FIELDS"))
    }
  }
}
