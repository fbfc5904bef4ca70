import Crypto
package import Postgres

/// By what the audit trail proves itself. It is not in the database: who can write there cannot make it up.
package struct AuditKey: Sendable {
  private let key: SymmetricKey

  /// - Parameter secret: at least 32 bytes.
  package init(secret: [UInt8]) {
    key = SymmetricKey(data: secret)
  }

  func mac(of bytes: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
  }

  /// In constant time.
  func isMAC(_ mac: [UInt8], of bytes: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(mac, authenticating: bytes, using: key)
  }

  /// Tells keys apart without saying anything of them.
  var fingerprint: [UInt8] { Array(mac(of: Array("crm audit key".utf8)).prefix(16)) }

  /// That it is the key by which the trail in that database is kept; the first one becomes it.
  /// - Throws: `AnotherAuditKey`.
  package func prove(in database: Database) async throws {
    let stored = try await ServerSecrets.value(
      named: "audit_key_fingerprint", orElse: fingerprint, in: database)
    guard stored == fingerprint else { throw AnotherAuditKey() }
  }
}

/// The trail in a database is kept by another key than this server has.
package struct AnotherAuditKey: Error, CustomStringConvertible {
  package let description =
    "the audit trail in this database is kept by another key: give the same CRM_AUDIT_KEY to all servers"
}
