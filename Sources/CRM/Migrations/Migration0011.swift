import Postgres

extension Migration {
  /// An audit trail that proves itself: who and whence, values apart so that they can be forgotten, and blocks
  /// that hold the entries to their order.
  static let auditTrail = Migration(
    number: 11, name: "audit_trail", statements: entries + values + blocks)

  private static let entries: [Query] = [
    """
    ALTER TABLE audit_entry
      ADD COLUMN peer text NOT NULL DEFAULT '',
      ADD COLUMN customer_id uuid,
      ADD COLUMN fields text[] NOT NULL DEFAULT '{}',
      ADD COLUMN values_digest bytea NOT NULL DEFAULT '',
      ADD COLUMN reason text NOT NULL DEFAULT '',
      ADD COLUMN times integer NOT NULL DEFAULT 1,
      ADD COLUMN mac bytea NOT NULL DEFAULT '',
      ALTER COLUMN resource_id DROP NOT NULL,
      ALTER COLUMN revision DROP NOT NULL
    """,
    "COMMENT ON COLUMN audit_entry.peer IS 'The address that the call came from'",
    "COMMENT ON COLUMN audit_entry.customer_id IS 'Whose data it is about, if anybody''s'",
    "COMMENT ON COLUMN audit_entry.fields IS 'Those that differ'",
    "COMMENT ON COLUMN audit_entry.reason IS 'Why a call was denied'",
    "COMMENT ON COLUMN audit_entry.times IS 'How many calls were denied alike'",
    """
    COMMENT ON COLUMN audit_entry.values_digest IS
    'SHA-256 of salt and text of the audit_value; empty when there is none'
    """,
    """
    COMMENT ON COLUMN audit_entry.mac IS
    'HMAC-SHA256 of all other columns but the id, by a key that is not in the database'
    """,
    """
    UPDATE audit_entry AS entry SET
      fields = ARRAY(SELECT jsonb_object_keys(changes) ORDER BY 1),
      values_digest = sha256(convert_to(changes::text, 'UTF8')),
      customer_id = CASE resource WHEN 'customer' THEN resource_id ELSE (
        SELECT (first.changes->'customer_id'->>'new')::uuid FROM audit_entry AS first
        WHERE first.resource_id = entry.resource_id
          AND first.changes->'customer_id'->>'new' <> '' LIMIT 1) END
    """,
    """
    CREATE INDEX audit_entry_customer_idx ON audit_entry (customer_id, id)
    WHERE customer_id IS NOT NULL
    """,
    "CREATE INDEX audit_entry_occurred_at_idx ON audit_entry USING brin (occurred_at)",
  ]

  private static let values: [Query] = [
    """
    CREATE TABLE audit_value (
      entry_id bigint NOT NULL,
      salt bytea NOT NULL,
      changes text NOT NULL,
      CONSTRAINT audit_value_pkey PRIMARY KEY (entry_id)
    )
    """,
    """
    COMMENT ON TABLE audit_value IS
    'Each changed field with its value before and after, as JSON: {"email": {"old": …, "new": …}}. Gone when the
    customer is erased'
    """,
    """
    INSERT INTO audit_value (entry_id, salt, changes) SELECT id, '', changes::text FROM audit_entry
    """,
    "ALTER TABLE audit_entry DROP COLUMN changes",
  ]

  private static let blocks: [Query] = [
    """
    CREATE TABLE audit_block (
      number bigint NOT NULL,
      entry_ids bigint[] NOT NULL,
      macs bytea NOT NULL,
      previous bytea NOT NULL,
      sealed_at timestamptz NOT NULL,
      hash bytea NOT NULL,
      CONSTRAINT audit_block_pkey PRIMARY KEY (number)
    )
    """,
    "COMMENT ON COLUMN audit_block.macs IS 'Of the entries, 32 bytes each'",
    "COMMENT ON COLUMN audit_block.hash IS 'HMAC-SHA256 of the other columns'",
    """
    CREATE TABLE audit_head (
      is_only boolean NOT NULL DEFAULT true,
      block_number bigint NOT NULL,
      hash bytea NOT NULL,
      watermark bigint NOT NULL,
      sealed_above bigint[] NOT NULL,
      adopted_through bigint NOT NULL,
      CONSTRAINT audit_head_pkey PRIMARY KEY (is_only),
      CONSTRAINT audit_head_only_check CHECK (is_only)
    )
    """,
    "COMMENT ON COLUMN audit_head.watermark IS 'Up to it every entry is in a block'",
    "COMMENT ON COLUMN audit_head.sealed_above IS 'Entries behind the watermark that are in blocks'",
    """
    COMMENT ON COLUMN audit_head.adopted_through IS
    'Entries up to it are from before there were MACs: the blocks alone have theirs'
    """,
    """
    INSERT INTO audit_head
      (block_number, hash, watermark, sealed_above, adopted_through)
    SELECT 0, '', 0, '{}', COALESCE(max(id), 0) FROM audit_entry
    """,
  ]
}
