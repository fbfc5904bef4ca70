import CRMProto
import DemoData
import Measurement
import RPCClient
import RPCCore

/// Imports demo customers, some batches ahead of their answers.
struct BatchImporter: Sendable {
  let client: RPCClient
  let customers: DemoCustomers

  private static let rowsPerBatch = 500
  private static let batchesAhead = 3

  struct Outcome: Sendable {
    /// In the order of the customers.
    var ids: [String] = []
    var outcomes: [ImportOutcome: Int] = [:]
  }

  func run(_ numbers: Range<Int>) async throws -> Outcome {
    let service = CustomerServiceClient(client)
    let options = CallOptions(timeout: .seconds(1800))
    return try await service.importCustomers(options: options) { requests, responses in
      var answers = responses.makeAsyncIterator()
      var outcome = Outcome()
      var unanswered = 0
      for first in stride(from: numbers.lowerBound, to: numbers.upperBound, by: Self.rowsPerBatch) {
        let batch = first..<min(first + Self.rowsPerBatch, numbers.upperBound)
        let rows = batch.map {
          ImportRow(line: Int64($0) + 1, customer: customers.customer($0).customer)
        }
        try await requests.send(ImportCustomersRequest(rows: rows))
        unanswered += 1
        if unanswered > Self.batchesAhead, let answer = try await answers.next() {
          outcome.add(answer)
          unanswered -= 1
        }
      }
      await requests.finish()
      while let answer = try await answers.next() { outcome.add(answer) }
      return outcome
    }
  }
}

extension BatchImporter.Outcome {
  fileprivate mutating func add(_ response: ImportCustomersResponse) {
    for result in response.results {
      outcomes[result.outcome, default: 0] += 1
      if !result.customerID.isEmpty { ids.append(result.customerID) }
    }
  }
}
