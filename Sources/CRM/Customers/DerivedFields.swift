import CRMProto
package import Postgres

/// Derives what customers have from other fields of theirs anew, where rules of an older version did it:
/// places, phone number, search columns. Changes neither etag nor `updated_at`.
package enum DerivedFields {
  private static let batchSize: Int64 = 500

  /// Sees to one batch; several servers may do so at once.
  /// - Returns: how many customers it had, 0 when none is left.
  package static func refreshBatch(
    in database: Database, deadline: ContinuousClock.Instant
  ) async throws -> Int {
    try await database.transaction(deadline: deadline) { transaction in
      let isLeft = try await transaction.query(
        "SELECT FROM customer WHERE derived_version < \(SearchKeys.version) LIMIT 1")
      guard !isLeft.isEmpty else { return 0 }
      // Ahead of customers, as calculations lock them.
      SegmentStore.markAllPending.forEach(transaction.stage)
      let rows = try await transaction.query(
        """
        SELECT \(unescaped: CustomerRow.columns) FROM customer
        WHERE derived_version < \(SearchKeys.version) ORDER BY derived_version, id
        LIMIT \(batchSize) FOR NO KEY UPDATE SKIP LOCKED
        """)
      let customers = try rows.map { row in
        let stored = try CustomerRow(row)
        return (id: stored.id, customer: CustomerRules.derived(stored.customer))
      }
      let words = Set(customers.flatMap { SearchKeys($0.customer).words })
      transaction.stage(SearchWords.insert(words.sorted()))
      for (id, customer) in customers { transaction.stage(update(customer, id: id)) }
      return customers.count
    }
  }

  private static func update(_ customer: Customer, id: ResourceID) -> Query {
    let keys = SearchKeys(customer)
    return """
      UPDATE customer SET
        phone_e164 = \(customer.phoneE164),
        region_code = \(customer.regionCode),
        city = \(customer.city),
        search_name = \(keys.name),
        search_sound = \(keys.sound),
        search_terms = \(keys.terms),
        search_phone = \(keys.phone),
        criteria_texts = \(CriteriaTexts(customer).stored),
        derived_version = \(SearchKeys.version)
      WHERE id = \(id)
      """
  }
}
