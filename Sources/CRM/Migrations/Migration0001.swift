import Postgres

extension Migration {
  /// What every service needs: request ids with their answers, and secrets that all servers share.
  static let requestRecords = Migration(
    number: 1, name: "request_records",
    statements: [
      """
      CREATE TABLE request_record (
        caller text NOT NULL,
        method text NOT NULL,
        request_id uuid NOT NULL,
        content_hash bytea NOT NULL,
        answer bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT request_record_pkey PRIMARY KEY (caller, method, request_id)
      )
      """,
      "CREATE INDEX request_record_created_at_idx ON request_record (created_at)",
      """
      CREATE TABLE server_secret (
        name text NOT NULL,
        value bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT server_secret_pkey PRIMARY KEY (name)
      )
      """,
    ])
}
