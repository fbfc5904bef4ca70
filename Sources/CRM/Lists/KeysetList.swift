import Postgres
import RPCCore

/// The statements of a list. Keyset paging: a page costs the same wherever it is.
struct KeysetList<Key: SortKey>: Sendable {
  let table: SQLFragment
  /// The id comes first.
  let columns: SQLFragment
  /// ANDed; there is at least one.
  let conditions: [Query]
  let order: ListOrder<Key>

  private func page(after position: Position?, limit: Int) -> Query {
    let key = order.key.expression
    let direction: SQLFragment = order.isDescending ? "DESC" : "ASC"
    let conditions = conditions + [position.map(condition)].compactMap { $0 }
    return """
      SELECT \(unescaped: columns), \(unescaped: key) AS sort_key
      FROM \(unescaped: table)
      WHERE \(conditions.joined(separator: " AND "))
      ORDER BY \(unescaped: key) \(unescaped: direction), id \(unescaped: direction)
      LIMIT \(Int64(limit))
      """
  }

  private var count: Query {
    """
    SELECT count(*) FROM \(unescaped: table) WHERE \(conditions.joined(separator: " AND "))
    """
  }

  /// Behind the row at which a page ended.
  private func condition(_ position: Position) -> Query {
    let key = order.key.expression
    let comparison: SQLFragment = order.isDescending ? "<" : ">"
    let id = position.id
    return switch position.key {
    case .instant(let instant):
      "(\(unescaped: key), id) \(unescaped: comparison) (\(instant), \(id))"
    case .number(let number):
      "(\(unescaped: key), id) \(unescaped: comparison) (\(number), \(id))"
    case .text(let text):
      "(\(unescaped: key), id) \(unescaped: comparison) (\(text), \(id))"
    }
  }
}

extension KeysetList: CountedQuery {
  func rows(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    let position = try position.map { try Position($0, in: order) }
    return Array(
      try await database.report(page(after: position, limit: limit), deadline: deadline))
  }

  func position(of row: Row) throws -> PageTokens.Position {
    try Position(row, in: order).tokenPosition
  }

  func count(in database: Database, deadline: ContinuousClock.Instant) async throws -> Int64 {
    try await database.report(count, deadline: deadline).first?.decode(Int64.self, at: 0) ?? 0
  }
}

extension KeysetList {
  /// Where a page ended: the sort key and the id of its last row.
  private struct Position {
    fileprivate let key: Value
    fileprivate let id: ResourceID

    fileprivate enum Value {
      case instant(Timestamptz)
      case number(Int64)
      case text(String)
    }

    init(_ row: Row, in order: ListOrder<Key>) throws {
      id = try row.decode(ResourceID.self, at: 0)
      key =
        switch order.key.type {
        case .instant: .instant(try row.decode(Timestamptz.self, named: "sort_key"))
        case .number: .number(try row.decode(Int64.self, named: "sort_key"))
        case .text: .text(try row.decode(String.self, named: "sort_key"))
        }
    }

    init(_ position: PageTokens.Position, in order: ListOrder<Key>) throws(RPCError) {
      id = position.id
      if order.key.type == .text {
        key = .text(position.sortKey)
        return
      }
      let number = try position.number
      key =
        order.key.type == .number
        ? .number(number) : .instant(Timestamptz(microsecondsSince2000: number))
    }

    var tokenPosition: PageTokens.Position {
      let sortKey =
        switch key {
        case .instant(let instant): String(instant.microsecondsSince2000)
        case .number(let number): String(number)
        case .text(let text): text
        }
      return PageTokens.Position(sortKey: sortKey, id: id)
    }
  }
}
