import CRMProto
import Measurement
import RPCClient
import RPCCore
import WireProto

/// UpdateCustomer with more and more active segments: of a field that no criteria name, and of one that
/// fifty do.
struct MembershipWrites {
  private let stage: SegmentsStage
  private static let inFlight = 16
  private static let dependentCount = 50

  init(_ stage: SegmentsStage) {
    self.stage = stage
  }

  func run(_ segmentCount: Int) async throws -> [Promise] {
    let none = try await latency()
    print("update with 0 segments: p50 \(text(none))")
    var last = none
    var created = 0
    for count in [10, 100, segmentCount] {
      try await create(created..<count, SegmentMix.independent)
      created = count
      last = try await latency()
      print("update with \(count) segments, none depends on it: p50 \(text(last))")
    }
    let independent = last / none
    try await create(
      segmentCount..<segmentCount + Self.dependentCount, SegmentMix.dependent)
    let dependent = try await latency()
    print("update with \(Self.dependentCount) that depend on it: p50 \(text(dependent))")
    return [
      .atMost("update beside the same without segments", independent, 2, "times"),
      .atMost("the same when fifty depend on it", dependent / none, 5, "times"),
    ]
  }

  private func create(_ numbers: Range<Int>, _ criteria: (Int) -> String) async throws {
    let start = ContinuousClock.now
    for number in numbers {
      _ = try await stage.segments.createSegment(
        .init(segment: Segment(name: "segment \(number)", criteria: criteria(number))),
        options: CallOptions(timeout: .seconds(60)))
    }
    let elapsed = start.duration(to: .now) / .seconds(1)
    try await stage.waitUntilReady()
    let filled = start.duration(to: .now) / .seconds(1)
    print(
      "\(numbers.count) segments created in \(rounded(elapsed)) s, ready after \(rounded(filled)) s"
    )
  }

  /// The median, since calculations and checkpoints of before may still be felt.
  private func latency() async throws -> Duration {
    let service = CustomerServiceClient(stage.client)
    let ids = stage.ids
    let languages = ["French", "Arabic", "English", "Spanish", "Tamazight"]
    let load = ClosedLoop(client: stage.client, inFlight: Self.inFlight) { number in
      let round = number / ids.count + number
      let customer = Customer(
        id: ids[number % ids.count], preferredLanguage: languages[round % languages.count])
      _ = try await service.updateCustomer(
        .init(customer: customer, updateMask: .init(paths: [SegmentMix.writtenField])))
    }
    _ = try await load.run(for: .seconds(1))
    return Quantiles(try await load.run(for: stage.duration).latencies)[0.5]
  }

  private func text(_ duration: Duration) -> String { "\(rounded(duration.milliseconds)) ms" }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
