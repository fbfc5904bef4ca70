import Foundation
import Protobuf
import Synchronization

/// A JSON object a line for each row that was repaired or refused. Runs are added behind one another.
///
/// It has values of old rows in it, and so personal data: its user alone may read it.
final class ReportFile: Sendable {
  private let handle: FileHandle
  private let writing = Mutex(())

  init(path: String, isDryRun: Bool) throws {
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw InputError("\(path) cannot be written")
    }
    self.handle = handle
    _ = try handle.seekToEnd()
    try write(["run": .string(Date().ISO8601Format()), "dry_run": .bool(isDryRun)])
  }

  func add(_ row: OldRow, _ migrated: MigratedRow, isRepaired: Bool) throws {
    var members = Self.head(row, isRepaired ? "repaired" : "noted")
    if let id = migrated.newID { members.append(.init("new_id", .string(id))) }
    let repairs = migrated.repairs.map { repair -> JSONValue in
      [
        "kind": .string(repair.kind.rawValue), "field": .string(repair.field),
        "was": repair.was,
      ]
    }
    members.append(.init("repairs", .array(repairs)))
    try write(.object(members))
  }

  func add(_ row: OldRow, _ refusal: Refusal) throws {
    let members =
      Self.head(row, "refused") + [
        .init("reason", .string(refusal.reason)), .init("detail", .string(refusal.detail)),
      ]
    try write(.object(members))
  }

  func close() throws {
    try handle.synchronize()
    try handle.close()
  }

  private static func head(_ row: OldRow, _ outcome: String) -> [JSONValue.Member] {
    [
      .init("table", .string(row.table.rawValue)), .init("old_id", .number(JSONNumber(row.id))),
      .init("outcome", .string(outcome)),
    ]
  }

  private func write(_ value: JSONValue) throws {
    let bytes = Data("\(value.text())\n".utf8)
    try writing.withLock { _ in try handle.write(contentsOf: bytes) }
  }
}
