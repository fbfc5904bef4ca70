import CRMProto
import Postgres
import RPCCore

/// What reaches a person, where somebody has made criteria of it: segments are nobody's, and say so all the same.
struct SegmentTraces {
  /// In lower case.
  private let identifiers: [String]

  /// Shorter ones stand in too many texts by chance.
  private static let lengthMin = 6

  init(of customer: Customer) {
    let given =
      [customer.email, customer.phone, customer.phoneE164, customer.ice]
      + customer.externalIDs.values
    identifiers = Set(given.map { $0.lowercased() })
      .filter { $0.utf8.count >= Self.lengthMin }.sorted()
  }

  /// - Throws: FAILED_PRECONDITION naming the segments whose criteria would say who somebody was.
  func requireNone(in transaction: Transaction) async throws {
    let rows = try await transaction.query(
      """
      SELECT name FROM segment
      WHERE NOT is_deleted AND \(isNamed(in: "lower(criteria || name || description)"))
      ORDER BY lower(name) LIMIT 10
      """)
    guard !rows.isEmpty else { return }
    let names = try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: ", ")
    throw RPCError(
      .failedPrecondition, "Segments name the customer: \(names). Change or delete them first.",
      reason: "SEGMENT_NAMES_CUSTOMER")
  }

  /// Forgets what earlier criteria said, and answers given for them.
  /// - Returns: what the trail is to say of it.
  func erase(in transaction: Transaction, at now: Timestamptz) async throws -> [Change] {
    transaction.stage(
      """
      UPDATE request_record SET answer = '', content_hash = ''
      WHERE method LIKE 'crm.v1.SegmentService/%'
        AND \(isNamed(in: "lower(encode(answer, 'escape'))"))
      """)
    let rows = try await transaction.query(
      """
      WITH gone AS (
        DELETE FROM audit_value USING audit_entry
        WHERE id = entry_id AND resource = 'segment' AND \(isNamed(in: "lower(changes)"))
        RETURNING resource_id)
      SELECT resource_id, max(revision) FROM audit_entry
      WHERE resource_id IN (SELECT resource_id FROM gone) GROUP BY resource_id
      """)
    return try rows.map { row in
      Change(
        .erased, .segment, try row.decode(ResourceID.self, at: 0), of: nil,
        revision: try row.decode(Int64.self, at: 1), at: now, fieldNames: ["criteria"])
    }
  }

  private func isNamed(in text: SQLFragment) -> Query {
    """
    EXISTS (SELECT FROM unnest(\(identifiers)) AS identifier
      WHERE position(identifier IN \(unescaped: text)) > 0)
    """
  }
}
