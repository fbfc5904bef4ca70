import Postgres

extension Migration {
  /// Customers. Enum columns hold the numbers of the `.proto` enums, which are in ascending order.
  static let customers = Migration(
    number: 2, name: "customers",
    statements: [
      """
      CREATE TABLE customer (
        id uuid NOT NULL,
        revision bigint NOT NULL DEFAULT 1,
        contact_type smallint NOT NULL,
        is_active boolean NOT NULL DEFAULT true,
        loyalty_status smallint NOT NULL DEFAULT 1,
        full_name text NOT NULL,
        full_name_ar text NOT NULL,
        company_name text NOT NULL,
        display_name text NOT NULL GENERATED ALWAYS AS (
          CASE contact_type WHEN 2 THEN company_name ELSE full_name END) STORED,
        email text NOT NULL,
        phone text NOT NULL,
        phone_e164 text NOT NULL,
        nationality text NOT NULL,
        residence_country text NOT NULL,
        region text NOT NULL,
        region_code text NOT NULL,
        city text NOT NULL,
        preferred_language text NOT NULL,
        tags text[] NOT NULL,
        notes text NOT NULL,
        ice text NOT NULL,
        external_ids jsonb NOT NULL,
        allowed_channels smallint[] NOT NULL,
        preferred_channel smallint NOT NULL,
        contact_from text NOT NULL,
        contact_until text NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        last_interaction timestamptz,
        CONSTRAINT customer_pkey PRIMARY KEY (id),
        CONSTRAINT customer_contact_type_check CHECK (contact_type IN (1, 2)),
        CONSTRAINT customer_loyalty_status_check CHECK (loyalty_status BETWEEN 1 AND 6),
        CONSTRAINT customer_name_check CHECK (display_name <> '')
      )
      """,
      "CREATE UNIQUE INDEX customer_email_active_key ON customer (lower(email)) WHERE is_active",
      "CREATE INDEX customer_created_at_idx ON customer (is_active, created_at, id)",
      "CREATE INDEX customer_updated_at_idx ON customer (is_active, updated_at, id)",
      """
      CREATE INDEX customer_display_name_idx
      ON customer (is_active, (lower(display_name) COLLATE "C"), id)
      """,
      """
      CREATE INDEX customer_last_interaction_idx
      ON customer (is_active, (COALESCE(last_interaction, '-infinity')), id)
      """,
      "COMMENT ON COLUMN customer.contact_type IS 'crm.v1.ContactType: 1 individual, 2 corporate'",
      """
      COMMENT ON COLUMN customer.loyalty_status IS
      'crm.v1.LoyaltyStatus: 1 new, 2 bronze, 3 silver, 4 gold, 5 platinum, 6 vip'
      """,
    ])
}
