import RPCClient
import RPCServer
import Testing

@testable import RPCCore

/// What a server counts.
@Suite(.timeLimit(.minutes(1))) struct StatisticsTests {
  @Test func aDurationFallsIntoTheFirstBucketThatHoldsIt() {
    for (index, bound) in DurationHistogram.bounds.enumerated() {
      let histogram = DurationHistogram()
      histogram.add(bound)
      histogram.add(bound + .nanoseconds(2))
      var expected = [UInt64](repeating: 0, count: DurationHistogram.bounds.count + 1)
      expected[index] = 1
      expected[index + 1] = 1
      #expect(histogram.snapshot.counts == expected, "\(bound)")
    }
  }

  @Test func theSumIsInSeconds() {
    let histogram = DurationHistogram()
    for duration in [Duration.milliseconds(1), .seconds(2), .microseconds(3), .seconds(-1)] {
      histogram.add(duration)
    }
    #expect(histogram.snapshot.count == 4)
    #expect(abs(histogram.snapshot.seconds - 2.001003) < 1e-6)
  }

  @Test func everyCodeHasItsOwnCountFromAnyThread() async {
    let statistics = CallStatistics()
    await withTaskGroup { group in
      for _ in 0..<4 {
        group.addTask {
          for code in RPCCode.allCases {
            for _ in 0...code.rawValue { statistics.ended(code, after: .zero) }
          }
        }
      }
    }
    statistics.refused(.ok)
    let snapshot = statistics.snapshot
    #expect(snapshot.codes[.ok] == 5)
    for code in RPCCode.allCases where code != .ok {
      #expect(snapshot.codes[code] == UInt64(4 * (code.rawValue + 1)))
    }
    #expect(snapshot.durations.count == 4 * (1...17).reduce(0, +))
  }

  @Test func aServerCountsCallsRefusalsAndConnections() async throws {
    try await withServer { server in
      let client = server.client()
      _ = try? await client.unary(
        TestService.crash.fullName, payload: [], options: .default)
      _ = try? await client.unary("no.Service/Method", payload: [], options: .default)
      let statistics = server.server.statistics
      let crash = try #require(
        statistics.methods.first { $0.name == TestService.crash.name })
      #expect(crash.calls.codes[.internal] == 1 && crash.calls.durations.count == 1)
      #expect(statistics.unroutedCalls[.unimplemented] == 1)
      #expect(statistics.callsRefused[.unimplemented] == 1)
      #expect(statistics.callsInFlight == 0 && statistics.callsMax == Limits.default.callsMax)
      #expect(statistics.connectionsOpen == 1 && statistics.connectionsAccepted == 1)
      #expect(statistics.bytesReceived > 20 && statistics.bytesSent > 20)
      let records = server.records.all
      #expect(records.count == 2)
      await client.close()
      try await eventually { server.server.statistics.connectionsOpen == 0 }
    }
  }
}
