import CRMProto
import Measurement
import RPCClient
import RPCCore
import ReplicatedPostgres

/// What is in the tables, held to what was acknowledged and to itself.
struct Agreement {
  let node: PostgresNode
  let tally: Load.Tally
  let segment: Segment

  /// How many of a primary's acknowledged writes a database does not have.
  var lost: Int {
    get async throws {
      let customers = Set(try await rows("SELECT notes FROM customer"))
      let interactions = Set(try await rows("SELECT subject FROM interaction"))
      let updates = try await updates()
      return tally.customers.keys.count { !customers.contains($0) }
        + tally.interactions.count { !interactions.contains($0) }
        + tally.updates.count { updates[$0.key, default: 0] < $0.value }
    }
  }

  func promises(_ client: RPCClient) async throws -> [Promise] {
    let updates = try await updates()
    let doubled =
      try await count("SELECT notes FROM customer GROUP BY 1 HAVING count(*) > 1")
      + count("SELECT subject FROM interaction GROUP BY 1 HAVING count(*) > 1")
      + tally.updates.count { updates[$0.key, default: 0] > $0.value }
    return [
      .none("acknowledged writes lost", try await lost),
      .none("writes done twice", doubled),
      .none("calls refused", tally.refusals.count),
      .none("rows without their audit entry, or entries without their row", try await entries()),
      .none("audit entries without their event, or events without their entry", try await events()),
      .none("rows without the request that made them", try await requests()),
      .none("customers with another last interaction than theirs", try await lastInteractions()),
      .none(
        "customers in a segment to which they do not belong, or not in it", try await members()),
      .none("flaws of the audit trail", try await flaws(client)),
    ]
  }

  private func updates() async throws -> [String: Int] {
    let lines = try await rows(
      """
      SELECT resource_id, count(*) FROM audit_entry
      WHERE resource = 'customer' AND action = 'updated' GROUP BY 1
      """)
    return Dictionary(
      lines.map { line in
        let cells = line.split(separator: "|")
        return (String(cells[0]), Int(cells[1]) ?? 0)
      }, uniquingKeysWith: { first, _ in first })
  }

  private func entries() async throws -> Int {
    try await count(
      """
      SELECT FROM (SELECT 'customer' AS resource, id FROM customer
        UNION ALL SELECT 'interaction', id FROM interaction) AS stored
      FULL JOIN (SELECT resource, resource_id AS id, count(*) AS times FROM audit_entry
        WHERE action = 'created' AND resource <> 'segment' GROUP BY 1, 2) AS entry
        USING (resource, id)
      WHERE stored.id IS NULL OR times IS DISTINCT FROM 1
      """)
      + count(
        """
        SELECT FROM customer WHERE revision <> (SELECT max(revision) FROM audit_entry
          WHERE resource = 'customer' AND resource_id = customer.id)
        """)
  }

  private func events() async throws -> Int {
    let (entries, events) = (
      """
      SELECT resource_id, revision, 'crm.' || resource || '.' || action FROM audit_entry
      WHERE action IN ('created', 'updated')
      """,
      """
      SELECT resource_id, revision, type FROM outbox_event
      WHERE type ~ '[.](created|updated)$'
      """
    )
    return try await count("(\(entries)) EXCEPT ALL (\(events))")
      + count("(\(events)) EXCEPT ALL (\(entries))")
  }

  private func requests() async throws -> Int {
    try await count(
      """
      SELECT FROM (SELECT notes AS request FROM customer
        UNION ALL SELECT subject FROM interaction) AS stored
      WHERE NOT EXISTS (SELECT FROM request_record
        WHERE request_id = request::uuid AND answer <> '')
      """)
  }

  private func lastInteractions() async throws -> Int {
    try await count(
      """
      SELECT FROM customer WHERE last_interaction IS DISTINCT FROM (
        SELECT max("timestamp") FROM interaction WHERE customer_id = customer.id)
      """)
  }

  private func members() async throws -> Int {
    let number = "(SELECT number FROM segment WHERE id = '\(segment.id)')"
    let wrong = try await count(
      """
      SELECT FROM customer LEFT JOIN customer_segment ON customer_id = id
      WHERE (is_active AND '\(Load.tag)' = ANY (tags))
        <> COALESCE(\(number) = ANY (segments), false)
      """)
    let counted = try await node.query(
      """
      SELECT (SELECT COALESCE(sum(customers), 0) FROM segment_count WHERE segment_number = \(number))
        - (SELECT count(*) FROM customer_segment WHERE \(number) = ANY (segments))
      """, in: "crm")
    return wrong + abs(Int(counted) ?? 1)
  }

  private func flaws(_ client: RPCClient) async throws -> Int {
    let options = CallOptions(timeout: .seconds(60))
    let answer = try await AuditServiceClient(client).verifyAudit(.init(), options: options) {
      try await $0.reduce(into: VerifyAuditResponse()) { $0 = $1 }
    }
    return answer.problem == nil ? 0 : 1
  }

  private func rows(_ sql: String) async throws -> [String] {
    try await node.query(sql, in: "crm").split(separator: "\n").map(String.init)
  }

  private func count(_ sql: String) async throws -> Int {
    Int(try await node.query("SELECT count(*) FROM (\(sql)) AS found", in: "crm")) ?? 1
  }
}
