import Foundation

/// Holds a state directory for one process, for as long as that lives.
///
/// The kernel drops the lock when the process ends, however it ends. The text in the file only
/// tells a second server whom to name.
final class StateLock: Sendable {
  private let file: FileHandle

  init(path: String, stateDirectory: String) throws {
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let file = FileHandle(forUpdatingAtPath: path) else {
      throw EmbeddedPostgresError.fileSystem(path: path, action: "open")
    }
    guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = String(decoding: file.readDataToEndOfFile(), as: UTF8.self)
      throw EmbeddedPostgresError.inUse(
        directory: stateDirectory,
        processID: holder.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    do {
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data("\(getpid())\n".utf8))
    } catch {
      throw EmbeddedPostgresError.fileSystem(path: path, action: "write")
    }
    self.file = file
  }

  func release() {
    flock(file.fileDescriptor, LOCK_UN)
  }
}
