import Logging
import Postgres
import Protobuf

/// The database of the replaced service, of which nothing is changed.
struct OldDatabase {
  static let rowsPerPage = 1000

  private let database: Database

  /// Opens it, runs `body` and closes it.
  /// - Throws: `OldDatabaseError` when it cannot be reached or read.
  static func with(_ url: String, _ body: (OldDatabase) async throws -> Void) async throws {
    var configuration = DatabaseConfiguration(connectionString: url)
    configuration.applicationName = "crmctl migrate-from"
    configuration.session = .any
    configuration.isReadOnly = true
    configuration.limits.reportConnections = 1
    configuration.timeouts.exclusiveStatement = OldDatabase.statementTime
    guard configuration.connectionStringWithoutSecrets != nil else {
      throw InputError("the URL of the old database cannot be read: postgresql://USER@HOST/NAME")
    }
    var logger = Logger(label: "old-database") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .warning
    let database = Database(configuration, logger: logger)
    do {
      try await body(OldDatabase(database: database))
    } catch {
      await database.shutdown()
      throw (error as? PostgresError).map(OldDatabaseError.init) ?? error
    }
    await database.shutdown()
  }

  /// Whether a URL says what it should not.
  static func hasPassword(_ url: String) -> Bool {
    let hidden = DatabaseConfiguration(connectionString: url).connectionStringWithoutSecrets
    return hidden?.contains("(hidden)") ?? false
  }

  private static let statementTime = Duration.seconds(600)

  private func rows(_ query: Query) async throws -> Rows {
    try await database.report(query, deadline: .now + Self.statementTime)
  }

  /// What the tables have: names and types by table; a table that is not there has none.
  func columns() async throws -> [OldTable: [String: String]] {
    let names = OldTable.allCases.map(\.rawValue)
    let found = try await rows(
      """
      SELECT name, attname::text, format_type(atttypid, NULL)
      FROM unnest(\(names)) AS name JOIN pg_attribute ON attrelid = to_regclass(name)
      WHERE attnum > 0 AND NOT attisdropped
      """)
    var columns: [OldTable: [String: String]] = [:]
    for row in found {
      var cells = row.makeDecoder()
      guard let table = OldTable(rawValue: try cells.next(String.self)) else { continue }
      let name = try cells.next(String.self)
      columns[table, default: [:]][name] = try cells.next(String.self)
    }
    return columns
  }

  func count(_ table: OldTable) async throws -> Int {
    let rows = try await rows("SELECT count(*) FROM \(unescaped: table.fragment)")
    return try rows[0].decode(Int.self, at: 0)
  }

  /// A page of the rows behind an id, by their ids. As JSON: the columns' types differ between installations.
  func page(_ table: OldTable, after id: Int64) async throws -> [OldRow] {
    let found = try await rows(
      """
      SELECT id::bigint, row_to_json(old)::text FROM \(unescaped: table.fragment) AS old
      WHERE id > \(id) ORDER BY id LIMIT \(Int64(Self.rowsPerPage))
      """)
    return try Self.read(found, of: table)
  }

  func customers(_ ids: [Int64]) async throws -> [OldRow] {
    let found = try await rows(
      "SELECT id::bigint, row_to_json(old)::text FROM customers AS old WHERE id = ANY(\(ids))")
    return try Self.read(found, of: .customers)
  }

  // Inlined, it crashes the optimiser of Swift 6.3.1.
  @inline(never)
  private static func read(_ rows: Rows, of table: OldTable) throws -> [OldRow] {
    try rows.map { try OldRow($0, of: table) }
  }

  /// Customers that share an address, compared as `EmailText` compares them: of each address the ids, the one that
  /// stays active first, if any of them is active.
  func sharedAddresses(after address: String) async throws -> [SharedAddress] {
    let found = try await rows(
      """
      SELECT address, array_agg(id::bigint ORDER BY active DESC, id), bool_or(active) FROM (
        SELECT id, coalesce(is_active::text NOT IN ('f', 'false', '0'), true) AS active,
          lower(regexp_replace(regexp_replace(email::text, '[\\s<>]', '', 'g'),
            '^mailto:|[.,;]+$', '', 'gi')) AS address
        FROM customers) AS old
      WHERE address > \(address) GROUP BY address HAVING count(*) > 1
      ORDER BY address LIMIT \(Int64(Self.rowsPerPage))
      """)
    return try found.map { row in
      var cells = row.makeDecoder()
      let address = try cells.next(String.self)
      let ids = try cells.next([Int64].self)
      let hasActive = try cells.next(Bool.self)
      return SharedAddress(address: address, ids: ids, hasActive: hasActive)
    }
  }
}

/// Customers that have one address.
struct SharedAddress: Sendable {
  let address: String
  let ids: [Int64]
  let hasActive: Bool

  /// Who keeps the address.
  var holder: Int64? { hasActive ? ids.first : nil }
  /// The others, who are migrated before the holder and deactivated.
  var others: [Int64] { hasActive ? Array(ids.dropFirst()) : ids }
}
