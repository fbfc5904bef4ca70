import Postgres

/// Reads what criteria ask of customers.
enum FactsStore {
  /// Keeps others from changing the customers, and what happened to them, until the transaction ends.
  /// - Parameter withEvents: whether their interactions and feedback are asked for.
  static func locked(
    _ ids: [ResourceID], withEvents: Bool, in transaction: Transaction
  ) async throws -> [CustomerFacts] {
    try await facts("\(find(ids)) FOR NO KEY UPDATE", withEvents, transaction)
  }

  static func read(
    _ ids: [ResourceID], withEvents: Bool, in transaction: Transaction
  ) async throws -> [CustomerFacts] {
    try await facts(find(ids), withEvents, transaction)
  }

  private static func find(_ ids: [ResourceID]) -> Query {
    """
    SELECT \(unescaped: CustomerFacts.columns) FROM customer
    WHERE customer.id = ANY (\(ids)) ORDER BY customer.id
    """
  }

  private static func facts(
    _ statement: Query, _ withEvents: Bool, _ transaction: Transaction
  ) async throws -> [CustomerFacts] {
    let rows = try await transaction.query(statement)
    return try await facts(of: Array(rows), withEvents: withEvents, in: transaction)
  }

  /// - Parameter rows: with `CustomerFacts.columns` first.
  static func facts(
    of rows: [Row], withEvents: Bool, in transaction: Transaction
  ) async throws -> [CustomerFacts] {
    guard withEvents else { return try rows.map { try CustomerFacts($0) } }
    let ids = try rows.map { try $0.decode(ResourceID.self, at: 0) }
    let events = try await events(of: ids, in: transaction)
    return try zip(rows, ids).map { row, id in
      try CustomerFacts(row, events[id] ?? CustomerEvents())
    }
  }

  static func events(
    of ids: [ResourceID], in transaction: Transaction
  ) async throws -> [ResourceID: CustomerEvents] {
    var events: [ResourceID: CustomerEvents] = [:]
    for row in try await transaction.query(interactions(of: ids)) {
      var cells = row.makeDecoder()
      let id = try cells.next(ResourceID.self)
      events[id, default: CustomerEvents()].interactions.append(try InteractionFacts(&cells))
    }
    for row in try await transaction.query(feedback(of: ids)) {
      var cells = row.makeDecoder()
      let id = try cells.next(ResourceID.self)
      events[id, default: CustomerEvents()].feedback.append(try FeedbackFacts(&cells))
    }
    return events
  }

  private static func interactions(of ids: [ResourceID]) -> Query {
    """
    SELECT \(unescaped: InteractionFacts.columns) FROM interaction
    WHERE customer_id = ANY (\(ids)) ORDER BY "timestamp", id
    """
  }

  private static func feedback(of ids: [ResourceID]) -> Query {
    """
    SELECT \(unescaped: FeedbackFacts.columns) FROM feedback
    WHERE customer_id = ANY (\(ids)) ORDER BY submitted_at, id
    """
  }
}
