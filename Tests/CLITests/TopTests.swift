import CRMProto
import Protobuf
import Testing
import WireProto

@testable import crmctl

@Suite("What top makes of two looks")
struct TopTests {
  private static func status(
    at seconds: Int64, started: Int64 = 100, calls: Int64, failed: Int64 = 0, counts: [Int64]
  ) -> ServerStatus {
    ServerStatus(
      serverTime: .init(seconds: seconds), startTime: .init(seconds: started),
      calls: CallLoad(refused: [CodeCount(code: "RESOURCE_EXHAUSTED", count: calls / 2)]),
      durationBounds: [0.001, 0.01, 0.1],
      methods: [
        MethodLoad(
          method: "crm.v1.CustomerService/GetCustomer", calls: calls, failed: failed,
          durationCounts: counts),
        MethodLoad(
          method: "grpc.health.v1.Health/Watch", streaming: true, calls: 2,
          durationCounts: [0, 0, 0, 2]),
      ])
  }

  @Test func ratesAndLatenciesAreOfTheTimeBetween() {
    let first = Self.status(at: 110, calls: 100, counts: [100, 0, 0, 0])
    let second = Self.status(at: 112, calls: 120, failed: 4, counts: [100, 20, 0, 0])
    let report = TopReport(server: "s", status: second, since: first)
    #expect(report.seconds == 2 && !report.isSinceStart)
    // Nobody has called Watch meanwhile.
    #expect(report.methods.map(\.name) == ["crm.v1.CustomerService/GetCustomer"])
    #expect(report.callsPerSecond == 10 && report.failedPerSecond == 2)
    #expect(report.refusedPerSecond == 5)
    // All of them are in the second bucket, half of them below its middle.
    #expect(report.p50.map { abs($0 - 0.0055) < 1e-9 } == true)
  }

  @Test func theFirstLookIsSinceTheStartAndSoIsOneBehindARestart() {
    let first = Self.status(at: 110, calls: 100, counts: [100, 0, 0, 0])
    let alone = TopReport(server: "s", status: first, since: nil)
    #expect(alone.isSinceStart && alone.seconds == 10 && alone.callsPerSecond == 10.2)
    // A stream takes as long as its caller likes: latencies are of unary calls.
    #expect(alone.p99.map { $0 <= 0.001 } == true)
    let again = Self.status(at: 130, started: 120, calls: 10, counts: [10, 0, 0, 0])
    let report = TopReport(server: "s", status: again, since: first)
    #expect(report.isSinceStart && report.seconds == 10)
  }

  @Test func aQuantileIsWithinItsBucket() {
    var counts = DurationCounts(bounds: [1, 2, 4])
    #expect(counts.quantile(0.5) == nil)
    counts.add([0, 4, 0, 0])
    #expect(counts.quantile(0.5) == 1.5 && counts.quantile(1) == 2)
    counts.add([0, 0, 0, 96])
    // Nobody knows how far beyond the last bound.
    #expect(counts.quantile(0.99) == 4)
  }

  @Test(arguments: [
    (Int64(12), "12 ms"), (4_200, "4.2 s"), (11_232_000, "03:07:12"), (184_032_000, "2 d 03:07:12"),
  ])
  func agesAreReadable(milliseconds: Int64, text: String) {
    #expect(TopText.age(milliseconds) == text)
  }

  @Test func secretsAreMaskedHoweverDeepTheyAre() {
    #expect(Secrets.masked("Bearer abc", of: "Authorization") == "Bearer *** (3 bytes)")
    #expect(Secrets.masked("abc", of: "x-api-key") == "*** (3 bytes)")
    #expect(Secrets.masked("00-1-2-01", of: "traceparent") == "00-1-2-01")
    let json: JSONValue = [
      "token": "abc", "page_token": "p", "list": [["client_secret": "s", "name": "n"]],
    ]
    #expect(
      Secrets.masked(json) == [
        "token": "*** (3 bytes)", "page_token": "p",
        "list": [["client_secret": "*** (1 bytes)", "name": "n"]],
      ])
  }
}
