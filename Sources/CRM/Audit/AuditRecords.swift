import Postgres

/// The statements about audit entries. There are only inserts: the role of the service may do nothing else to
/// them.
enum AuditRecords {
  /// The end of a statement that begins with WITH.
  /// - Parameter rows: of `row`, with commas between them.
  static func insert(rows: Query) -> Query {
    """
    entry AS (
      SELECT nextval('audit_entry_id_seq') AS id, given.*
      FROM (VALUES \(rows)) AS given (
        occurred_at, caller, peer, call_id, method, resource, resource_id, customer_id, revision,
        action, fields, values_digest, reason, times, mac, salt, changes)),
    written AS (
      INSERT INTO audit_entry (
        id, occurred_at, caller, peer, call_id, method, resource, resource_id, customer_id,
        revision, action, fields, values_digest, reason, times, mac)
      OVERRIDING SYSTEM VALUE
      SELECT id, occurred_at, caller, peer, call_id, method, resource, resource_id, customer_id,
        revision, action, fields, values_digest, reason, times, mac FROM entry)
    INSERT INTO audit_value (entry_id, salt, changes)
    SELECT id, salt, changes FROM entry WHERE salt IS NOT NULL
    """
  }

  static func row(_ entry: AuditEntry, _ values: AuditValues?, by key: AuditKey) -> Query {
    """
    (\(entry.occurredAt), \(entry.caller), \(entry.peer), \(entry.callID), \(entry.method),
    \(entry.resource), \(entry.resourceID), \(entry.customerID), \(entry.revision),
    \(entry.action), \(entry.fields), \(entry.valuesDigest), \(entry.reason), \(entry.times),
    \(entry.mac(by: key)), \(values?.salt), \(values?.changes))
    """
  }
}
