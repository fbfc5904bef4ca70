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
    var facts = try await transaction.query(statement).map { try CustomerFacts($0) }
    if withEvents { try await addEvents(to: &facts, in: transaction) }
    return facts
  }

  static func addEvents(
    to facts: inout [CustomerFacts], in transaction: Transaction
  ) async throws {
    let ids = facts.map(\.id)
    let indices = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
    for row in try await transaction.query(interactions(of: ids)) {
      var cells = row.makeDecoder()
      guard let index = indices[try cells.next(ResourceID.self)] else { continue }
      facts[index].interactions.append(try InteractionFacts(&cells))
    }
    for row in try await transaction.query(feedback(of: ids)) {
      var cells = row.makeDecoder()
      guard let index = indices[try cells.next(ResourceID.self)] else { continue }
      facts[index].feedback.append(try FeedbackFacts(&cells))
    }
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
