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
    var rowsLeft = (Self.pages - 1) * Self.pageSize
    while rowsLeft > 0 {
      deep.pageSize = Int32(min(rowsLeft, 1_000))
      let page = try await service.listCustomers(deep)
      guard !page.nextPageToken.isEmpty else {
        throw BenchError("page \(Self.pages) needs \(Self.pages * Self.pageSize) customers")
      }
      deep.pageToken = page.nextPageToken
      rowsLeft -= page.customers.count
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
