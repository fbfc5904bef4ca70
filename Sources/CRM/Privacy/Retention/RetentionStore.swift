import Postgres

/// The statements that find what was kept for longer than it may be.
enum RetentionStore {
  /// What the audit entry about values that are not kept any more is about.
  static let trail = "audit"

  /// Nothing was done with the customer since. Who is restricted is not: nothing is to be done with them.
  static func isForgotten(since cutoff: Timestamptz) -> Query {
    """
    (customer.restricted_at IS NULL AND customer.updated_at < \(cutoff) AND customer.created_at < \(cutoff)
      AND COALESCE(customer.last_interaction, '-infinity') < \(cutoff)
      AND NOT EXISTS (
        SELECT FROM interaction WHERE customer_id = customer.id AND updated_at >= \(cutoff))
      AND NOT EXISTS (
        SELECT FROM feedback WHERE customer_id = customer.id
          AND GREATEST(submitted_at, updated_at) >= \(cutoff))
      AND NOT EXISTS (
        SELECT FROM consent_record WHERE customer_id = customer.id AND recorded_at >= \(cutoff)))
    """
  }

  /// How many customers: those to be erased, and those among them who are held.
  static func countCustomers(_ cutoff: Timestamptz) -> Query {
    """
    SELECT count(*) FILTER (WHERE legal_hold_at IS NULL),
      count(*) FILTER (WHERE legal_hold_at IS NOT NULL)
    FROM customer WHERE erased_at IS NULL AND \(isForgotten(since: cutoff))
    """
  }

  static func customers(_ cutoff: Timestamptz, after last: ResourceID, limit: Int) -> Query {
    """
    SELECT id FROM customer
    WHERE id > \(last) AND erased_at IS NULL AND legal_hold_at IS NULL
      AND \(isForgotten(since: cutoff))
    ORDER BY id LIMIT \(Int64(limit))
    """
  }

  /// Values of entries about nobody who is held.
  private static func isForgotten(_ cutoff: Timestamptz) -> Query {
    """
    occurred_at < \(cutoff) AND NOT EXISTS (
      SELECT FROM customer
      WHERE customer.id = audit_entry.customer_id AND legal_hold_at IS NOT NULL)
    """
  }

  static func countValues(_ cutoff: Timestamptz) -> Query {
    """
    SELECT count(*) FROM audit_value JOIN audit_entry ON id = entry_id
    WHERE \(isForgotten(cutoff))
    """
  }

  /// - Returns: as many rows as went.
  static func forgetValues(_ cutoff: Timestamptz, limit: Int) -> Query {
    """
    DELETE FROM audit_value WHERE entry_id = ANY (ARRAY(
      SELECT entry_id FROM audit_value JOIN audit_entry ON id = entry_id
      WHERE \(isForgotten(cutoff)) ORDER BY entry_id LIMIT \(Int64(limit))))
    RETURNING 1
    """
  }

  /// What happened to a customer, and was written about it.
  struct Texts: Sendable {
    let table: PersonalTable
    let resource: Change.Resource
    let instant: SQLFragment

    static let interactions = Texts(
      table: PersonalDataRegistry.interaction, resource: .interaction, instant: "\"timestamp\"")
    static let feedback = Texts(
      table: PersonalDataRegistry.feedback, resource: .feedback, instant: "submitted_at")
    static let all = [interactions, feedback]

    /// Of customers who are not erased by the same run, and not held; or of nobody.
    private func condition(_ cutoff: Timestamptz) -> Query {
      let texts = table.columns.filter(\.dataClass.isErased).map { column -> Query in
        "\(unescaped: table.sql).\(unescaped: column.sql) <> \(unescaped: column.blank)"
      }
      return """
        \(unescaped: table.sql).\(unescaped: instant) < \(cutoff)
        AND \(unescaped: table.sql).updated_at < \(cutoff) AND (\(texts.joined(separator: " OR ")))
        AND (customer_id IS NULL OR EXISTS (
          SELECT FROM customer WHERE customer.id = customer_id AND legal_hold_at IS NULL
            AND NOT \(RetentionStore.isForgotten(since: cutoff))))
        """
    }

    func count(_ cutoff: Timestamptz) -> Query {
      "SELECT count(*) FROM \(unescaped: table.sql) WHERE \(condition(cutoff))"
    }

    func find(_ cutoff: Timestamptz, after last: ResourceID, limit: Int) -> Query {
      """
      SELECT id, customer_id FROM \(unescaped: table.sql)
      WHERE id > \(last) AND \(condition(cutoff)) ORDER BY id LIMIT \(Int64(limit))
      """
    }

    /// Those of them of which it is still true, behind their customers' locks.
    func locked(_ ids: [ResourceID], _ cutoff: Timestamptz) -> Query {
      """
      SELECT id, customer_id, revision FROM \(unescaped: table.sql)
      WHERE id = ANY (\(ids)) AND \(condition(cutoff)) ORDER BY id FOR UPDATE
      """
    }

    func erase(_ ids: [ResourceID]) -> [Query] {
      [
        """
        UPDATE \(unescaped: table.sql) SET \(table.blanks), revision = revision + 1
        WHERE id = ANY (\(ids))
        """,
        """
        DELETE FROM audit_value
        WHERE entry_id IN (SELECT id FROM audit_entry WHERE resource_id = ANY (\(ids)))
        """,
      ]
    }

    /// As events and audit entries name them.
    var fieldNames: [String] {
      table.columns.filter(\.dataClass.isErased).map(\.name.description).sorted()
    }
  }
}
