import CRMProto
import Protobuf
import RPCCore

/// How the rows of a table come over one by one.
protocol RowMigration: Sendable {
  /// - Returns: the new row's id and what was repaired. In a dry run nothing is written.
  /// - Throws: `Refusal`, or an `RPCError` that says the same of the row; anything else ends the run.
  func migrate(_ row: OldRow) async throws -> MigratedRow
}

/// An old row that is in the service now.
struct MigratedRow: Sendable {
  /// nil for what must not be found by its old id, and in a dry run.
  var newID: String?
  var repairs: [Repair] = []
  /// What has no place in the new row, for the file of links.
  var rest: [JSONValue.Member] = []
}

/// What every table's migration works with.
struct MigrationContext: Sendable {
  let source: OldDatabase
  var destination: Destination
  let links: Links
  let report: MigrationReport
  let time: OldTime
  let system: String

  /// Reads a table page by page and hands on the rows that are not done.
  /// - Parameter counted: rows that were told of already.
  func forEachPage(
    of table: OldTable, except counted: Set<Int64> = [], _ body: ([OldRow]) async throws -> Void
  ) async throws {
    let progress = ProgressBar(total: try await source.count(table))
    StandardError.print(table.rawValue)
    defer { progress.finish() }
    var last = Int64.min
    while true {
      let page = try await source.page(table, after: last)
      guard let end = page.last else { return }
      last = end.id
      try await body(rowsToDo(page.filter { !counted.contains($0.id) }))
      try links.synchronize()
      progress.update(page.count)
    }
  }

  /// The rows of a page that are not done.
  func rowsToDo(_ page: [OldRow]) -> [OldRow] {
    page.filter { row in
      let isDone = links.isDone(row)
      if isDone { report.addThere(row) }
      return !isDone
    }
  }

  /// Brings a table over, some rows at once.
  func migrate(_ table: OldTable, by migration: some RowMigration) async throws {
    try await forEachPage(of: table) { rows in
      try await destination.concurrently(rows) { row in
        try await migrate(row, by: migration)
      }
    }
  }

  private func migrate(_ row: OldRow, by migration: some RowMigration) async throws {
    do {
      try setMigrated(row, try await migration.migrate(row))
    } catch let refusal as Refusal {
      try refuse(row, refusal)
    } catch let error as RPCError where error.reason == "REQUEST_ID_REUSED" {
      // An earlier run has written it, and it has changed in the old database since.
      try links.setDone(row, as: nil)
      report.addThere(row)
    } catch let error as RPCError where error.isOfTheRow {
      try refuse(row, error.refusal)
    }
  }

  func setMigrated(_ row: OldRow, _ migrated: MigratedRow) throws {
    try links.setDone(row, as: migrated.newID, rest: migrated.rest)
    try report.addMigrated(row, migrated)
  }

  func refuse(_ row: OldRow, _ refusal: Refusal) throws {
    links.setRefused(row)
    try report.addRefused(row, refusal)
  }
}
