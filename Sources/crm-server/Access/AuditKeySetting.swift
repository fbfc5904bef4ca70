import AccessTokens
import CRM
import FoundationEssentials

/// Where the key of the audit trail comes from.
enum AuditKeySetting {
  /// CRM_AUDIT_KEY or CRM_AUDIT_KEY_FILE; else, with the private cluster, a file in the state directory.
  /// - Throws: `StartError`.
  static func key(_ settings: ProgramSettings, inStateDirectory directory: String?) throws
    -> AuditKey
  {
    if let key = try givenKey(settings) { return key }
    guard let directory else {
      throw StartError(
        "with DATABASE_URL the audit trail needs a key that is not in the database, the same for all "
          + "servers: set CRM_AUDIT_KEY or CRM_AUDIT_KEY_FILE (make one by `openssl rand -hex 32`)")
    }
    do throws(KeyFileError) {
      return AuditKey(secret: try KeyFile("audit.key", in: directory).readOrMake().bytes)
    } catch {
      throw StartError(error.description)
    }
  }

  /// The same, made by nobody: nil when there is none.
  static func existingKey(_ settings: ProgramSettings, inStateDirectory directory: String) throws
    -> AuditKey?
  {
    if let key = try givenKey(settings) { return key }
    let name = "audit.key"
    guard FileManager.default.fileExists(atPath: "\(directory)/\(name)") else { return nil }
    do throws(KeyFileError) {
      return AuditKey(secret: try KeyFile(name, in: directory).readOrMake().bytes)
    } catch {
      throw StartError(error.description)
    }
  }

  private static func givenKey(_ settings: ProgramSettings) throws -> AuditKey? {
    try settings.secret(.auditKey, inFile: .auditKeyFile).map { AuditKey(secret: $0.bytes) }
  }
}
