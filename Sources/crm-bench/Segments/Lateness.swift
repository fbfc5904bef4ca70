import CRMProto
import Foundation
import Measurement
import RPCClient
import RPCCore
import WireProto

/// How late customers leave a segment whose time ends: as a caller sees it.
struct Lateness {
  private static let customerCount = 500
  /// The first leaves behind the time that all the writes take, the last so much later.
  private static let lead = 15.0
  private static let span = 10.0

  private let stage: SegmentsStage

  init(_ stage: SegmentsStage) {
    self.stage = stage
  }

  func run() async throws -> [Promise] {
    let agent = "late-\(UInt32.random(in: 0 ... .max))"
    let segment = try await stage.segments.createSegment(
      .init(
        segment: Segment(
          name: agent,
          criteria: """
            {"did":"interaction","where":{"staff_member_id":"\(agent)"},"within":"1h"}
            """)),
      options: CallOptions(timeout: .seconds(60)))
    try await stage.waitUntilReady()
    let ends = try await record(by: agent)
    var latest = 0.0
    var left = 0
    while left < ends.count {
      let asked = Date().timeIntervalSince1970
      let count = try await stage.segments.getSegment(.init(id: segment.id)).customerCount
      left = ends.count - Int(count)
      // Of those who should have left by then, the first that had not.
      if left < ends.count { latest = max(latest, asked - ends[left]) }
      try await Task.sleep(for: .milliseconds(5))
    }
    _ = try await stage.segments.deleteSegment(
      .init(id: segment.id), options: CallOptions(timeout: .seconds(60)))
    return [.atMost("the latest exit by time", latest * 1_000, 1_000, "ms late")]
  }

  /// Interactions that lie an hour back one after the other.
  /// - Returns: when they do, ascending, in seconds since 1970.
  private func record(by agent: String) async throws -> [Double] {
    let first = Date().timeIntervalSince1970 + Self.lead
    let ends = (0..<Self.customerCount).map {
      first + Self.span * Double($0) / Double(Self.customerCount)
    }
    let service = InteractionServiceClient(stage.client)
    let ids = stage.ids
    try await withThrowingTaskGroup { group in
      for worker in 0..<8 {
        group.addTask {
          for number in stride(from: worker, to: ends.count, by: 8) {
            let instant = ends[number] - 3_600
            let seconds = Int64(instant)
            let interaction = Interaction(
              customerID: ids[number], staffMemberID: agent, channel: .phone,
              timestamp: .init(
                seconds: seconds, nanos: Int32((instant - Double(seconds)) * 1_000_000_000)))
            _ = try await service.createInteraction(.init(interaction: interaction))
          }
        }
      }
      try await group.waitForAll()
    }
    return ends
  }
}
