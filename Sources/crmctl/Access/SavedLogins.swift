import Foundation
import Protobuf

/// The tokens that `crmctl login` has kept, one for each server or name of a profile, in a file that its user alone
/// may read: `{"127.0.0.1:8001": "TOKEN"}`.
struct SavedLogins {
  private var servers: JSONValue

  /// Beside the profiles: `~/.config/crmctl/logins.json`.
  static var path: String { "\(ConfigurationFolder.path)/logins.json" }

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

  func token(for name: String) -> String? { servers[name]?.string }

  /// - Parameter token: nil forgets the one that there is.
  mutating func set(_ token: String?, for name: String) throws {
    servers[name] = token.map { .string($0) }
    try ConfigurationFolder.write(servers.text(.pretty) + "\n", to: Self.path)
  }
}
