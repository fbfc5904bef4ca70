import Foundation

/// A key in a file that its owner and root alone may read.
public struct KeyFile: Sendable {
  public let path: String

  public init(_ name: String, in directory: String) {
    path = "\(directory)/\(name)"
  }

  public func read() throws(KeyFileError) -> Secret {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw FileManager.default.fileExists(atPath: path)
        ? .unreadable(path: path) : .missing(path: path)
    }
    guard let text = String(bytes: data, encoding: .utf8), let secret = try? Secret(text) else {
      throw .unusable(path: path)
    }
    return secret
  }

  /// The key that is there, or a new one.
  public func readOrMake() throws(KeyFileError) -> Secret {
    if !FileManager.default.fileExists(atPath: path) {
      do {
        try make()
      } catch {
        throw .unwritable(path: path)
      }
    }
    return try read()
  }

  /// Whole or not at all, and never readable by others in between.
  private func make() throws {
    let draft = path + ".new"
    guard
      FileManager.default.createFile(
        atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: draft)
    else { throw KeyFileError.unwritable(path: path) }
    try file.write(contentsOf: Data((Secret.random() + "\n").utf8))
    try file.close()
    try FileManager.default.moveItem(atPath: draft, toPath: path)
  }
}

public enum KeyFileError: Error, Hashable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(path: String)
  case unwritable(path: String)
  case unusable(path: String)

  public var description: String {
    switch self {
    case .missing(let path): "there is no key at \(path)"
    case .unreadable(let path): "the key at \(path) may not be read by this user"
    case .unwritable(let path): "a key cannot be written to \(path)"
    case .unusable(let path): "\(path) is no key: one has at least 32 characters"
    }
  }
}
