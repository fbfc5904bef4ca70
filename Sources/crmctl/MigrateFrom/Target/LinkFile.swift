import Foundation
import Protobuf
import Synchronization

/// The file of what is done: a JSON object a line, with the old id of each row and the new one.
///
/// It is added to as rows are done, and read by the next run. What an interrupted write left at its end is cut off.
final class LinkFile: Sendable {
  private let handle: FileHandle
  private let writing = Mutex(())

  /// Opens it behind its last whole line, or makes it with a first line that names the system.
  /// - Throws: `InputError` when it cannot be opened, or is another system's.
  init(path: String, system: String) throws {
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let handle = FileHandle(forUpdatingAtPath: path) else {
      throw InputError("\(path) cannot be written")
    }
    self.handle = handle
    let end = try Self.read(path: path, system: system) { _ in }
    try handle.truncate(atOffset: end)
    try handle.seek(toOffset: end)
    if end == 0 { try write(["system": .string(system), "format": 1]) }
  }

  /// A row that is done.
  struct Line {
    let table: OldTable
    let oldID: Int64
    /// nil for what must not be found by its old id: anonymous feedback.
    let newID: String?
    /// What has no place in the new row.
    var rest: [JSONValue.Member] = []
  }

  func add(_ line: Line) throws {
    var members: [JSONValue.Member] = [
      .init("table", .string(line.table.rawValue)),
      .init("old_id", .number(JSONNumber(line.oldID))),
    ]
    if let id = line.newID { members.append(.init("new_id", .string(id))) }
    try write(.object(members + line.rest))
  }

  /// Puts everything on the disk.
  func synchronize() throws { try handle.synchronize() }

  func close() throws { try handle.close() }

  private func write(_ value: JSONValue) throws {
    let bytes = Data("\(value.text())\n".utf8)
    try writing.withLock { _ in try handle.write(contentsOf: bytes) }
  }

  private static let chunkBytes = 1_048_576

  /// Hands on each line.
  /// - Returns: where the last whole line ends.
  @discardableResult static func read(
    path: String, system: String, _ body: (Line) throws -> Void
  ) throws -> UInt64 {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw InputError("\(path) cannot be read")
    }
    defer { _ = try? handle.close() }  // what was read is read
    var rest = Data()
    var end: UInt64 = 0
    var number = 0
    while let chunk = try handle.read(upToCount: chunkBytes), !chunk.isEmpty {
      rest.append(chunk)
      let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for line in lines.dropLast() {
        number += 1
        try take(Array(line), number, path, system, body)
        end += UInt64(line.count + 1)
      }
      rest = Data(lines.last ?? Data())
    }
    return end
  }

  private static func take(
    _ bytes: [UInt8], _ number: Int, _ path: String, _ system: String,
    _ body: (Line) throws -> Void
  ) throws {
    // A line that is no JSON is told of by its number.
    guard let json = try? JSONValue(utf8: bytes) else {
      throw InputError("\(path), line \(number): this is no line of a file of links")
    }
    if number == 1 {
      guard json["system"]?.string == system else {
        throw InputError("\(path) is not a file of links of \(system): give --links or --system")
      }
      return
    }
    guard let table = json["table"]?.string.flatMap(OldTable.init(rawValue:)),
      case .number(let old)? = json["old_id"], let oldID = old.integer(as: Int64.self)
    else { throw InputError("\(path), line \(number): this is no line of a file of links") }
    try body(Line(table: table, oldID: oldID, newID: json["new_id"]?.string))
  }
}
