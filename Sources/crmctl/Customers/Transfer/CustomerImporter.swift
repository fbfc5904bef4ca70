import CRMProto
import Protobuf
import RPCClient
import RPCCore

/// Sends rows batch by batch, a few ahead of what is answered.
struct CustomerImporter {
  let isDryRun: Bool
  let report: ImportReport
  let progress: ProgressBar

  private static let rowsMax = 500
  /// A frame holds eight times as much.
  private static let batchBytesMax = 524_288
  private static let batchesAheadMax = 3

  func send(
    _ rows: [ImportRow], through service: CustomerServiceClient<RPCClient>, options: CallOptions
  ) async throws {
    guard !rows.isEmpty else { return }
    try await service.importCustomers(options: options) { requests, responses in
      var answers = responses.makeAsyncIterator()
      var unanswered = 0
      for batch in try Self.batches(rows) {
        try await requests.send(ImportCustomersRequest(dryRun: isDryRun, rows: batch))
        unanswered += 1
        if unanswered > Self.batchesAheadMax {
          try await take(answers.next())
          unanswered -= 1
        }
      }
      await requests.finish()
      while let answer = try await answers.next() { try await take(answer) }
    }
  }

  private func take(_ answer: ImportCustomersResponse?) async throws {
    guard let answer else { return }
    report.add(answer.results)
    progress.update(answer.results.count)
  }

  private static func batches(_ rows: [ImportRow]) throws -> [[ImportRow]] {
    var batches: [[ImportRow]] = []
    var batch: [ImportRow] = []
    var bytes = 0
    for row in rows {
      let size = try row.serialized().count
      if batch.count == rowsMax || bytes + size > batchBytesMax, !batch.isEmpty {
        batches.append(batch)
        batch = []
        bytes = 0
      }
      batch.append(row)
      bytes += size
    }
    return batch.isEmpty ? batches : batches + [batch]
  }
}
