import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  /// Answers each batch once it is committed. What was committed stays, however the stream ends: whoever
  /// sends it again is told that it is unchanged.
  func importCustomers(
    _ requests: MessageStream<ImportCustomersRequest>,
    responses: ResponseWriter<ImportCustomersResponse>, context: CallContext
  ) async throws {
    let writer = ImportWriter(database: database, call: MutationCall(context), clock: clock)
    var seen = ImportedAddresses()
    var isDryRun: Bool?
    for try await request in requests {
      guard request.dryRun == isDryRun ?? request.dryRun else {
        throw RPCError.invalid("dry_run", "must be the same in all messages of a stream")
      }
      isDryRun = request.dryRun
      guard request.rows.count <= ImportBatch.rowsMax else {
        throw RPCError.invalid("rows", "must be at most \(ImportBatch.rowsMax)")
      }
      var batch = ImportBatch(request.rows)
      try batch.setDuplicates(within: &seen)
      try await writer.finish(&batch, isDryRun: request.dryRun)
      try await responses.send(ImportCustomersResponse(results: batch.results))
    }
  }
}
