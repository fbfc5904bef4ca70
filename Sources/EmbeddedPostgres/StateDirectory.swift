import Foundation

/// The folders of one cluster and who may enter them.
struct StateDirectory: Sendable {
  let path: String
  let account: Account

  init(path: String, account: Account) {
    self.path = URL(fileURLWithPath: path).standardizedFileURL.path
    self.account = account
  }

  var lockPath: String { path + "/lock" }
  var dataPath: String { path + "/postgres" }
  /// A cluster in the making, which becomes `dataPath` by a rename.
  var unfinishedDataPath: String { path + "/postgres.new" }
  var configurationPath: String { path + "/config" }
  var logPath: String { path + "/log" }

  /// Linux allows 107 bytes for a socket's path, so that a deep state directory needs a short one.
  var socketPath: String {
    let inside = path + "/run"
    return inside.utf8.count + "/.s.PGSQL.5432".utf8.count <= 107
      ? inside : "/tmp/crm-" + String(path.stableHash, radix: 36)
  }

  /// Makes the directory, and sure that PostgreSQL's user can reach it.
  func prepare() throws {
    try makeFolder(path, permissions: account.isOther ? 0o711 : 0o700)
    guard account.isOther else { return }
    try setPermissions(of: path, permissionsOf(path) | 0o011)
    var parent = path
    while parent != "/" {
      parent = URL(fileURLWithPath: parent).deletingLastPathComponent().path
      guard try permissionsOf(parent) & 0o001 != 0 || owner(of: parent) == account.name else {
        throw EmbeddedPostgresError.notSearchable(directory: parent, account: account.name)
      }
    }
  }

  /// Makes what is inside. The folders that PostgreSQL writes to belong to its user, and we never
  /// write into them; what we write stays out of its hands.
  func makeFolders() throws {
    try makeFolder(configurationPath, permissions: 0o755)
    try makeFolder(logPath, permissions: 0o700)
    if socketPath.hasPrefix(path) {
      try makeFolder(socketPath, permissions: 0o700)
    } else {
      try makeFolder(socketPath, permissions: 0o700)
      let attributes = try attributesOf(socketPath)
      let owners = [account.name, NSUserName()]
      guard attributes[.type] as? FileAttributeType == .typeDirectory,
        let owner = attributes[.ownerAccountName] as? String, owners.contains(owner)
      else { throw EmbeddedPostgresError.foreign(directory: socketPath) }
    }
    try account.own(socketPath)
    if FileManager.default.fileExists(atPath: unfinishedDataPath) {
      // A predecessor was killed while it made the cluster.
      try remove(unfinishedDataPath)
    }
  }

  /// The version of the cluster that is here already; nil when there is none.
  func existingVersion() throws -> String? {
    let file = dataPath + "/PG_VERSION"
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw EmbeddedPostgresError.fileSystem(path: file, action: "read")
    }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  func remove(_ path: String) throws {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw EmbeddedPostgresError.fileSystem(path: path, action: "remove")
    }
  }
}

extension StateDirectory {
  func makeFolder(_ path: String, permissions: Int) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: permissions])
    } catch {
      throw EmbeddedPostgresError.fileSystem(path: path, action: "make")
    }
  }

  private func setPermissions(of path: String, _ permissions: Int) throws {
    do {
      try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    } catch {
      throw EmbeddedPostgresError.fileSystem(path: path, action: "set the permissions of")
    }
  }

  private func attributesOf(_ path: String) throws -> [FileAttributeKey: Any] {
    do {
      return try FileManager.default.attributesOfItem(atPath: path)
    } catch {
      throw EmbeddedPostgresError.fileSystem(path: path, action: "look at")
    }
  }

  private func permissionsOf(_ path: String) throws -> Int {
    (try attributesOf(path)[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  private func owner(of path: String) throws -> String? {
    try attributesOf(path)[.ownerAccountName] as? String
  }
}

extension String {
  /// FNV-1a: the same in every process, unlike Swift's own hash.
  fileprivate var stableHash: UInt64 {
    utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
