import Postgres

/// The statements about which migrations a database has had.
enum SchemaMigrations {
  static let createTable: Query = """
    CREATE TABLE IF NOT EXISTS schema_migration (
      number integer NOT NULL,
      name text NOT NULL,
      hash bytea NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT schema_migration_pkey PRIMARY KEY (number)
    )
    """

  static let tableExists: Query = "SELECT to_regclass('schema_migration') IS NOT NULL"

  static let list: Query = "SELECT number, hash FROM schema_migration ORDER BY number"

  static func find(_ number: Int32) -> Query {
    "SELECT 1 FROM schema_migration WHERE number = \(number)"
  }

  static func record(_ migration: Migration) -> Query {
    """
    INSERT INTO schema_migration (number, name, hash)
    VALUES (\(migration.number), \(migration.name), \(migration.hash))
    """
  }
}
