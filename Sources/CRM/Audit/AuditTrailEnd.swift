package import Postgres

/// Where an audit trail ends, for whoever keeps that elsewhere.
package enum AuditTrailEnd {
  /// As `VerifyAudit` answers and takes it; nil before the first block.
  package static func head(in database: Database) async throws -> String? {
    let rows = try await database.report(
      "SELECT block_number, hash FROM audit_head", deadline: .now + .seconds(15))
    guard let row = rows.first else { return nil }
    let number = try row.decode(Int64.self, at: 0)
    guard number > 0 else { return nil }
    return AuditHeadName(number: number, hash: try row.decode([UInt8].self, at: 1)).description
  }
}
