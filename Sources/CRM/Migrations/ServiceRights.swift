package import Postgres

/// What the database role by which servers work may do: all that serving needs, and to the audit trail no more
/// than add to it. Whoever owns the tables grants it behind the migrations, so that new tables have it too.
package enum ServiceRights {
  /// Each table of the migrations with the rights to it. TRUNCATE is in none.
  private static let tables: SQLFragment = """
    SELECT owned.oid::regclass AS name,
      COALESCE(narrow.rights, 'SELECT, INSERT, UPDATE, DELETE') AS rights
    FROM pg_class AS own
    JOIN pg_class AS owned USING (relnamespace, relowner)
    LEFT JOIN (VALUES
      ('answer_generation', 'SELECT'),
      ('audit_entry', 'SELECT, INSERT'),
      ('audit_block', 'SELECT, INSERT'),
      ('audit_value', 'SELECT, INSERT, DELETE'),
      ('audit_head', 'SELECT, UPDATE'),
      ('consent_record', 'SELECT, INSERT, UPDATE'),
      ('erasure_receipt', 'SELECT, INSERT'),
      ('schema_migration', 'SELECT'),
      ('server_secret', 'SELECT, INSERT')
    ) AS narrow (table_name, rights) ON narrow.table_name = owned.relname
    WHERE own.oid = 'schema_migration'::regclass AND owned.relkind IN ('r', 'p')
    """

  /// Takes from the role of `crm.service_role` what it has, and gives it what it needs.
  private static let grant: Query = """
    DO $$
    DECLARE
      role text := current_setting('crm.service_role');
      schema regnamespace;
      owner oid;
      item record;
    BEGIN
      SELECT relnamespace, relowner INTO schema, owner
      FROM pg_class WHERE oid = 'schema_migration'::regclass;
      IF has_schema_privilege(role, schema, 'CREATE') THEN
        EXECUTE format('REVOKE CREATE ON SCHEMA %s FROM PUBLIC, %I', schema, role);
      END IF;
      IF NOT has_schema_privilege(role, schema, 'USAGE') THEN
        EXECUTE format('GRANT USAGE ON SCHEMA %s TO %I', schema, role);
      END IF;
      FOR item IN \(unescaped: tables) LOOP
        EXECUTE format('REVOKE ALL ON TABLE %s FROM %I', item.name, role);
        EXECUTE format('GRANT %s ON TABLE %s TO %I', item.rights, item.name, role);
      END LOOP;
      FOR item IN
        SELECT oid::regclass AS name FROM pg_class
        WHERE relnamespace = schema AND relowner = owner AND relkind = 'S'
      LOOP
        EXECUTE format('REVOKE ALL ON SEQUENCE %s FROM %I', item.name, role);
        EXECUTE format('GRANT USAGE, SELECT ON SEQUENCE %s TO %I', item.name, role);
      END LOOP;
      FOR item IN
        SELECT oid::regprocedure AS name FROM pg_proc
        WHERE pronamespace = schema AND proowner = owner AND prokind = 'f'
      LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', item.name, role);
      END LOOP;
    END $$
    """

  /// - Throws: `ServiceRoleError` for a role that is not there or from which nothing can be kept, `PostgresError`.
  static func grant(to role: String, in transaction: Transaction) async throws {
    let found = try await transaction.query(
      """
      SELECT pg_has_role(role.oid, own.relowner, 'MEMBER') FROM pg_roles AS role, pg_class AS own
      WHERE role.rolname = \(role) AND own.oid = 'schema_migration'::regclass
      """)
    guard let isOwner = try found.first?.decode(Bool.self, at: 0) else {
      throw ServiceRoleError.unknown(role: role)
    }
    guard !isOwner else { throw ServiceRoleError.owner(role: role) }
    _ = try await transaction.query("SELECT set_config('crm.service_role', \(role), true)")
    transaction.stage(grant)
  }

  /// Looks at what the database lets us do.
  /// - Returns: whether the audit trail could be rewritten by our role.
  /// - Throws: `ServiceRoleError.lacking`, `PostgresError`.
  package static func verify(in database: Database) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(15)
    let rows = try await database.report(
      """
      SELECT current_user::text, name::text FROM (\(unescaped: tables)) AS wanted
      WHERE NOT (SELECT bool_and(has_table_privilege(name::oid, needed))
        FROM unnest(string_to_array(rights, ', ')) AS needed)
      ORDER BY 2
      """, deadline: deadline)
    if let row = rows.first {
      throw ServiceRoleError.lacking(
        role: try row.decode(String.self, at: 0), table: try row.decode(String.self, at: 1))
    }
    let powers = try await database.report(
      """
      SELECT bool_or(has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
        OR pg_has_role(relowner, 'MEMBER'))
      FROM pg_class WHERE oid IN ('audit_entry'::regclass, 'audit_block'::regclass)
      """, deadline: deadline)
    return try powers.first?.decode(Bool.self, at: 0) ?? false
  }
}

/// Why a role is not one to serve by.
package enum ServiceRoleError: Error, Hashable, CustomStringConvertible {
  case unknown(role: String)
  case owner(role: String)
  case lacking(role: String, table: String)

  package var description: String {
    switch self {
    case .unknown(let role):
      "The database has no role \(role): make it first (CREATE ROLE … LOGIN)."
    case .owner(let role):
      "The role \(role) owns the tables, or may act for whoever does, so nothing can be kept from it: "
        + "give another one."
    case .lacking(let role, let table):
      "The database role \(role) lacks rights to \(table): run `crm-server migrate --service-role \(role)` "
        + "as the owner of the tables."
    }
  }
}
