import Foundation
import Protobuf
import Synchronization

/// Which old rows are done, and which customer each old one is now.
///
/// The only thing that grows with the old database: some 40 bytes a row, twice that for a customer.
final class Links: Sendable {
  private struct State {
    var customers: [Int64: UUID] = [:]
    var done: [OldTable: Set<Int64>] = [:]
    /// Customers that are not migrated, so that what is theirs cannot be either.
    var refused: Set<Int64> = []
    /// nil until `begin`.
    var file: LinkFile?
  }

  private let state: Mutex<State>
  private let path: String
  private let system: String
  /// Whether there was a file of an earlier run.
  let isContinued: Bool

  /// Reads what earlier runs have done.
  init(path: String, system: String) throws {
    self.path = path
    self.system = system
    isContinued = FileManager.default.fileExists(atPath: path)
    var state = State()
    if isContinued {
      try LinkFile.read(path: path, system: system) { line in
        state.done[line.table, default: []].insert(line.oldID)
        if line.table == .customers, let id = line.newID.flatMap({ UUID(uuidString: $0) }) {
          state.customers[line.oldID] = id
        }
      }
    }
    self.state = Mutex(state)
  }

  /// Before anything is written.
  func begin() throws {
    let file = try LinkFile(path: path, system: system)
    state.withLock { $0.file = file }
  }

  func isDone(_ row: OldRow) -> Bool { isDone(row.table, row.id) }

  func isDone(_ table: OldTable, _ id: Int64) -> Bool {
    state.withLock { $0.done[table]?.contains(id) ?? false }
  }

  /// In a dry run for this run alone.
  /// - Parameter rest: what has no place in the new row.
  func setDone(_ row: OldRow, as id: String?, rest: [JSONValue.Member] = []) throws {
    let file = state.withLock { $0.file }
    try file?.add(.init(table: row.table, oldID: row.id, newID: id, rest: rest))
    state.withLock { state in
      state.done[row.table, default: []].insert(row.id)
      if row.table == .customers, let id = id.flatMap({ UUID(uuidString: $0) }) {
        state.customers[row.id] = id
      }
    }
  }

  func setRefused(_ row: OldRow) {
    guard row.table == .customers else { return }
    state.withLock { _ = $0.refused.insert(row.id) }
  }

  /// What a customer is now; an empty text for one that a dry run would have created.
  /// - Throws: `Refusal` when there is none.
  func customer(_ old: Int64?) throws(Refusal) -> String {
    guard let old else { throw Refusal("CUSTOMER_MISSING", "names no customer") }
    let (id, isRefused) = state.withLock { ($0.customers[old], $0.refused.contains(old)) }
    if let id { return id.uuidString.lowercased() }
    if isDone(.customers, old) { return "" }
    if isRefused { throw Refusal("CUSTOMER_REFUSED", "its customer was refused") }
    throw Refusal("CUSTOMER_MISSING", "its customer is not there")
  }

  /// Puts everything on the disk.
  func synchronize() throws { try state.withLock { $0.file }?.synchronize() }

  func close() throws { try state.withLock { $0.file }?.close() }
}
