import CRMProto
import RPCCore

extension CustomerMigration {
  /// Brings those over who share their address with somebody who keeps it.
  /// - Returns: their old ids.
  func migrateSharedAddresses() async throws -> Set<Int64> {
    var all = Set<Int64>()
    var last = ""
    while true {
      let shared = try await context.source.sharedAddresses(after: last)
      guard let end = shared.last else { return all }
      last = end.address
      let others = shared.flatMap(\.others)
      for id in others { all.insert(id) }
      let rows = try await context.source.customers(others)
      let rowsByID = Dictionary(uniqueKeysWithValues: context.rowsToDo(rows).map { ($0.id, $0) })
      try await destination.concurrently(shared) { address in
        // One after the other: each has the address for a moment.
        for id in address.others {
          guard let row = rowsByID[id] else { continue }
          try await migrate(row, sharing: address)
        }
      }
      try context.links.synchronize()
    }
  }

  private func migrate(_ row: OldRow, sharing address: SharedAddress) async throws {
    // Where nobody is active the others are deactivated anyway.
    let old = customer(row, sharingWith: address.holder)
    do {
      if let found = created[row.id] {
        return try await finish(old, as: found.id, found: found)
      }
      // In a dry run nobody takes the address: each is tried alone.
      guard !destination.isDryRun else { return try await importCustomers([old]) }
      try await finish(old, as: try await create(old))
    } catch let error as RPCError where error.isOfTheRow {
      try context.refuse(row, error.refusal)
    }
  }
}
