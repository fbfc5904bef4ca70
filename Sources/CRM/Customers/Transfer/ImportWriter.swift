import CRMProto
import Postgres
import RPCCore

/// Looks rows up and writes those that are new, one transaction a batch.
struct ImportWriter {
  let database: Database
  let call: MutationCall
  let clock: WallClock

  /// Somebody may create one of the customers, or lock what we lock, meanwhile: the batch is looked up
  /// and decided again.
  private static let attemptsMax = 5

  func finish(_ batch: inout ImportBatch, isDryRun: Bool) async throws {
    for attempt in 1...Self.attemptsMax {
      var decided = batch
      do {
        try await attemptOnce(&decided, isDryRun: isDryRun)
        batch = decided
        return
      } catch let error as PostgresError where attempt < Self.attemptsMax {
        let code = error.rpcError?.code
        guard code == .alreadyExists || code == .aborted else { throw error }
      }
    }
  }

  private func attemptOnce(_ batch: inout ImportBatch, isDryRun: Bool) async throws {
    batch.setExisting(try await existing(batch.addresses))
    let created = batch.setCreated(at: clock.now(), isDryRun: isDryRun)
    guard !created.isEmpty else { return }
    try await database.transaction(deadline: call.deadline) { transaction in
      // The words of all at once, in one order: each row's own would be taken in many.
      let words = Set(created.flatMap { SearchKeys($0.customer).words })
      transaction.stage(SearchWords.insert(words.sorted()))
      for new in created {
        transaction.stage(try new.insert())
        transaction.stage(ChangeRecords.insert(try new.change(), by: call))
      }
    }
  }

  /// The active customers that have these addresses, by the address as it was given.
  private func existing(_ addresses: [String]) async throws -> [String: Customer] {
    guard !addresses.isEmpty else { return [:] }
    let rows = try await database.report(
      CustomerStore.find(activeWith: addresses), deadline: call.deadline)
    var found: [String: Customer] = [:]
    for row in rows {
      let address = try row.decode(String.self, at: CustomerRow.columnCount)
      found[address] = try CustomerRow(row).customer
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
