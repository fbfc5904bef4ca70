import Postgres

extension Migration {
  /// Segments, who is in them, and when time alone will change that.
  static let segments = Migration(
    number: 9, name: "segments",
    statements: texts + definitions + memberships + calculations)

  private static let texts: [Query] = [
    "CREATE EXTENSION IF NOT EXISTS intarray",
    "ALTER TABLE customer ADD COLUMN criteria_texts text[] NOT NULL DEFAULT '{}'",
    """
    COMMENT ON COLUMN customer.criteria_texts IS
    'As criteria compare them: full name, company, e-mail, nationality, residence, region'
    """,
    // Of what is pending a reader has to look through everything, so it is kept short.
    """
    CREATE INDEX customer_criteria_idx ON customer USING gin (
      loyalty_status, contact_type, region_code, city, (criteria_texts[4]), (criteria_texts[5]),
      preferred_language, tags)
    WITH (gin_pending_list_limit = 256) WHERE is_active
    """,
    "DROP INDEX customer_derived_version_idx",
    """
    CREATE INDEX customer_derived_version_idx ON customer (derived_version, id)
    WHERE derived_version < 2
    """,
  ]

  private static let definitions: [Query] = [
    """
    CREATE TABLE segment (
      id uuid NOT NULL,
      number integer NOT NULL GENERATED ALWAYS AS IDENTITY,
      revision bigint NOT NULL DEFAULT 1,
      name text NOT NULL,
      description text NOT NULL,
      criteria text NOT NULL,
      is_active boolean NOT NULL,
      is_deleted boolean NOT NULL DEFAULT false,
      status smallint NOT NULL DEFAULT 1,
      status_reason text NOT NULL DEFAULT '',
      count_before bigint NOT NULL DEFAULT 0,
      created_at timestamptz NOT NULL,
      updated_at timestamptz NOT NULL,
      last_calculated timestamptz,
      CONSTRAINT segment_pkey PRIMARY KEY (id),
      CONSTRAINT segment_number_key UNIQUE (number),
      CONSTRAINT segment_name_check CHECK (name <> ''),
      CONSTRAINT segment_status_check CHECK (status BETWEEN 1 AND 4)
    )
    """,
    "CREATE UNIQUE INDEX segment_name_key ON segment (lower(name)) WHERE NOT is_deleted",
    """
    COMMENT ON COLUMN segment.number IS
    'Stands for the segment in customer_segment; never given again'
    """,
    """
    COMMENT ON COLUMN segment.status IS
    'crm.v1.SegmentStatus: 1 pending, 2 calculating, 3 ready, 4 failed'
    """,
    """
    COMMENT ON COLUMN segment.count_before IS
    'Members when it was last ready: what callers are told while it is calculated'
    """,
    """
    COMMENT ON COLUMN segment.is_deleted IS
    'Gone for everybody; the row stays until its last member is out'
    """,
    "CREATE TABLE segment_catalogue (version bigint NOT NULL)",
    "INSERT INTO segment_catalogue (version) VALUES (1)",
    """
    COMMENT ON TABLE segment_catalogue IS
    'Grows whenever criteria change: whoever writes a customer evaluates those of this version'
    """,
    """
    CREATE FUNCTION require_segment_catalogue(known bigint) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      -- Whoever changes criteria holds it alone, until the commit.
      PERFORM pg_advisory_xact_lock_shared(\(unescaped: SegmentLocks.catalogue));
      IF (SELECT version FROM segment_catalogue) <> known THEN
        RAISE EXCEPTION USING ERRCODE = 'CRM01';
      END IF;
    END $$
    """,
  ]

  private static let memberships: [Query] = [
    """
    CREATE TABLE customer_segment (
      customer_id uuid NOT NULL,
      bucket integer NOT NULL,
      segments integer[] NOT NULL,
      CONSTRAINT customer_segment_pkey PRIMARY KEY (customer_id)
    )
    """,
    "COMMENT ON COLUMN customer_segment.segments IS 'Numbers of segments, ascending'",
    "COMMENT ON COLUMN customer_segment.bucket IS 'customer.search_bucket'",
    // Of intarray, whose operators stand before PostgreSQL's own.
    """
    CREATE INDEX customer_segment_members_idx
    ON customer_segment USING gin (bucket, segments gin__int_ops)
    """,
    """
    CREATE TABLE segment_count (
      segment_number integer NOT NULL,
      slot smallint NOT NULL,
      customers bigint NOT NULL,
      CONSTRAINT segment_count_pkey PRIMARY KEY (segment_number, slot)
    )
    """,
    "COMMENT ON TABLE segment_count IS 'Members of a segment: the sum of the slots'",
    """
    CREATE TABLE segment_change (
      id uuid NOT NULL DEFAULT gen_random_uuid(),
      customer_id uuid NOT NULL,
      segment_number integer NOT NULL,
      occurred_at timestamptz NOT NULL,
      entered boolean NOT NULL,
      cause text NOT NULL,
      CONSTRAINT segment_change_pkey PRIMARY KEY (id)
    )
    """,
    """
    COMMENT ON TABLE segment_change IS
    'Who entered and left by what happened to the customer; calculations are segment_calculation''s'
    """,
    "CREATE INDEX segment_change_customer_idx ON segment_change (customer_id, occurred_at, id)",
    """
    CREATE INDEX segment_change_segment_idx ON segment_change (segment_number, occurred_at)
    INCLUDE (entered)
    """,
    """
    CREATE TABLE segment_due (
      customer_id uuid NOT NULL,
      due_at timestamptz NOT NULL,
      CONSTRAINT segment_due_pkey PRIMARY KEY (customer_id)
    )
    """,
    """
    COMMENT ON COLUMN segment_due.due_at IS
    'Not later than the first instant at which time alone changes the customer''s segments'
    """,
    "CREATE INDEX segment_due_due_at_idx ON segment_due (due_at)",
    """
    ALTER TABLE outbox_event
      ADD COLUMN customers uuid[] NOT NULL DEFAULT '{}',
      ADD COLUMN cause text NOT NULL DEFAULT ''
    """,
    """
    COMMENT ON COLUMN outbox_event.customers IS
    'Of crm.segment.entered and crm.segment.left: who did; the resource is the segment'
    """,
  ]

  private static let calculations: [Query] = [
    """
    CREATE TABLE segment_calculation (
      id uuid NOT NULL,
      segments integer[] NOT NULL,
      position uuid NOT NULL,
      customers_done bigint NOT NULL DEFAULT 0,
      customers_total bigint NOT NULL,
      started_at timestamptz NOT NULL,
      finished_at timestamptz,
      CONSTRAINT segment_calculation_pkey PRIMARY KEY (id)
    )
    """,
    """
    COMMENT ON COLUMN segment_calculation.position IS
    'The last customer that was seen to, in the order of their ids'
    """,
    """
    CREATE INDEX segment_calculation_open_idx ON segment_calculation (started_at, id)
    WHERE finished_at IS NULL
    """,
    """
    CREATE TABLE segment_calculation_result (
      calculation_id uuid NOT NULL,
      segment_number integer NOT NULL,
      entered bigint NOT NULL DEFAULT 0,
      "left" bigint NOT NULL DEFAULT 0,
      customers bigint,
      finished_at timestamptz,
      duration_millis bigint,
      CONSTRAINT segment_calculation_result_pkey PRIMARY KEY (calculation_id, segment_number),
      CONSTRAINT segment_calculation_result_calculation_id_fkey
        FOREIGN KEY (calculation_id) REFERENCES segment_calculation (id)
    )
    """,
    """
    CREATE INDEX segment_calculation_result_segment_idx
    ON segment_calculation_result (segment_number, finished_at)
    """,
    """
    CREATE TABLE segment_calculation_request (
      id uuid NOT NULL,
      calculation_id uuid NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT segment_calculation_request_pkey PRIMARY KEY (id)
    )
    """,
  ]
}
