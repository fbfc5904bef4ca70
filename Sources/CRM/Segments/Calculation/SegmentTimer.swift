import Postgres

/// Turns memberships that time alone has changed, at the instant at which it does: by one of all servers.
package struct SegmentTimer: Sendable {
  let database: Database
  let catalogues: SegmentCatalogues
  let clock: WallClock

  private static let batchSize: Int64 = 500

  /// Sees to everybody whose time has come.
  package func finishAll() async throws {
    while try await step() {}
  }

  /// - Returns: whether there may be more to do.
  private func step() async throws -> Bool {
    do {
      return try await database.transaction(deadline: .now + .seconds(60)) { transaction in
        transaction.stage(SegmentLocks.untilSilent)
        let isOurs = try await transaction.query(
          "SELECT pg_try_advisory_xact_lock(\(unescaped: SegmentLocks.timer))")
        guard try isOurs[0].decode(Bool.self, at: 0) else { return false }
        return try await turn(in: transaction)
      }
    } catch let error as PostgresError where error.sqlState == MembershipStore.catalogueChanged {
      catalogues.forget()
      return true
    }
  }

  private func turn(in transaction: Transaction) async throws -> Bool {
    let now = clock.now()
    let due = try await transaction.query(
      """
      SELECT customer_id FROM segment_due WHERE due_at <= \(now)
      ORDER BY due_at LIMIT \(Self.batchSize)
      """
    ).map { try $0.decode(ResourceID.self, at: 0) }
    guard !due.isEmpty else { return false }
    let catalogue = try await catalogues.current()
    transaction.stage(MembershipStore.require(catalogue))
    let entries = catalogue.entries.filter(\.isTimed)
    let facts = try await FactsStore.locked(
      due, withEvents: entries.contains(where: \.asksForEvents), in: transaction)
    let judgement = MembershipJudge(catalogue, entries, at: now).judge(facts)
    transaction.stage(
      MembershipStore.change(
        judgement.memberships, at: now, cause: "time", isCalculation: false))
    transaction.stage("DELETE FROM segment_due WHERE customer_id = ANY (\(due))")
    if !judgement.dues.isEmpty {
      transaction.stage(MembershipStore.bringForward(judgement.dues))
    }
    return due.count == Int(Self.batchSize)
  }
}
