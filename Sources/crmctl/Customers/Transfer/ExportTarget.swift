import Foundation

/// Where an export goes: standard output, or a file that takes its name when it is complete.
struct ExportTarget {
  private let path: String?
  private let handle: FileHandle

  init(path: String?) throws {
    self.path = path
    guard let path else {
      handle = .standardOutput
      return
    }
    // Personal data: for its owner's eyes.
    let isMade = FileManager.default.createFile(
      atPath: Self.partial(path), contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade, let handle = FileHandle(forWritingAtPath: Self.partial(path)) else {
      throw InputError("\(path) cannot be written")
    }
    self.handle = handle
  }

  func write(_ text: String) throws {
    guard path != nil else { return StandardOutput.write(text) }
    try handle.write(contentsOf: Data(text.utf8))
  }

  /// Puts the file in its place, over one that may be there.
  func commit() throws {
    guard let path else { return }
    try handle.synchronize()
    try handle.close()
    let partial = URL(fileURLWithPath: Self.partial(path))
    let target = URL(fileURLWithPath: path)
    if FileManager.default.fileExists(atPath: path) {
      _ = try FileManager.default.replaceItemAt(target, withItemAt: partial)
    } else {
      try FileManager.default.moveItem(at: partial, to: target)
    }
  }

  func discard() {
    guard let path else { return }
    // Nothing to do about a file that is not even there.
    try? FileManager.default.removeItem(atPath: Self.partial(path))
  }

  private static func partial(_ path: String) -> String { path + ".part" }
}
