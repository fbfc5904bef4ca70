import CRMProto
import Foundation
import Measurement
import WireProto

/// How long statistics take that are counted where they are written.
struct Statistics {
  private static let readings = 50
  private static let longest = 50.0

  func run(on stage: ServicesStage) async throws -> [Promise] {
    let interactions = InteractionServiceClient(stage.client)
    let feedback = FeedbackServiceClient(stage.client)
    let now = Int64(Date().timeIntervalSince1970)
    let day: Int64 = 86_400
    let periods: [(String, Period?)] = [
      ("everything", nil),
      ("30 days", Period(from: .init(seconds: now - 30 * day))),
      (
        "a year, from and until the middle of a month",
        Period(from: .init(seconds: now - 500 * day), until: .init(seconds: now - 135 * day))
      ),
    ]
    var promises: [Promise] = []
    for (name, period) in periods {
      promises.append(
        try await longest("interactions, \(name)") {
          _ = try await interactions.getInteractionStats(.init(period: period))
        })
      promises.append(
        try await longest("feedback, \(name)") {
          _ = try await feedback.getFeedbackStats(.init(period: period))
        })
    }
    return promises
  }

  private func longest(
    _ name: String, _ call: () async throws -> Void
  ) async throws -> Promise {
    var latencies: [Duration] = []
    for _ in 0..<Self.readings {
      latencies.append(try await ContinuousClock().measure { try await call() })
    }
    return .atMost(
      "\(name), longest of \(Self.readings)", Quantiles(latencies)[1].milliseconds, Self.longest,
      "ms")
  }
}
