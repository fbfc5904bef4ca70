import CRMProto
import Measurement

/// Whether the end of a long list costs more than its beginning.
struct DeepPages {
  private static let pages = 5_000
  private static let pageSize = 20
  private static let readings = 200

  func run(on stage: ServicesStage) async throws -> [Promise] {
    let service = CustomerServiceClient(stage.client)
    var deep = ListCustomersRequest(pageSize: 1_000)
    // The pages before, in larger ones.
    for _ in 0..<(Self.pages - 1) * Self.pageSize / 1_000 {
      deep.pageToken = try await service.listCustomers(deep).nextPageToken
    }
    deep.pageSize = Int32(Self.pageSize)
    let first = ListCustomersRequest(pageSize: Int32(Self.pageSize))
    var latencies: (first: [Duration], deep: [Duration]) = ([], [])
    let clock = ContinuousClock()
    for _ in 0..<Self.readings {
      latencies.first.append(
        try await clock.measure { _ = try await service.listCustomers(first) })
      latencies.deep.append(try await clock.measure { _ = try await service.listCustomers(deep) })
    }
    let ratio = Quantiles(latencies.deep)[0.5] / Quantiles(latencies.first)[0.5]
    return [.atMost("page \(Self.pages) ÷ page 1", ratio, 2, "")]
  }
}
