import CRMProto
import Foundation
import RPCClient
import RPCCore
import Testing

@testable import SpanExport
@testable import crm_server

/// Spans of calls, at a collector and at none.
@Suite(.timeLimit(.minutes(3))) struct SpanExportTests {
  private static let canary = "Canary\(UUID().uuidString.prefix(8))"
  private static let trace = "0af7651916cd43dd8448eb211c80319c"
  private static let parent = "b7ad6b7169203331"

  private static func collecting(
    _ answer: String = "200", environment: [String: String?] = [:],
    _ body: (SpanCollector, Program, RPCClient) async throws -> Void
  ) async throws {
    try await ProgramDirectory.with { directory in
      let folder = "\(directory.path)/collector"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let collector = try SpanCollector(folder: folder, answer: answer)
      let usual: [String: String?] = [
        "OTEL_EXPORTER_OTLP_ENDPOINT": collector.endpoint, "OTEL_BSP_SCHEDULE_DELAY": "50",
        "OPS_LISTEN": "127.0.0.1:0",
      ]
      let program = try await directory.launch(
        environment: usual.merging(environment) { $1 })
      let client = RPCClient(port: try await program.port())
      try await body(collector, program, client)
      await client.close()
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
    }
  }

  private static func traced(_ flags: String) -> CallOptions {
    .init(metadata: ["traceparent": "00-\(trace)-\(parent)-\(flags)"])
  }

  @Test func everySampledCallIsASpanOfItsTraceWithoutAnybodyInIt() async throws {
    let settings = [
      "OTEL_EXPORTER_OTLP_HEADERS": "x-key=a%20b", "OTEL_SERVICE_NAME": "crm-test",
      "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment=tests",
    ]
    try await Self.collecting(environment: settings) { collector, program, client in
      let customers = CustomerServiceClient(client)
      let stored = try await customers.createCustomer(
        .init(customer: .individual(Self.canary)), options: Self.traced("00"))
      let before = Date().timeIntervalSince1970
      _ = try await customers.getCustomer(.init(id: stored.id), options: Self.traced("01"))
      _ = try await refusal {
        try await customers.getCustomer(
          .init(id: "0190a1b2-0000-7000-8000-000000000000"), options: Self.traced("01"))
      }
      _ = try await customers.suggestCustomers(.init(query: Self.canary))
      try #require(try await eventually { try collector.spans().count == 3 })
      let spans = try collector.spans()
      let get = try #require(
        spans.first { $0.attribute("rpc.response.status_code") == "OK" && $0.traceId == Self.trace }
      )
      #expect(get.name == "crm.v1.CustomerService/GetCustomer" && get.kind == 2)
      #expect(get.parentSpanId == Self.parent && get.spanId.count == 16)
      #expect(get.attribute("rpc.system") == "ttrpc" && get.status.code == nil)
      #expect(get.attribute("rpc.service") == "crm.v1.CustomerService")
      #expect(get.attribute("rpc.method") == "GetCustomer")
      #expect(get.attribute("rpc.grpc.status_code") == "0")
      let start = try #require(Double(get.startTimeUnixNano)) / 1e9
      let end = try #require(Double(get.endTimeUnixNano)) / 1e9
      // The clock that is read at the end, and one that does not jump, may differ a little.
      #expect(start >= before - 0.1 && end > start && end <= Date().timeIntervalSince1970)
      let missing = try #require(
        spans.first { $0.attribute("rpc.response.status_code") == "NOT_FOUND" })
      // What a caller did wrong is no error of the server.
      #expect(missing.traceId == Self.trace && missing.status.code == nil)
      // Who names no trace begins one; who says that it is not recorded is not.
      let root = try #require(spans.first { $0.name.hasSuffix("/SuggestCustomers") })
      #expect(root.parentSpanId == nil && root.traceId.count == 32 && root.traceId != Self.trace)

      let posts = try collector.posts()
      #expect(posts.allSatisfy { $0.path == "/v1/traces" && $0.type == "application/json" })
      #expect(posts.allSatisfy { $0.key == "a b" })
      let resource = try #require(try collector.bodies().first?.resourceSpans.first?.resource)
      let about = Dictionary(uniqueKeysWithValues: resource.attributes.map { ($0.key, $0.text) })
      #expect(about["service.name"] == "crm-test" && about["deployment.environment"] == "tests")
      for post in posts {
        for word in [Self.canary, stored.id, "tester", "127.0.0.1"] {
          #expect(!post.body.contains(word), "\(word)")
        }
      }
      let metrics = try await Metrics.scrape(port: try program.operationsPort())
      #expect(metrics["crm_spans_exported_total"] == 3)
      #expect(metrics[#"crm_spans_dropped_total{reason="export_failed"}"#] == 0)
    }
  }

  @Test func whatIsLeftIsExportedWhenTheServerStops() async throws {
    try await ProgramDirectory.with { directory in
      let folder = "\(directory.path)/collector"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let collector = try SpanCollector(folder: folder)
      let program = try await directory.launch(environment: [
        "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "\(collector.endpoint)/own/path",
        "OTEL_BSP_SCHEDULE_DELAY": "60000",
      ])
      let client = RPCClient(port: try await program.port())
      for _ in 0..<5 { _ = try await ControlServiceClient(client).ping(.init()) }
      await client.close()
      program.signal(SIGTERM)
      #expect(await program.end() == .orderly)
      #expect(try collector.spans().count == 5)
      #expect(try collector.posts().map(\.path) == ["/own/path"])
    }
  }

  @Test func aCollectorThatNeverAnswersCostsSpansAndNothingElse() async throws {
    let count = 4_000
    try await Self.collecting("never") { collector, program, client in
      let control = ControlServiceClient(client)
      for _ in 0..<(count / 50) {
        let answers = await atOnce(50) { _ in try await control.ping(.init()) }
        let areAnswered = answers.allSatisfy { $0.succeeded }
        #expect(areAnswered)
      }
      let metrics = try await Metrics.scrape(port: try program.operationsPort())
      // One batch is under way, as many as the queue has room for wait, the rest is counted.
      let kept = Double(TracingConfiguration.queueCountMax + 512)
      let dropped = metrics[#"crm_spans_dropped_total{reason="queue_full"}"#]
      #expect(dropped >= Double(count) - kept && dropped < Double(count))
      #expect(metrics["crm_spans_exported_total"] == 0)
      #expect(metrics.calls("ControlService/Ping", "OK") == Double(count))
    }
  }

  @Test func aCollectorThatRefusesOrIsAwayCostsSpansAndNothingElse() async throws {
    for (answer, url) in [("400", nil), ("200", "http://127.0.0.1:1")] {
      let environment = url.map { ["OTEL_EXPORTER_OTLP_ENDPOINT": $0] } ?? [:]
      try await Self.collecting(answer, environment: environment) { collector, program, client in
        for _ in 0..<5 { _ = try await ControlServiceClient(client).ping(.init()) }
        let port = try program.operationsPort()
        let isCounted = try await eventually {
          let metrics = try await Metrics.scrape(port: port)
          return metrics[#"crm_spans_dropped_total{reason="export_failed"}"#] == 5
        }
        #expect(isCounted)
        #expect(try await Metrics.scrape(port: port)["crm_spans_exported_total"] == 0)
      }
    }
  }

  @Test func aFullQueueTakesNoMoreAndGivesInTurn() {
    let queue = SpanQueue(countMax: 3)
    func span(_ name: String) -> TraceSpan {
      TraceSpan(
        traceID: "", spanID: "", parentSpanID: nil, name: name, kind: .server, startUnixNanos: 0,
        endUnixNanos: 0, attributes: [], isError: false)
    }
    for name in ["a", "b", "c"] { queue.add(span(name)) }
    #expect(queue.counts.droppedInQueue == 0)
    queue.add(span("d"))
    #expect(queue.counts.droppedInQueue == 1 && queue.count == 3)
    let taken = queue.take(2)
    #expect(taken.map(\.name) == ["a", "b"])
    queue.add(span("e"))
    // There is room for one of the two.
    queue.giveBack(taken)
    #expect(queue.take(10).map(\.name) == ["a", "c", "e"] && queue.counts.droppedInQueue == 2)
  }

  @Test func theParentDecidesAndElseTheRatio() throws {
    let sampled = try #require(
      TraceContext(traceparent: "00-\(Self.trace)-\(Self.parent)-01"))
    let unsampled = try #require(
      TraceContext(traceparent: "00-\(Self.trace)-\(Self.parent)-00"))
    let none = SpanSampler(rule: .parentOrRatio, ratio: 0)
    #expect(none.trace(sampled).isSampled && !none.trace(unsampled).isSampled)
    #expect((0..<100).allSatisfy { _ in !none.trace(nil).isSampled })
    let all = SpanSampler(rule: .parentOrRatio, ratio: 1)
    #expect((0..<100).allSatisfy { _ in all.trace(nil).isSampled })
    let half = SpanSampler(rule: .ratio, ratio: 0.5)
    let count = (0..<2_000).count { _ in half.trace(nil).isSampled }
    #expect((850...1_150).contains(count))
    #expect(SpanSampler(rule: .alwaysOn, ratio: 1).trace(unsampled).isSampled)
    #expect(!SpanSampler(rule: .alwaysOff, ratio: 1).trace(sampled).isSampled)
    // What is sent on says what was decided.
    #expect(
      SpanSampler(rule: .alwaysOn, ratio: 1).trace(unsampled)
        .traceparent(from: CallID(rawValue: 1)) == "00-\(Self.trace)-0000000000000001-01")
  }

  @Test(arguments: [
    (["OTEL_EXPORTER_OTLP_ENDPOINT": "collector:4318"], "OTEL_EXPORTER_OTLP_ENDPOINT must be"),
    (["OTEL_TRACES_SAMPLER": "sometimes"], "OTEL_TRACES_SAMPLER must be one of always_on"),
    (["OTEL_TRACES_SAMPLER_ARG": "2"], "OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1"),
    (["OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"], "OTEL_EXPORTER_OTLP_PROTOCOL must be http/json"),
    (
      ["OTEL_EXPORTER_OTLP_HEADERS": "hidden-word"], "OTEL_EXPORTER_OTLP_HEADERS must be NAME=VALUE"
    ),
    (["OTEL_BSP_SCHEDULE_DELAY": "1"], "OTEL_BSP_SCHEDULE_DELAY must be a number from 10"),
    (["OTEL_SDK_DISABLED": "perhaps"], "OTEL_SDK_DISABLED must be true or false"),
  ])
  func aBadSettingNamesItselfAndIsNotQuoted(given: [String: String], message: String) throws {
    let environment = ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"]
    let settings = ProgramSettings(
      options: [:], environment: environment.merging(given) { $1 }, file: [:])
    let error = try #require(throws: StartError.self) { _ = try settings.tracing() }
    #expect(error.description.hasPrefix(message) && !error.description.contains("hidden-word"))
  }

  @Test func withoutACollectorNothingIsMeasured() throws {
    func tracing(_ environment: [String: String]) throws -> TracingConfiguration? {
      try ProgramSettings(options: [:], environment: environment, file: [:]).tracing()
    }
    #expect(try tracing([:]) == nil)
    let endpoint = ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318/"]
    #expect(try tracing(endpoint)?.exporter.url == "http://127.0.0.1:4318/v1/traces")
    #expect(try tracing(endpoint.merging(["OTEL_SDK_DISABLED": "true"]) { $1 }) == nil)
  }
}
