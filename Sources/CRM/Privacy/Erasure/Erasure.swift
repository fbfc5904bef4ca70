import CRMProto
import Postgres
import WireProto

/// Makes a customer anonymous in every table, as `PersonalDataRegistry` has it, in the caller's transaction.
struct Erasure {
  let transaction: Transaction
  let now: Timestamptz

  /// - Parameter customer: locked, and not erased.
  /// - Returns: how many rows of each table it concerned.
  func run(of customer: CustomerRow) async throws -> [ErasedRows] {
    // Whoever writes a customer writes its words before anything that others count: with that lock nobody else holds what
    // is locked from here on, and nobody writes a word that is found there while it goes.
    transaction.stage("LOCK TABLE search_word IN SHARE ROW EXCLUSIVE MODE")
    let traces = try await CustomerTraces(of: customer, in: transaction)
    let erased = try await blankTables(of: customer)
    transaction.stage(Self.end(customer, at: now))
    // Behind the customer, who is found and counted no more.
    try await TagTraces.erase(traces.tags, in: transaction)
    transaction.stage(WordTraces.erase(traces.words))
    return erased + [ErasedRows(table: "customer", rows: 1)]
  }

  /// All tables but the customer's own, for what is inserted from now on is refused by that.
  private func blankTables(of customer: CustomerRow) async throws -> [ErasedRows] {
    let tables = PersonalDataRegistry.tables.filter { $0.name.description != "customer" }
    let statements = tables.compactMap { table in
      table.erase(customer.id).map { (table: table, query: $0) }
    }
    let parts = statements.map { statement -> Query in
      "\(unescaped: statement.table.partName) AS (\(statement.query) RETURNING 1)"
    }
    let counts = statements.map { statement -> Query in
      "(SELECT count(*) FROM \(unescaped: statement.table.partName))"
    }
    let rows = try await transaction.query(
      "WITH \(parts.joined(separator: ", ")) SELECT \(counts.joined(separator: ", "))")
    guard let row = rows.first else { return [] }
    return try statements.enumerated().map { index, statement in
      ErasedRows(
        table: statement.table.name.description, rows: try row.decode(Int64.self, at: index))
    }
  }

  private static func end(_ customer: CustomerRow, at now: Timestamptz) -> Query {
    let blanks = PersonalDataRegistry.customer.blanks
    return """
      UPDATE customer SET \(blanks), revision = revision + 1, is_active = FALSE,
        erased_at = \(now), updated_at = GREATEST(updated_at, \(now))
      WHERE id = \(customer.id)
      """
  }
}

extension PersonalTable {
  /// Of its part of a statement about all tables.
  fileprivate var partName: SQLFragment { "erased_" + sql }

  /// The statement that erases its rows about a customer, if its kind is that simple.
  fileprivate func erase(_ customer: ResourceID) -> Query? {
    guard let isAbout = isAbout(customer) else { return nil }
    return switch erasure {
    case .blanks: "UPDATE \(unescaped: sql) SET \(blanks) WHERE \(isAbout)"
    case .rows: "DELETE FROM \(unescaped: sql) WHERE \(isAbout)"
    case .none, .apart: nil
    }
  }

  /// `email = '', tags = '{}', …`
  var blanks: Query {
    columns.filter(\.dataClass.isErased).map { column -> Query in
      "\(unescaped: column.sql) = \(unescaped: column.blank)"
    }.joined(separator: ", ")
  }
}
