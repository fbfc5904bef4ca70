import InMemoryLogging
import Logging
import RPCClient
import RPCServer
import Testing

@testable import RPCCore

/// W3C Trace Context, `traceparent`.
struct TraceContextTests {
  private static let trace = "0af7651916cd43dd8448eb211c80319c"
  private static let span = "b7ad6b7169203331"

  @Test(arguments: [
    ("00-\(trace)-\(span)-01", true), ("00-\(trace)-\(span)-00", false),
    ("00-\(trace)-\(span)-ff", true), ("00-\(trace)-\(span)-02", false),
    // Of a later version what is known is read.
    ("01-\(trace)-\(span)-01", true), ("cc-\(trace)-\(span)-01-what-comes", true),
    ("fe-\(trace)-\(span)-01-", true),
  ])
  func whatIsValidIsRead(text: String, isSampled: Bool) throws {
    let context = try #require(TraceContext(traceparent: text))
    #expect(context.traceID == Self.trace)
    #expect(context.parentSpan == 0xb7ad_6b71_6920_3331)
    #expect(context.isSampled == isSampled)
    #expect(
      context.traceparent(from: CallID(rawValue: 0x2a))
        == "00-\(Self.trace)-000000000000002a-\(isSampled ? "01" : "00")")
  }

  @Test(arguments: [
    "", "00", "00-", "ff-\(trace)-\(span)-01", "0-\(trace)-\(span)-01",
    "00-\(trace)-\(span)-0", "00-\(trace)-\(span)-01-", "00-\(trace)-\(span)-01-x",
    "00-\(trace)-\(span)-011", "00-\(trace)-\(span)", "00-\(trace)-\(span)-",
    "00-00000000000000000000000000000000-\(span)-01", "00-\(trace)-0000000000000000-01",
    "00-\(trace.uppercased())-\(span)-01", "00-\(trace)-\(span.uppercased())-01",
    "00-\(trace)-\(span)-0G", "0g-\(trace)-\(span)-01", "00_\(trace)-\(span)-01",
    "00-\(trace)_\(span)-01", "00-\(trace)-\(span)_01", " 00-\(trace)-\(span)-01",
    "00-\(trace)-\(span)-01 ", "00-\(trace.dropLast())-\(span)-01", "00-\(trace)é-\(span)-01",
    "cc-\(trace)-\(span)-01.what", "00-\(trace)0-\(span)-01",
  ])
  func whatIsNotIsPassedOver(text: String) {
    #expect(TraceContext(traceparent: text) == nil)
  }

  @Test func ofSeveralNoneCounts() {
    let text = "00-\(Self.trace)-\(Self.span)-01"
    var metadata: Metadata = ["authorization": "x"]
    #expect(TraceContext(metadata) == nil)
    metadata.append(text, for: "TraceParent")
    #expect(TraceContext(metadata)?.traceID == Self.trace)
    metadata.append(text, for: "traceparent")
    #expect(TraceContext(metadata) == nil)
  }

  @Test func aHandlerThatFailsIsLoggedWithItsTraceAndARecordHasIt() async throws {
    let log = InMemoryLogHandler()
    try await withServer(logger: Logger(label: "test") { _ in log }) { server in
      let client = server.client()
      _ = try? await client.unary(
        TestService.crash.fullName, payload: [],
        options: .init(metadata: ["traceparent": "00-\(Self.trace)-\(Self.span)-01"]))
      await client.close()
      let failed = log.entries.filter { $0.message == "handler failed" }
      #expect(failed.map { $0.metadata["trace_id"] } == [.string(Self.trace)])
      #expect(server.records.all.map(\.trace?.traceID) == [Self.trace])
    }
  }
}
