import Postgres

extension Migration {
  /// Interactions and their follow-ups.
  static let interactions = Migration(
    number: 4, name: "interactions",
    statements: [
      """
      CREATE TABLE interaction (
        id uuid NOT NULL,
        revision bigint NOT NULL DEFAULT 1,
        customer_id uuid NOT NULL,
        staff_member_id text NOT NULL,
        channel smallint NOT NULL,
        subject text NOT NULL,
        summary text NOT NULL,
        duration_minutes integer,
        follow_up_required boolean NOT NULL,
        follow_up_date timestamptz,
        follow_up_completed_at timestamptz,
        "timestamp" timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        CONSTRAINT interaction_pkey PRIMARY KEY (id),
        CONSTRAINT interaction_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customer (id),
        CONSTRAINT interaction_channel_check CHECK (channel BETWEEN 1 AND 6),
        CONSTRAINT interaction_duration_minutes_check CHECK (duration_minutes >= 0),
        CONSTRAINT interaction_follow_up_check CHECK (
          follow_up_required = (follow_up_date IS NOT NULL)
          AND (follow_up_required OR follow_up_completed_at IS NULL))
      )
      """,
      "CREATE INDEX interaction_timestamp_idx ON interaction (\"timestamp\", id)",
      "CREATE INDEX interaction_created_at_idx ON interaction (created_at, id)",
      "CREATE INDEX interaction_customer_idx ON interaction (customer_id, \"timestamp\", id)",
      "CREATE INDEX interaction_staff_idx ON interaction (staff_member_id, \"timestamp\", id)",
      """
      CREATE INDEX interaction_open_follow_up_idx ON interaction (follow_up_date, id)
      WHERE follow_up_required AND follow_up_completed_at IS NULL
      """,
      """
      CREATE INDEX interaction_staff_open_follow_up_idx
      ON interaction (staff_member_id, follow_up_date, id)
      WHERE follow_up_required AND follow_up_completed_at IS NULL
      """,
      """
      COMMENT ON COLUMN interaction.channel IS
      'crm.v1.Channel: 1 email, 2 phone, 3 chat, 4 in person, 5 whatsapp, 6 sms'
      """,
    ])
}
