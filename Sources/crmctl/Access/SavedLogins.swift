import Foundation
import Protobuf

/// The tokens that `crmctl login` has kept, a server each, in a file that its user alone may read:
/// `{"127.0.0.1:8001": "TOKEN"}`.
struct SavedLogins {
  private var servers: JSONValue

  /// `$XDG_CONFIG_HOME/crmctl/logins.json`, by default below `~/.config`.
  static var path: String {
    let base =
      ProcessEnvironment.value("XDG_CONFIG_HOME")
      ?? "\(ProcessEnvironment.value("HOME") ?? "/tmp")/.config"
    return "\(base)/crmctl/logins.json"
  }

  /// - Throws: `InputError` for a file that is something else.
  static func read() throws -> SavedLogins {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else {
      return SavedLogins(servers: .object([]))
    }
    guard let servers = try? JSONValue(utf8: Array(data)), case .object = servers else {
      throw InputError("\(path) is no file of crmctl's: remove it and log in again")
    }
    return SavedLogins(servers: servers)
  }

  func token(for server: String) -> String? { servers[server]?.string }

  /// - Parameter token: nil forgets the one that there is.
  mutating func set(_ token: String?, for server: String) throws {
    servers[server] = token.map { .string($0) }
    let files = FileManager.default
    let path = Self.path
    do {
      try files.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      // Its own before anything is in it.
      if !files.fileExists(atPath: path) {
        _ = files.createFile(
          atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
      }
      let file = try FileHandle(forWritingTo: URL(filePath: path))
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data((servers.text(.pretty) + "\n").utf8))
      try file.close()
    } catch {
      throw InputError("\(path) cannot be written")
    }
  }
}
