import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  /// Answers each batch once it is committed, in order. What was committed stays, however the stream ends:
  /// whoever sends it again is told that it is unchanged.
  func importCustomers(
    _ requests: MessageStream<ImportCustomersRequest>,
    responses: ResponseWriter<ImportCustomersResponse>, context: CallContext
  ) async throws {
    let writer = ImportWriter(
      database: database, segments: mutations.segments, records: mutations.records,
      call: MutationCall(context),
      visible: { [sensitiveTags] in sensitiveTags.visible($0, to: context.caller) })
    let mayTag = context.caller.may(.update(.privacy))
    let reader = ImportReader(requests, clock: clock) { [sensitiveTags] tags in
      !mayTag && !sensitiveTags.among(tags).isEmpty
    }
    // A batch is checked and folded while PostgreSQL writes the one before.
    try await withThrowingTaskGroup(of: ImportStep.self) { steps in
      var isWriting = false
      var waiting: ImportBatch?
      steps.addTask { try await reader.step() }
      while let step = try await steps.next() {
        switch step {
        case .read(let batch): waiting = batch
        case .ended: break
        case .wrote: isWriting = false
        }
        guard !isWriting, let batch = waiting else { continue }
        waiting = nil
        isWriting = true
        steps.addTask {
          let results = try await writer.finish(batch)
          try await responses.send(ImportCustomersResponse(results: results))
          return .wrote
        }
        steps.addTask { try await reader.step() }
      }
    }
  }
}

private enum ImportStep: Sendable {
  case read(ImportBatch)
  case ended
  case wrote
}

/// Reads the messages one after the other, and knows what has to be known of those before.
private actor ImportReader {
  private let requests: MessageStream<ImportCustomersRequest>
  private let clock: WallClock
  private let areForbidden: @Sendable ([String]) -> Bool
  private var seen = ImportedAddresses()
  private var rowCount = 0

  private static let rowsMax = 1_000_000
  private var isDryRun: Bool?

  init(
    _ requests: MessageStream<ImportCustomersRequest>, clock: WallClock,
    tags areForbidden: @escaping @Sendable ([String]) -> Bool
  ) {
    self.requests = requests
    self.clock = clock
    self.areForbidden = areForbidden
  }

  /// The next batch, prepared as far as that goes without the database.
  func step() async throws -> ImportStep {
    var iterator = requests.makeAsyncIterator()
    guard let request = try await iterator.next() else { return .ended }
    return .read(try batch(request))
  }

  private func batch(_ request: ImportCustomersRequest) throws -> ImportBatch {
    guard request.dryRun == isDryRun ?? request.dryRun else {
      throw RPCError.invalid("dry_run", "must be the same in all messages of a stream")
    }
    isDryRun = request.dryRun
    guard request.rows.count <= ImportBatch.rowsMax else {
      throw RPCError.invalid("rows", "must be at most \(ImportBatch.rowsMax)")
    }
    rowCount += request.rows.count
    guard rowCount <= Self.rowsMax else {
      throw RPCError(
        .resourceExhausted, "A stream has at most \(Self.rowsMax) rows. Begin another one.",
        reason: "IMPORT_TOO_LONG")
    }
    var batch = ImportBatch(request.rows, tags: areForbidden)
    batch.setDuplicates(within: &seen)
    if !request.dryRun { try batch.prepare(at: clock.now()) }
    return batch
  }
}
