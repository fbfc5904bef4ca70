import Postgres
import Protobuf

/// The statements about audit entries and events.
enum ChangeRecords {
  /// Both rows of a change.
  static func insert(_ change: Change, by call: MutationCall) -> Query {
    let type = "crm.\(change.resource.rawValue).\(change.action.rawValue)"
    return """
      WITH event AS (
        INSERT INTO outbox_event (occurred_at, type, resource_id, revision, fields)
        VALUES (
          \(change.occurredAt), \(type), \(change.id), \(change.revision),
          \(change.fields.map(\.name))))
      INSERT INTO audit_entry (
        occurred_at, caller, call_id, method, resource, resource_id, revision, action, changes)
      VALUES (
        \(change.occurredAt), \(call.caller), \(call.id), \(call.method),
        \(change.resource.rawValue), \(change.id), \(change.revision), \(change.action.rawValue),
        \(JSONB(text: JSONValue.object(change.fields).text())))
      """
  }
}
