import CRMProto
import Postgres
import RPCCore
import WireProto

/// An interaction as it is stored.
struct InteractionRow: Sendable {
  let id: ResourceID
  let customerID: ResourceID
  let revision: Int64
  let updatedAt: Timestamptz
  let interaction: Interaction
  /// Of the customer, of a row that is locked.
  var customerState = CustomerState()

  /// What `init` reads, in its order.
  static let columns: SQLFragment = """
    id, revision, customer_id, staff_member_id, channel, subject, summary, duration_minutes, \
    follow_up_required, follow_up_date, follow_up_completed_at, "timestamp", created_at, updated_at
    """

  static let columnCount = 14

  /// - Parameter column: where the columns begin.
  init(_ row: Row, from column: Int = 0) throws {
    var cells = row.makeDecoder(from: column)
    var interaction = Interaction()
    id = try cells.next(ResourceID.self)
    revision = try cells.next(Int64.self)
    customerID = try cells.next(ResourceID.self)
    interaction.id = id.description
    interaction.etag = Etag.make(revision: revision)
    interaction.customerID = customerID.description
    interaction.staffMemberID = try cells.next(String.self)
    interaction.channel = Channel(rawValue: Int32(try cells.next(Int16.self)))
    interaction.subject = try cells.next(String.self)
    interaction.summary = try cells.next(String.self)
    interaction.durationMinutes = try cells.next(Int32?.self)
    interaction.followUpRequired = try cells.next(Bool.self)
    interaction.followUpDate = try cells.next(Timestamptz?.self).map(GoogleProtobuf.Timestamp.init)
    interaction.followUpCompletedAt = try cells.next(Timestamptz?.self)
      .map(GoogleProtobuf.Timestamp.init)
    interaction.timestamp = GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self))
    interaction.createdAt = GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self))
    updatedAt = try cells.next(Timestamptz.self)
    interaction.updatedAt = GoogleProtobuf.Timestamp(updatedAt)
    self.interaction = interaction
  }

  /// Stages `changed` as the state that follows this one.
  func decide(
    _ action: Change.Action, _ changed: Interaction, at now: Timestamptz,
    in transaction: Transaction
  ) throws -> Decision<Interaction> {
    // What says nothing of anybody is still done with what is left of an erased customer.
    guard !customerState.isErased || action == .followUpCompleted else {
      throw RPCError.customerErased
    }
    // The clock may have gone back since.
    let instant = max(now, updatedAt)
    var interaction = changed
    interaction.updatedAt = GoogleProtobuf.Timestamp(instant)
    interaction.etag = Etag.make(revision: revision + 1)
    transaction.stage(InteractionStore.update(interaction, id: id, at: instant))
    let change = try Change(
      action, .interaction, id, of: customerID, revision: revision + 1, at: instant,
      from: self.interaction,
      to: interaction)
    return Decision(
      answer: interaction, changes: [change], touched: .byInteraction(of: customerID))
  }
}
