import CRM

/// The key of the tests' audit trails.
enum TestAudit {
  static let keyText = "c2a7e1f04b9d6358a1e07c5d92f3b846"
  static let key = AuditKey(secret: Array(keyText.utf8))
}
