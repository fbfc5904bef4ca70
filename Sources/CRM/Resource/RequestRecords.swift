package import Postgres

/// The statements about request ids and the answers that were given for them.
package enum RequestRecords {
  /// The constraint that a second claim runs into.
  static let claimConstraint = "request_record_pkey"

  /// - Parameter customer: whose data the answer has, if it is known yet.
  static func claim(
    _ key: RequestKey, answer: [UInt8] = [], of customer: ResourceID? = nil
  ) -> Query {
    """
    INSERT INTO request_record (caller, method, request_id, content_hash, answer, customer_id)
    VALUES (
      \(key.caller), \(key.method), \(key.id), \(key.contentHash), \(answer), \(customer))
    """
  }

  /// - Parameter customer: whose data the answer has.
  static func store(
    _ answer: [UInt8], of customer: ResourceID?, for key: RequestKey
  ) -> Query {
    """
    UPDATE request_record SET answer = \(answer), customer_id = \(customer)
    WHERE caller = \(key.caller) AND method = \(key.method) AND request_id = \(key.id)
    """
  }

  static func find(_ key: RequestKey) -> Query {
    """
    SELECT content_hash, answer FROM request_record
    WHERE caller = \(key.caller) AND method = \(key.method) AND request_id = \(key.id)
    """
  }

  /// Forgets request ids that are older than 24 hours, a bounded number at a time.
  /// - Returns: how many were forgotten; `batchSize` says that there may be more.
  package static func expire(
    in database: Database, batchSize: Int32 = 10_000, deadline: ContinuousClock.Instant
  ) async throws -> Int {
    let rows = try await database.write(
      [
        """
        DELETE FROM request_record WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM request_record
          WHERE created_at < now() - interval '24 hours' LIMIT \(batchSize)))
        """
      ], deadline: deadline)
    return rows.first?.affectedRowCount ?? 0
  }
}
