import Postgres

extension Migration {
  /// What every mutation leaves behind, in its own transaction: an audit entry, and an event for others.
  static let auditAndOutbox = Migration(
    number: 3, name: "audit_and_outbox",
    statements: [
      """
      CREATE TABLE audit_entry (
        id bigint GENERATED ALWAYS AS IDENTITY,
        occurred_at timestamptz NOT NULL,
        caller text NOT NULL,
        call_id text NOT NULL,
        method text NOT NULL,
        resource text NOT NULL,
        resource_id uuid NOT NULL,
        revision bigint NOT NULL,
        action text NOT NULL,
        changes jsonb NOT NULL,
        CONSTRAINT audit_entry_pkey PRIMARY KEY (id)
      )
      """,
      "CREATE INDEX audit_entry_resource_idx ON audit_entry (resource_id, id)",
      """
      COMMENT ON COLUMN audit_entry.changes IS
      'Each changed field with its value before and after: {"email": {"old": …, "new": …}}'
      """,
      """
      CREATE TABLE outbox_event (
        id bigint GENERATED ALWAYS AS IDENTITY,
        occurred_at timestamptz NOT NULL,
        type text NOT NULL,
        resource_id uuid NOT NULL,
        revision bigint NOT NULL,
        fields text[] NOT NULL,
        CONSTRAINT outbox_event_pkey PRIMARY KEY (id)
      )
      """,
      """
      COMMENT ON TABLE outbox_event IS
      'What happened to which resource. Holds no personal data: who needs the state asks for it'
      """,
    ])
}
