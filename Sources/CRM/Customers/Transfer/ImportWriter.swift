import CRMProto
import Postgres
import RPCCore

/// Looks rows up and writes those that are new, one transaction a batch.
struct ImportWriter {
  let database: Database
  let segments: SegmentUpkeep
  let records: ChangeRecords
  let call: MutationCall
  /// What the caller sees of a customer: a row is compared with that.
  let visible: @Sendable (Customer) -> Customer

  /// Somebody may create one of the customers, or lock what we lock, meanwhile: the batch is looked up
  /// and decided again.
  private static let attemptsMax = 5

  /// - Returns: what became of each row, once it is committed.
  func finish(_ batch: ImportBatch) async throws -> [ImportResult] {
    try await repeating(attemptsMax: Self.attemptsMax, after: [.alreadyExists, .aborted]) {
      try await segments.knowingTheNewest { try await attemptOnce(batch) }
    }
  }

  private func attemptOnce(_ batch: ImportBatch) async throws -> [ImportResult] {
    var batch = batch
    batch.setExisting(try await existing(batch.addresses))
    let created = batch.setCreated()
    guard !created.isEmpty else { return batch.results }
    try await database.transaction(deadline: call.deadline) { transaction in
      let upkeep = try await segments.begin(transaction)
      // The words of all at once, in one order: each statement's own would be taken in many.
      let words = Set(created.flatMap(\.keys.words))
      transaction.stage(SearchWords.insert(words.sorted()))
      for rows in created.inStatements.map(Array.init) {
        transaction.stage(try CustomerStore.insert(rows))
        transaction.stage(records.insert(rows.map(\.change), by: call))
      }
      upkeep.keep(created: created.map(\.facts), by: call)
    }
    return batch.results
  }

  /// The active customers that have these addresses, by the address as it was given.
  private func existing(_ addresses: [String]) async throws -> [String: Customer] {
    guard !addresses.isEmpty else { return [:] }
    let rows = try await database.report(
      CustomerStore.find(activeWith: addresses), deadline: call.deadline)
    var found: [String: Customer] = [:]
    for row in rows {
      let address = try row.decode(String.self, at: CustomerRow.columnCount)
      found[address] = visible(try CustomerRow(row).customer)
    }
    return found
  }
}

extension CustomerStore {
  /// Each row ends with the address that it was found by.
  fileprivate static func find(activeWith addresses: [String]) -> Query {
    """
    SELECT found.*, given.address FROM unnest(\(addresses)) AS given (address)
    CROSS JOIN LATERAL (
      SELECT \(unescaped: CustomerRow.columns) FROM customer
      WHERE is_active AND lower(email) = lower(given.address)) AS found
    """
  }
}
