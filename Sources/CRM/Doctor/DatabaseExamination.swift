package import FoundationEssentials
package import Logging
import Morocco
package import Postgres

/// Looks at a database as a server would work on it; changes nothing.
package struct DatabaseExamination: Sendable {
  private let database: Database
  private let logger: Logger
  private let settings: CRMSettings
  private let now: Date

  /// - Parameters:
  ///   - database: by the role that serves.
  ///   - now: this machine's clock.
  package init(
    of database: Database, settings: CRMSettings, now: Date = .now, logger: Logger
  ) {
    self.database = database
    self.settings = settings
    self.now = now
    self.logger = logger
  }

  /// In the order in which a start would fail. Behind a database that does not answer there is nothing to look at.
  package func run() async -> [Diagnosis] {
    do {
      try await database.ping(deadline: .now + .seconds(6))
    } catch {
      return [
        .fail(
          "database", "does not answer",
          remedy: "Start PostgreSQL, and check host, port, role and password of DATABASE_URL.")
      ]
    }
    var found: [Diagnosis] = []
    for look in [version, schema, rights, extensions, indexes, safety, clock, zone, connections] {
      do {
        found += try await look()
      } catch {
        found.append(
          .fail(
            "database", "refused to tell: \(error)",
            remedy:
              "Give the role of DATABASE_URL its rights: `crm-server migrate --service-role ROLE`.")
        )
      }
    }
    return found
  }
}

// MARK: What a start depends on

extension DatabaseExamination {
  private static let versionMin = 140_000

  private func version() async throws -> [Diagnosis] {
    let row = try await row(
      "SELECT current_setting('server_version_num')::integer, current_user::text, pg_is_in_recovery()"
    )
    let number = Int(try row.decode(Int32.self, at: 0))
    let text =
      "PostgreSQL \(number / 10_000).\(number % 10_000), as \(try row.decode(String.self, at: 1))"
    if number < Self.versionMin {
      return [.fail("database", text, remedy: "Use PostgreSQL 14 or later.")]
    }
    if try row.decode(Bool.self, at: 2) {
      return [
        .fail(
          "database", "\(text): a standby, which takes no writes",
          remedy: "Name the primary in DATABASE_URL, or promote this one.")
      ]
    }
    return [.ok("database", text)]
  }

  private func schema() async throws -> [Diagnosis] {
    let migrator = Migrator(database, logger: logger)
    do {
      try await migrator.verify()
      return [.ok("schema", "version \(migrator.latest), which this program needs")]
    } catch let error as SchemaError {
      let remedy =
        switch error {
        case .older: "Run `crm-server migrate` as the owner of the tables."
        case .newer: "Run a crm-server that knows this schema."
        case .altered: "Find out who has changed the schema; restore it from a backup if need be."
        }
      return [.fail("schema", error.description, remedy: remedy)]
    }
  }

  private func rights() async throws -> [Diagnosis] {
    do {
      guard try await ServiceRights.verify(in: database) else {
        return [.ok("role", "may do what serving needs, and cannot rewrite the audit trail")]
      }
      return [
        .warn(
          "role", "may rewrite the audit trail",
          remedy:
            "Serve by a role of its own: CREATE ROLE … LOGIN, `crm-server migrate --service-role ROLE` "
            + "as the owner, and name that role in DATABASE_URL.")
      ]
    } catch let error as ServiceRoleError {
      return [
        .fail(
          "role", error.description,
          remedy: "Run `crm-server migrate --service-role ROLE` as the owner of the tables.")
      ]
    } catch let error as PostgresError where error.sqlState == .undefinedTable {
      // The schema is not there; that has been said.
      return []
    }
  }

  private func extensions() async throws -> [Diagnosis] {
    let rows = try await rows(
      """
      SELECT name FROM unnest(ARRAY['pg_trgm', 'btree_gin', 'intarray']) AS wanted (name)
      WHERE name NOT IN (SELECT extname::text FROM pg_extension) ORDER BY name
      """)
    let missing = try rows.map { try $0.decode(String.self, at: 0) }
    guard !missing.isEmpty else { return [.ok("extensions", "pg_trgm, btree_gin, intarray")] }
    return [
      .fail(
        "extensions", "missing: \(missing.joined(separator: ", "))",
        remedy: "As the owner of the database: "
          + missing.map { "CREATE EXTENSION \($0);" }.joined(separator: " "))
    ]
  }
}

// MARK: What makes it slow, or loses data

extension DatabaseExamination {
  private func indexes() async throws -> [Diagnosis] {
    let rows = try await rows(
      """
      SELECT index.relname::text, indisvalid AND indisready
      FROM pg_index JOIN pg_class AS index ON index.oid = indexrelid
      WHERE index.relnamespace = (SELECT relnamespace FROM pg_class
        WHERE oid = to_regclass('schema_migration'))
      """)
    let found = Dictionary(
      try rows.map { (try $0.decode(String.self, at: 0), try $0.decode(Bool.self, at: 1)) },
      uniquingKeysWith: { $0 && $1 })
    guard !found.isEmpty else { return [] }
    let missing = SchemaIndexes.all.filter { found[$0.name] == nil }.map { index in
      Diagnosis.fail("indexes", "\(index.name) is missing", remedy: "\(index.repair);")
    }
    let invalid = found.filter { !$0.value }.keys.sorted().map { name in
      Diagnosis.fail(
        "indexes", "\(name) is invalid, and slows writes for nothing",
        remedy: "REINDEX INDEX CONCURRENTLY \(name);")
    }
    let all = missing + invalid
    return all.isEmpty ? [.ok("indexes", "all \(SchemaIndexes.all.count) there and valid")] : all
  }

  private func safety() async throws -> [Diagnosis] {
    let rows = try await rows(
      """
      SELECT name, setting FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'
      ORDER BY name
      """)
    let off = try rows.map { try $0.decode(String.self, at: 0) }
    guard !off.isEmpty else { return [.ok("durability", "what is committed survives a crash")] }
    return off.map { name in
      let cost =
        name == "synchronous_commit"
        ? "a crash loses what was committed in the last moments"
        : "a crash of the machine destroys the cluster"
      return .fail(
        "durability", "\(name) is off: \(cost)",
        remedy: "ALTER SYSTEM SET \(name) = on; SELECT pg_reload_conf();")
    }
  }

  private func connections() async throws -> [Diagnosis] {
    let row = try await row(
      """
      SELECT (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
        current_setting('max_connections')::bigint
      """)
    let (used, all) = (try row.decode(Int64.self, at: 0), try row.decode(Int64.self, at: 1))
    let text = "\(used) of \(all) in use"
    // One server takes 33 (DatabaseConfiguration.Limits).
    guard used * 10 >= all * 9 else { return [.ok("connections", text)] }
    return [
      .warn(
        "connections", text,
        remedy:
          "Raise max_connections, which needs a restart of PostgreSQL, or run fewer servers on it.")
    ]
  }
}

// MARK: Time

extension DatabaseExamination {
  private static let skewMaxSeconds = 5.0

  private func clock() async throws -> [Diagnosis] {
    let row = try await row("SELECT extract(epoch FROM clock_timestamp())::double precision")
    let ahead = try row.decode(Double.self, at: 0) - now.timeIntervalSince1970
    let text =
      "PostgreSQL's is \(Int(ahead.magnitude)) s \(ahead < 0 ? "behind" : "ahead of") this machine's"
    guard ahead.magnitude > Self.skewMaxSeconds else { return [.ok("clock", text)] }
    return [
      .fail("clock", text, remedy: "Set both clocks by NTP (timedatectl set-ntp true).")
    ]
  }

  /// Instants at which old tables of time zones are wrong: 2026-03-01 and 2026-11-22, 12:00 UTC. Morocco leaves UTC+1 on 20
  /// September 2026.
  private static let probes: [Int64] = [1_772_366_400, 1_795_348_800]

  private func zone() async throws -> [Diagnosis] {
    let zone = settings.zone
    for probe in Self.probes {
      let row = try await row(
        """
        SELECT extract(epoch FROM
          (to_timestamp(\(Double(probe))) AT TIME ZONE \(zone.name)) - (to_timestamp(\(Double(probe)))
            AT TIME ZONE 'UTC'))::bigint
        """)
      let theirs = try row.decode(Int64.self, at: 0)
      let ours = Int64(zone.utcOffset(at: probe))
      guard theirs == ours else {
        let date = Date(timeIntervalSince1970: Double(probe)).ISO8601Format()
        return [
          .warn(
            "time zone",
            "PostgreSQL takes \(zone.name) for UTC\(Self.hours(theirs)) at \(date), where it is "
              + "UTC\(Self.hours(ours)): dates that return (birthdays) may be a day off near midnight",
            remedy:
              "Bring the tz database on PostgreSQL's machine up to date (Debian: apt-get install "
              + "--only-upgrade tzdata), and restart PostgreSQL.")
        ]
      }
    }
    return [.ok("time zone", "PostgreSQL and this program agree on \(zone.name)")]
  }

  private static func hours(_ seconds: Int64) -> String {
    (seconds < 0 ? "-" : "+") + "\(seconds.magnitude / 3_600)"
  }

  private func rows(_ query: Query) async throws -> Rows {
    try await database.report(query, deadline: .now + .seconds(10))
  }

  private func row(_ query: Query) async throws -> Row {
    guard let row = try await rows(query).first else {
      throw PostgresError(.decoding, mismatch: "no row")
    }
    return row
  }
}
