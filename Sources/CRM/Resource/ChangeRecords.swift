import Postgres

/// The statements that a mutation's audit entries and events are written by.
struct ChangeRecords: Sendable {
  let key: AuditKey

  /// The three rows of each change: an event, an entry, and the entry's values.
  func insert(_ changes: [Change], by call: MutationCall) -> Query {
    let events = changes.map(Self.event).joined(separator: ", ")
    let entries = changes.map { row(of: $0, by: call) }.joined(separator: ", ")
    return """
      WITH event AS (
        INSERT INTO outbox_event (occurred_at, type, resource_id, revision, fields)
        VALUES \(events)),
      \(AuditRecords.insert(rows: entries))
      """
  }

  private static func event(of change: Change) -> Query {
    let type = "crm.\(change.resource.rawValue).\(change.action.rawValue)"
    return """
      (\(change.occurredAt), \(type), \(change.id), \(change.revision), \(change.fieldNames))
      """
  }

  private func row(of change: Change, by call: MutationCall) -> Query {
    let values = change.values.map { AuditValues($0) }
    let entry = AuditEntry(
      occurredAt: change.occurredAt, caller: call.caller, peer: call.peer, callID: call.id,
      method: call.method, resource: change.resource.rawValue, resourceID: change.id,
      customerID: change.customer, revision: change.revision, action: change.action.rawValue,
      fields: change.fieldNames, valuesDigest: values?.digest ?? [])
    return AuditRecords.row(entry, values, by: key)
  }
}
