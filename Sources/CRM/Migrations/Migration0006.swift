import Postgres

extension Migration {
  /// What customers are found by. Their search columns are filled by the program, which alone knows how
  /// names are folded: those of version 0 are from before, and the server sees to them when it starts.
  static let search = Migration(
    number: 6, name: "search",
    statements: [
      "CREATE EXTENSION IF NOT EXISTS pg_trgm",
      "CREATE EXTENSION IF NOT EXISTS btree_gin",
      "CREATE SEQUENCE customer_search_seq",
      """
      ALTER TABLE customer
        ADD COLUMN search_name text NOT NULL DEFAULT '',
        ADD COLUMN search_sound text NOT NULL DEFAULT '',
        ADD COLUMN search_terms text[] NOT NULL DEFAULT '{}',
        ADD COLUMN search_phone text COLLATE "C" NOT NULL DEFAULT '',
        ADD COLUMN search_bucket integer NOT NULL
          DEFAULT (nextval('customer_search_seq') / \(unescaped: SearchBuckets.size))::integer,
        ADD COLUMN derived_version smallint NOT NULL DEFAULT 0
      """,
      "COMMENT ON COLUMN customer.search_name IS 'The display name, folded'",
      """
      COMMENT ON COLUMN customer.search_sound IS
      'The phonetic keys of the display name, sorted, with spaces between'
      """,
      """
      COMMENT ON COLUMN customer.search_terms IS
      'Folded words of names and e-mail; their first letters behind ^; phonetic keys behind ~'
      """,
      "COMMENT ON COLUMN customer.search_phone IS 'The digits of the phone number, last one first'",
      """
      COMMENT ON COLUMN customer.search_bucket IS
      'Customers that were created one after the other: a search looks into the newest ones first'
      """,
      """
      COMMENT ON COLUMN customer.derived_version IS
      'Version of the rules by which region_code, city, phone_e164 and the search columns were made'
      """,
      // A search has to look through what is pending, and so takes longer after many writes.
      """
      CREATE INDEX customer_search_terms_idx ON customer USING gin (search_bucket, search_terms)
      WITH (fastupdate = off)
      """,
      "CREATE INDEX customer_search_sound_idx ON customer (search_sound, id)",
      "CREATE INDEX customer_search_phone_idx ON customer (search_phone, id)",
      """
      CREATE INDEX customer_email_prefix_idx ON customer ((lower(email) COLLATE "C"), id)
      """,
      """
      CREATE INDEX customer_derived_version_idx ON customer (derived_version, id)
      WHERE derived_version < 1
      """,
      """
      CREATE TABLE search_word (
        word text COLLATE "C" NOT NULL,
        CONSTRAINT search_word_pkey PRIMARY KEY (word)
      )
      """,
      "COMMENT ON TABLE search_word IS 'The words of all search_terms, each once'",
      "CREATE INDEX search_word_trigram_idx ON search_word USING gin (word gin_trgm_ops)",
    ])
}
