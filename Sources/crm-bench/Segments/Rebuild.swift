import CRMProto
import Measurement
import Postgres
import RPCClient

/// All segments calculated again, and one.
struct Rebuild {
  private let stage: SegmentsStage

  init(_ stage: SegmentsStage) {
    self.stage = stage
  }

  func run() async throws -> [Promise] {
    let scan = try await seconds {
      _ = try await stage.number("SELECT count(*) FROM customer WHERE notes <> 'nothing'")
    }
    // From nothing, as after a restore that left memberships out.
    _ = try await stage.database.write(
      ["TRUNCATE customer_segment, segment_count, segment_due"], deadline: .now + .seconds(60))
    let first = try await recalculate([])
    let again = try await recalculate([])
    let memberships = try await stage.number(
      "SELECT sum(cardinality(segments))::bigint FROM customer_segment")
    print("all segments filled from nothing in \(first) s: \(memberships) memberships")
    print("all segments checked in \(again) s; a sequential scan takes \(scan) s")
    let list = try await stage.segments.listSegments(.init(pageSize: 1_000))
    let small = list.segments.filter { (100...10_000).contains($0.customerCount) }
    var times: [Double] = []
    for segment in small.prefix(20) { times.append(try await recalculate([segment.id])) }
    let median = times.sorted().dropFirst(times.count / 2).first ?? 0
    return [
      .atMost("all segments from nothing", first, 60, "s"),
      .atMost("all segments again", again, 60, "s"),
      .atMost("one segment hot, the median of \(times.count)", median * 1_000, 200, "ms"),
    ]
  }

  private func recalculate(_ ids: [String]) async throws -> Double {
    try await seconds {
      _ = try await stage.segments.recalculateSegments(.init(ids: ids))
      try await stage.waitUntilReady()
    }
  }

  private func seconds(_ work: () async throws -> Void) async throws -> Double {
    let start = ContinuousClock.now
    try await work()
    return start.duration(to: .now) / .seconds(1)
  }
}

/// Counts of criteria that indexes serve.
struct Previews {
  private static let criteria = [
    #"{"loyalty_status":"VIP","region":"Marrakech"}"#, #"{"tags":"VIP","loyalty_status":"Gold"}"#,
    #"{"nationality":"French"}"#, #"{"created_at":{"within_last":"30d"}}"#,
    #"{"last_interaction":{"within_last":"30d"}}"#, #"{"city":"Agadir","tags":"Desert"}"#,
  ]

  private let stage: SegmentsStage

  init(_ stage: SegmentsStage) {
    self.stage = stage
  }

  func run() async throws -> [Promise] {
    var all: [Duration] = []
    for criteria in Self.criteria {
      let load = ClosedLoop(client: stage.client, inFlight: 1) { [segments = stage.segments] _ in
        _ = try await segments.previewSegment(.init(criteria: criteria))
      }
      // The first ones read what they need from the disk.
      _ = try await load.run(for: stage.duration / Self.criteria.count)
      let latencies = try await load.run(for: stage.duration / Self.criteria.count).latencies
      let quantiles = Quantiles(latencies)
      print(
        "preview of \(criteria): p50 \(quantiles[0.5].milliseconds) ms,",
        "p99 \(quantiles[0.99].milliseconds) ms")
      all += latencies
    }
    return [.atMost("p99 of previews", Quantiles(all)[0.99].milliseconds, 50, "ms")]
  }
}
