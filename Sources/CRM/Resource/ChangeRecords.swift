import Postgres

/// The statements about audit entries and events.
enum ChangeRecords {
  /// Both rows of each change.
  static func insert(_ changes: [Change], by call: MutationCall) -> Query {
    let events = changes.map(event).joined(separator: ", ")
    let entries = changes.map { entry(of: $0, by: call) }.joined(separator: ", ")
    return """
      WITH event AS (
        INSERT INTO outbox_event (occurred_at, type, resource_id, revision, fields)
        VALUES \(events))
      INSERT INTO audit_entry (
        occurred_at, caller, call_id, method, resource, resource_id, revision, action, changes)
      VALUES \(entries)
      """
  }

  private static func event(of change: Change) -> Query {
    let type = "crm.\(change.resource.rawValue).\(change.action.rawValue)"
    return """
      (\(change.occurredAt), \(type), \(change.id), \(change.revision), \(change.fieldNames))
      """
  }

  private static func entry(of change: Change, by call: MutationCall) -> Query {
    """
    (\(change.occurredAt), \(call.caller), \(call.id), \(call.method),
    \(change.resource.rawValue), \(change.id), \(change.revision), \(change.action.rawValue),
    \(change.values))
    """
  }
}
