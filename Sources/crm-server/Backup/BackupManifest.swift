import Foundation

/// What a backup is of: `manifest.json` beside the dump.
struct BackupManifest: Codable, Sendable, Equatable {
  static let fileName = "manifest.json"
  static let formatKnown = 1

  var format = formatKnown
  /// The moment whose state is in it, in UTC.
  let madeAt: String
  let crmVersion: String
  /// Number of the last migration.
  let schemaVersion: Int
  /// Major version of the PostgreSQL that it was taken from.
  let postgresVersion: String
  let dump: Dump
  /// Head of the audit trail, for `crmctl audit verify --expected-head`; none before the first block.
  let auditHead: String?

  struct Dump: Codable, Sendable, Equatable {
    var file = "crm.dump"
    let bytes: Int
    let sha256: String
  }

  /// - Throws: `StartError` when there is none, or one of another format.
  init(folder: String) throws {
    let path = "\(folder)/\(Self.fileName)"
    guard let data = FileManager.default.contents(atPath: path) else {
      throw StartError("\(folder) is no backup: there is no \(Self.fileName) in it")
    }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      self = try decoder.decode(Self.self, from: data)
    } catch {
      throw StartError("\(path) cannot be read: it is no manifest of a backup")
    }
    guard format == Self.formatKnown else {
      throw StartError("\(path) has format \(format), this program knows \(Self.formatKnown)")
    }
  }

  init(
    madeAt: String, schemaVersion: Int, postgresVersion: String, dump: Dump, auditHead: String?
  ) {
    self.madeAt = madeAt
    crmVersion = Version.current
    self.schemaVersion = schemaVersion
    self.postgresVersion = postgresVersion
    self.dump = dump
    self.auditHead = auditHead
  }

  func write(to folder: String) throws {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let path = "\(folder)/\(Self.fileName)"
    let isWritten = FileManager.default.createFile(
      atPath: path, contents: try encoder.encode(self), attributes: [.posixPermissions: 0o600])
    guard isWritten else { throw StartError("\(path) cannot be written") }
  }

  /// - Throws: `StartError` when a program of this version cannot restore it.
  func requireRestorable(schemaKnown: Int, postgresInstalled: String) throws(StartError) {
    guard schemaVersion <= schemaKnown else {
      throw StartError(
        "the backup has schema version \(schemaVersion), made by crm-server \(crmVersion); this program "
          + "knows \(schemaKnown): install the newer one")
    }
    guard let made = Int(postgresVersion), let installed = Int(postgresInstalled), made <= installed
    else {
      throw StartError(
        "the backup was taken from PostgreSQL \(postgresVersion), and \(postgresInstalled) is installed: "
          + "install postgresql-\(postgresVersion) or a newer one")
    }
  }
}
