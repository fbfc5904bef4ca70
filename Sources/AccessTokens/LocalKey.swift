import Foundation

/// The key of a server's own machine: made at the first start, readable by the server's user and by root alone.
/// Whoever can read it may make themselves any token of that server, as `crmctl` on that machine does.
public enum LocalKey {
  public static let issuer = "crm-server"
  public static let audience = "crm-server"
  /// What the tokens of an operator on that machine may: everything.
  public static let permissions = [
    "crm:create:*", "crm:read:*", "crm:update:*", "crm:delete:*",
  ]
  /// In the token's header, so that it is not taken for one of the shared secret.
  public static let keyID = "local"

  public static func path(inStateDirectory directory: String) -> String {
    "\(directory)/token.key"
  }

  /// - Throws: `LocalKeyError`.
  public static func read(inStateDirectory directory: String) throws(LocalKeyError) -> Secret {
    let path = path(inStateDirectory: directory)
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

  /// Whole or not at all, and never readable by others in between.
  private static func make(at path: String) throws {
    let draft = path + ".new"
    guard
      FileManager.default.createFile(
        atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: draft)
    else { throw LocalKeyError.unwritable(path: path) }
    try file.write(contentsOf: Data((Secret.random() + "\n").utf8))
    try file.close()
    try FileManager.default.moveItem(atPath: draft, toPath: path)
  }

  /// The key that is there, or a new one.
  public static func readOrMake(
    inStateDirectory directory: String
  ) throws(LocalKeyError) -> Secret {
    let path = path(inStateDirectory: directory)
    if !FileManager.default.fileExists(atPath: path) {
      do {
        try make(at: path)
      } catch {
        throw .unwritable(path: path)
      }
    }
    return try read(inStateDirectory: directory)
  }
}

public enum LocalKeyError: Error, Hashable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(path: String)
  case unwritable(path: String)
  case unusable(path: String)

  public var description: String {
    switch self {
    case .missing(let path): "there is no key at \(path)"
    case .unreadable(let path): "the key at \(path) may not be read by this user"
    case .unwritable(let path): "a key cannot be written to \(path)"
    case .unusable(let path): "\(path) is no key: remove it, and the next start makes one"
    }
  }
}
