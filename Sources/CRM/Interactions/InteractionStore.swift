import CRMProto
import Postgres
import RPCCore
import WireProto

/// The statements about single interactions.
///
/// A customer's `last_interaction` is the latest timestamp of all of its interactions. Everybody who
/// writes an interaction takes its customer's lock, so that nobody who looks for the latest one misses
/// another that is being added.
enum InteractionStore {
  static func find(_ id: ResourceID) -> Query {
    "SELECT \(unescaped: InteractionRow.columns) FROM interaction WHERE id = \(id)"
  }

  /// Reads an interaction and keeps others from changing it until the transaction ends. Its customer
  /// is locked before it.
  /// - Throws: NOT_FOUND, or ABORTED when `etag` names another state.
  static func locked(
    _ id: ResourceID, etag: String, etagField: String = "etag", in transaction: Transaction
  ) async throws -> InteractionRow {
    let customers = try await transaction.query(
      """
      SELECT \(unescaped: CustomerState.columns) FROM customer
      WHERE id = (SELECT customer_id FROM interaction WHERE id = \(id)) FOR NO KEY UPDATE
      """)
    let rows = try await transaction.query(
      "SELECT \(unescaped: InteractionRow.columns) FROM interaction WHERE id = \(id) FOR UPDATE")
    guard let row = rows.first else { throw RPCError.interactionNotFound }
    var stored = try InteractionRow(row)
    stored.customerState = try CustomerState(customers.first)
    try Etag.check(etag, against: stored.interaction.etag, field: etagField)
    return stored
  }

  static func insert(
    _ interaction: Interaction, id: ResourceID, customer: ResourceID, at now: Timestamptz
  ) -> Query {
    """
    INSERT INTO interaction (
      id, customer_id, staff_member_id, channel, subject, summary, duration_minutes,
      follow_up_required, follow_up_date, "timestamp", created_at, updated_at)
    VALUES (
      \(id), \(customer), \(interaction.staffMemberID), \(interaction.channel.stored),
      \(interaction.subject), \(interaction.summary), \(interaction.durationMinutes),
      \(interaction.followUpRequired), \(instant(interaction.followUpDate)),
      \(instant(interaction.timestamp) ?? now), \(now), \(now))
    """
  }

  /// Writes every column that can change, behind `locked`.
  static func update(_ interaction: Interaction, id: ResourceID, at now: Timestamptz) -> Query {
    """
    UPDATE interaction SET
      revision = revision + 1,
      staff_member_id = \(interaction.staffMemberID),
      channel = \(interaction.channel.stored),
      subject = \(interaction.subject),
      summary = \(interaction.summary),
      duration_minutes = \(interaction.durationMinutes),
      follow_up_required = \(interaction.followUpRequired),
      follow_up_date = \(instant(interaction.followUpDate)),
      follow_up_completed_at = \(instant(interaction.followUpCompletedAt)),
      "timestamp" = \(instant(interaction.timestamp) ?? now),
      updated_at = \(now)
    WHERE id = \(id)
    """
  }

  static func delete(_ id: ResourceID) -> Query {
    "DELETE FROM interaction WHERE id = \(id)"
  }

  /// For an interaction that is added.
  static func raiseLastInteraction(of customer: ResourceID, to instant: Timestamptz) -> Query {
    """
    UPDATE customer SET last_interaction = GREATEST(last_interaction, \(instant))
    WHERE id = \(customer)
    """
  }

  /// For an interaction that has gone or moved in time, behind `locked` and that statement.
  static func refreshLastInteraction(of customer: ResourceID) -> Query {
    """
    UPDATE customer SET last_interaction =
      (SELECT max("timestamp") FROM interaction WHERE customer_id = \(customer))
    WHERE id = \(customer)
    """
  }

  /// Checked by `InteractionRules`.
  private static func instant(_ timestamp: GoogleProtobuf.Timestamp?) -> Timestamptz? {
    timestamp.flatMap { Timestamptz($0) }
  }
}

extension RPCError {
  /// The same words for an id that does not exist and for one that the caller may not see.
  static let interactionNotFound = RPCError(
    .notFound, "There is no such interaction.", reason: "INTERACTION_NOT_FOUND")
}
