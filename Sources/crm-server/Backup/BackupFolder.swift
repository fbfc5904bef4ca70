import Foundation

/// Where a backup goes: a folder that takes its name when it is complete.
struct BackupFolder {
  let path: String

  var unfinishedPath: String { path + ".part" }

  /// - Throws: `StartError` when something is there, or the folder cannot be made.
  init(path: String) throws {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    let files = FileManager.default
    guard !files.fileExists(atPath: self.path) else {
      throw StartError("\(path) is there already: name a folder that is not")
    }
    // An earlier backup was killed.
    _ = try? files.removeItem(atPath: unfinishedPath)
    do {
      // Everything about everybody is in it.
      try files.createDirectory(
        atPath: unfinishedPath, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw StartError("\(path) cannot be made: is its folder there, and writable?")
    }
  }

  func finish() throws {
    do {
      try FileManager.default.moveItem(atPath: unfinishedPath, toPath: path)
    } catch {
      throw StartError("\(path) cannot be made")
    }
  }

  func discard() {
    // What is left the next backup of this name removes.
    _ = try? FileManager.default.removeItem(atPath: unfinishedPath)
  }
}
