import Postgres

extension Migration {
  /// Changes of tier, for timelines; what the audit trail knows of them is taken over.
  static let loyaltyChanges = Migration(
    number: 7, name: "loyalty_changes",
    statements: [
      """
      CREATE TABLE loyalty_change (
        id uuid NOT NULL,
        customer_id uuid NOT NULL,
        occurred_at timestamptz NOT NULL,
        old_status smallint NOT NULL,
        new_status smallint NOT NULL,
        CONSTRAINT loyalty_change_pkey PRIMARY KEY (id),
        CONSTRAINT loyalty_change_customer_id_fkey
          FOREIGN KEY (customer_id) REFERENCES customer (id)
      )
      """,
      """
      CREATE INDEX loyalty_change_customer_idx ON loyalty_change (customer_id, occurred_at, id)
      """,
      """
      INSERT INTO loyalty_change (id, customer_id, occurred_at, old_status, new_status)
      SELECT gen_random_uuid(), resource_id, occurred_at,
        array_position(names, changes->'loyalty_status'->>'old'),
        array_position(names, changes->'loyalty_status'->>'new')
      FROM audit_entry, (SELECT ARRAY[
        'LOYALTY_STATUS_NEW', 'LOYALTY_STATUS_BRONZE', 'LOYALTY_STATUS_SILVER',
        'LOYALTY_STATUS_GOLD', 'LOYALTY_STATUS_PLATINUM', 'LOYALTY_STATUS_VIP'] AS names) AS status
      WHERE resource = 'customer' AND action = 'updated' AND changes ? 'loyalty_status'
      """,
    ])
}
