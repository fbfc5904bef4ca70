import Postgres
import RPCCore

/// The statements of the customer list. Keyset paging: a page costs the same wherever it is.
enum CustomerListStore {
  static func page(
    _ filter: CustomerFilter, _ order: CustomerOrder, after: Position?, limit: Int
  ) -> Query {
    let key = order.key.expression
    let direction: SQLFragment = order.isDescending ? "DESC" : "ASC"
    let conditions = filter.conditions + [after?.condition(in: order)].compactMap { $0 }
    return """
      SELECT \(unescaped: CustomerRow.columns), \(unescaped: key) AS sort_key
      FROM customer
      WHERE \(conditions.joined(separator: " AND "))
      ORDER BY \(unescaped: key) \(unescaped: direction), id \(unescaped: direction)
      LIMIT \(Int64(limit))
      """
  }

  static func count(_ filter: CustomerFilter) -> Query {
    "SELECT count(*) FROM customer WHERE \(filter.conditions.joined(separator: " AND "))"
  }

  /// Where a page ended: the sort key and the id of its last row.
  struct Position {
    private let key: Key
    private let id: ResourceID

    private enum Key {
      case instant(Timestamptz)
      case text(String)
    }

    init(_ row: Row, in order: CustomerOrder) throws {
      id = try row.decode(ResourceID.self, at: 0)
      key =
        order.key.isInstant
        ? .instant(try row.decode(Timestamptz.self, named: "sort_key"))
        : .text(try row.decode(String.self, named: "sort_key"))
    }

    init(_ position: PageTokens.Position, in order: CustomerOrder) throws(RPCError) {
      id = position.id
      guard order.key.isInstant else {
        key = .text(position.sortKey)
        return
      }
      // The token is signed: only another version of this program could have written anything else.
      guard let microseconds = Int64(position.sortKey) else {
        throw .invalid(
          "page_token", "is not a page token of this service", reason: "PAGE_TOKEN_INVALID")
      }
      key = .instant(Timestamptz(microsecondsSince2000: microseconds))
    }

    var tokenPosition: PageTokens.Position {
      switch key {
      case .instant(let instant):
        PageTokens.Position(sortKey: String(instant.microsecondsSince2000), id: id)
      case .text(let text):
        PageTokens.Position(sortKey: text, id: id)
      }
    }

    fileprivate func condition(in order: CustomerOrder) -> Query {
      let expression = order.key.expression
      let comparison: SQLFragment = order.isDescending ? "<" : ">"
      return switch key {
      case .instant(let instant):
        "(\(unescaped: expression), id) \(unescaped: comparison) (\(instant), \(id))"
      case .text(let text):
        "(\(unescaped: expression), id) \(unescaped: comparison) (\(text), \(id))"
      }
    }
  }
}
