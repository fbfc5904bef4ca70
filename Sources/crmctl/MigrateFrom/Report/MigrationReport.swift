import Foundation
import Protobuf
import Synchronization

/// What became of every row: sums, and a file with each row that was repaired or refused.
final class MigrationReport: Sendable {
  struct Sums: Sendable {
    var migrated = 0
    var there = 0
    var repaired = 0
    var refused = 0
    /// Rows by what was repaired in them, worth a look, or why they were refused.
    var kinds: [Kind: Int] = [:]

    var read: Int { migrated + there + refused }
  }

  struct Kind: Sendable, Hashable {
    let outcome: String
    let name: String
  }

  private let sums = Mutex<[OldTable: Sums]>([:])
  private let file: ReportFile?

  init(file: ReportFile?) {
    self.file = file
  }

  subscript(table: OldTable) -> Sums { sums.withLock { $0[table] ?? Sums() } }

  var hasRefusals: Bool { OldTable.allCases.contains { self[$0].refused > 0 } }

  func addThere(_ row: OldRow) {
    sums.withLock { $0[row.table, default: Sums()].there += 1 }
  }

  func addMigrated(_ row: OldRow, _ migrated: MigratedRow) throws {
    let isRepaired = migrated.repairs.contains { !$0.kind.isNote }
    let kinds = Set(migrated.repairs.map(\.kind))
    sums.withLock { all in
      all[row.table, default: Sums()].migrated += 1
      if isRepaired { all[row.table, default: Sums()].repaired += 1 }
      for kind in kinds {
        let kind = Kind(outcome: kind.isNote ? "noted" : "repaired", name: kind.rawValue)
        all[row.table, default: Sums()].kinds[kind, default: 0] += 1
      }
    }
    guard !migrated.repairs.isEmpty else { return }
    try file?.add(row, migrated, isRepaired: isRepaired)
  }

  func addRefused(_ row: OldRow, _ refusal: Refusal) throws {
    sums.withLock { all in
      all[row.table, default: Sums()].refused += 1
      let kind = Kind(outcome: "refused", name: refusal.reason)
      all[row.table, default: Sums()].kinds[kind, default: 0] += 1
    }
    try file?.add(row, refusal)
  }
}
