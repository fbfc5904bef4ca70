import AccessTokens
import CRM

/// Where the key of the audit trail comes from.
enum AuditKeySetting {
  /// CRM_AUDIT_KEY or CRM_AUDIT_KEY_FILE; else, with the private cluster, a file in the state directory.
  /// - Throws: `StartError`.
  static func key(_ settings: ProgramSettings, inStateDirectory directory: String?) throws
    -> AuditKey
  {
    if let secret = try settings.secret(.auditKey, inFile: .auditKeyFile) {
      return AuditKey(secret: secret.bytes)
    }
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
}
