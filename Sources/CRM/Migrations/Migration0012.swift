import Postgres

extension Migration {
  /// What we owe the people in the data: consent, restriction, legal hold, erasure, tags that are sensitive.
  static let privacy = Migration(
    number: 12, name: "privacy", statements: status + ledger + erasure + sensitiveTags + statistics)

  private static let status: [Query] = [
    """
    ALTER TABLE customer
      ADD COLUMN consents text[] NOT NULL DEFAULT '{}',
      ADD COLUMN objections text[] NOT NULL DEFAULT '{}',
      ADD COLUMN restricted_at timestamptz,
      ADD COLUMN restriction_reason text NOT NULL DEFAULT '',
      ADD COLUMN legal_hold_at timestamptz,
      ADD COLUMN legal_hold_reason text NOT NULL DEFAULT '',
      ADD COLUMN erased_at timestamptz
    """,
    """
    COMMENT ON COLUMN customer.consents IS
    'Channels and purposes whose latest decision is a consent, as EMAIL:MARKETING; made of consent_record'
    """,
    """
    COMMENT ON COLUMN customer.objections IS
    'The same for those whose latest decision is against it'
    """,
    "COMMENT ON COLUMN customer.restricted_at IS 'Since when the data is stored only'",
    "COMMENT ON COLUMN customer.legal_hold_at IS 'Since when the data must not be erased'",
    "COMMENT ON COLUMN customer.erased_at IS 'Since when nobody knows who it was'",
  ]

  private static let ledger: [Query] = [
    """
    CREATE TABLE consent_record (
      id uuid NOT NULL,
      customer_id uuid NOT NULL,
      channel smallint NOT NULL,
      purpose smallint NOT NULL,
      decision smallint NOT NULL,
      decided_at timestamptz NOT NULL,
      method text NOT NULL,
      text_version text NOT NULL,
      evidence text NOT NULL,
      recorded_at timestamptz NOT NULL,
      recorded_by text NOT NULL,
      CONSTRAINT consent_record_pkey PRIMARY KEY (id),
      CONSTRAINT consent_record_customer_id_fkey
        FOREIGN KEY (customer_id) REFERENCES customer (id),
      CONSTRAINT consent_record_channel_check CHECK (channel BETWEEN 0 AND 6),
      CONSTRAINT consent_record_purpose_check CHECK (purpose BETWEEN 1 AND 4),
      CONSTRAINT consent_record_decision_check CHECK (decision BETWEEN 1 AND 3)
    )
    """,
    "CREATE INDEX consent_record_customer_idx ON consent_record (customer_id, decided_at, id)",
    "COMMENT ON COLUMN consent_record.channel IS 'crm.v1.Channel; 0 is every channel'",
    "COMMENT ON COLUMN consent_record.purpose IS 'crm.v1.ContactPurpose'",
    """
    COMMENT ON COLUMN consent_record.decision IS
    'crm.v1.ConsentDecision: 1 granted, 2 withdrawn, 3 objected'
    """,
  ]

  private static let erasure: [Query] = [
    """
    CREATE TABLE erasure_receipt (
      id uuid NOT NULL,
      customer_id uuid NOT NULL,
      erased_at timestamptz NOT NULL,
      erased_by text NOT NULL,
      reason smallint NOT NULL,
      reference text NOT NULL,
      erased_tables text[] NOT NULL,
      erased_rows bigint[] NOT NULL,
      signature bytea NOT NULL,
      CONSTRAINT erasure_receipt_pkey PRIMARY KEY (id),
      CONSTRAINT erasure_receipt_customer_id_key UNIQUE (customer_id)
    )
    """,
    "COMMENT ON COLUMN erasure_receipt.reason IS 'crm.v1.ErasureReason'",
    "COMMENT ON COLUMN erasure_receipt.signature IS 'HMAC-SHA256 of the others by the audit key'",
    "ALTER TABLE request_record ADD COLUMN customer_id uuid",
    """
    COMMENT ON COLUMN request_record.customer_id IS
    'Whose data the answer has; with their erasure it is taken away, and the digest too'
    """,
    """
    CREATE INDEX request_record_customer_idx ON request_record (customer_id)
    WHERE customer_id IS NOT NULL
    """,
    // What is written of an erased customer would be personal data again. The lock comes first, as everywhere.
    """
    CREATE FUNCTION refuse_erased_customer() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (
        SELECT FROM customer WHERE id = NEW.customer_id AND erased_at IS NOT NULL
      ) THEN
        RAISE EXCEPTION USING ERRCODE = 'CRM02';
      END IF;
      RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER interaction_customer_erased BEFORE INSERT ON interaction
    FOR EACH ROW EXECUTE FUNCTION refuse_erased_customer()
    """,
    """
    CREATE TRIGGER feedback_customer_erased BEFORE INSERT ON feedback
    FOR EACH ROW WHEN (NEW.customer_id IS NOT NULL) EXECUTE FUNCTION refuse_erased_customer()
    """,
  ]

  /// The planner's statistics would keep values of people who are erased until the next ANALYZE. These it does not
  /// need.
  private static let statistics: [Query] = [
    """
    ALTER TABLE customer
      ALTER full_name SET STATISTICS 0, ALTER full_name_ar SET STATISTICS 0,
      ALTER company_name SET STATISTICS 0, ALTER display_name SET STATISTICS 0,
      ALTER email SET STATISTICS 0, ALTER phone SET STATISTICS 0,
      ALTER phone_e164 SET STATISTICS 0, ALTER notes SET STATISTICS 0,
      ALTER ice SET STATISTICS 0, ALTER external_ids SET STATISTICS 0,
      ALTER restriction_reason SET STATISTICS 0, ALTER legal_hold_reason SET STATISTICS 0
    """,
    "ALTER TABLE interaction ALTER subject SET STATISTICS 0, ALTER summary SET STATISTICS 0",
    """
    ALTER TABLE feedback
      ALTER comments SET STATISTICS 0, ALTER resolution_notes SET STATISTICS 0
    """,
    """
    ALTER TABLE consent_record
      ALTER method SET STATISTICS 0, ALTER text_version SET STATISTICS 0,
      ALTER evidence SET STATISTICS 0
    """,
    "ALTER TABLE audit_value ALTER salt SET STATISTICS 0, ALTER changes SET STATISTICS 0",
    "ALTER TABLE request_record ALTER answer SET STATISTICS 0",
    "ALTER INDEX customer_email_active_key ALTER COLUMN 1 SET STATISTICS 0",
    "ALTER INDEX customer_email_prefix_idx ALTER COLUMN 1 SET STATISTICS 0",
    "ALTER INDEX customer_display_name_idx ALTER COLUMN 2 SET STATISTICS 0",
  ]

  private static let sensitiveTags: [Query] = [
    """
    CREATE TABLE sensitive_tag (
      tag text COLLATE "C" NOT NULL,
      marked_at timestamptz NOT NULL,
      marked_by text NOT NULL,
      CONSTRAINT sensitive_tag_pkey PRIMARY KEY (tag)
    )
    """,
    """
    COMMENT ON TABLE sensitive_tag IS
    'Tags that say what law 09-08 calls sensitive: for callers with crm:read:privacy alone'
    """,
  ]
}
