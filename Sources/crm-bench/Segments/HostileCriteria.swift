import CRMProto
import Measurement
import RPCClient
import RPCCore

/// Criteria that nobody should send, and what others notice while somebody does.
struct HostileCriteria {
  private static let all: [String] = [
    // Too many conditions, too deep, too long a list, too long a text.
    #"{"any":[\#((0..<400).map { #"{"tags":"t\#($0)"}"# }.joined(separator: ","))]}"#,
    String(repeating: #"{"not":"#, count: 5_000) + "{}" + String(repeating: "}", count: 5_000),
    #"{"tags":[\#((0..<4_000).map { "\"t\($0)\"" }.joined(separator: ","))]}"#,
    #"{"tags":["\#(String(repeating: "a", count: 4_000_000))"]}"#,
    #"{"tags":\#(String(repeating: "[", count: 60_000))"#,
    // Not criteria at all.
    #"{"full_name":{"matches":"(a+)+$"}}"#, #"{"loyalty":"Gold"}"#, #"{"rating":"5"}"#,
    #"{"created_at":{"within_last":"99999999999999999999d"}}"#, "null", "",
  ]

  private let stage: SegmentsStage

  init(_ stage: SegmentsStage) {
    self.stage = stage
  }

  func run() async throws -> [Promise] {
    let alone = try await p99OfOthers()
    let refusing = Task { try await refuse() }
    let beside = try await p99OfOthers()
    refusing.cancel()
    let refusals = Quantiles(try await refusing.value)
    print(
      "p99 of GetCustomer alone \(alone.milliseconds) ms, beside hostile criteria "
        + "\(beside.milliseconds) ms; p50 of refusals \(refusals[0.5].milliseconds) ms")
    return [
      .atMost("p99 of others beside hostile criteria", beside / alone, 2, "times"),
      // Of which one in eleven has four megabytes to send first.
      .atMost("p99 of refusals", refusals[0.99].milliseconds, 100, "ms"),
    ]
  }

  private func p99OfOthers() async throws -> Duration {
    let service = CustomerServiceClient(stage.client)
    let ids = stage.ids
    let load = ClosedLoop(client: stage.client, inFlight: 4) { number in
      _ = try await service.getCustomer(.init(id: ids[number % ids.count]))
    }
    _ = try await load.run(for: .seconds(1))
    return Quantiles(try await load.run(for: stage.duration).latencies)[0.99]
  }

  /// One after the other on a connection of its own, a hundred a second at most, until it is cancelled.
  /// - Throws: when one is accepted.
  private func refuse() async throws -> [Duration] {
    struct Accepted: Error {}
    let client = try await RPCClient.connect(
      [stage.address], configuration: stage.clientConfiguration)
    // Before, it would be the length of the frame that is refused.
    _ = try await ControlServiceClient(client).authenticate(.init())
    let segments = SegmentServiceClient(client)
    var latencies: [Duration] = []
    while !Task.isCancelled {
      for criteria in Self.all where !Task.isCancelled {
        let start = ContinuousClock.now
        do {
          _ = try await segments.createSegment(
            .init(segment: Segment(name: "hostile", criteria: criteria)))
          throw Accepted()
        } catch let error as RPCError {
          // Cancelled while it was under way.
          if Task.isCancelled { break }
          guard error.code == .invalidArgument else { throw error }
          latencies.append(start.duration(to: .now))
        }
        try? await Task.sleep(for: .milliseconds(10))
      }
    }
    await client.close()
    return latencies
  }
}
