import CRMProto
import Postgres
import Protobuf

/// What a mutation does to one resource: its audit entry and its event say it.
struct Change: Sendable {
  enum Resource: String, Sendable {
    case customer, interaction, feedback, segment
  }

  /// In the past tense, as the event's type has it: `crm.customer.created`.
  enum Action: String, Sendable {
    case created, updated, deleted
    case deactivated, reactivated
    case followUpCompleted = "follow_up_completed"
    case followUpRescheduled = "follow_up_rescheduled"
    case submitted, assigned, resolved, reopened
    case consentRecorded = "consent_recorded"
    case exported, erased, restricted
    case restrictionLifted = "restriction_lifted"
    case legalHoldPlaced = "legal_hold_placed"
    case legalHoldReleased = "legal_hold_released"
    case markedSensitive = "marked_sensitive"
  }

  let resource: Resource
  let id: ResourceID
  /// Whose data it is about; nil for what is nobody's, and for what is not to be traced.
  let customer: ResourceID?
  let action: Action
  /// Of the state that the change leads to; of the last state for a resource that is deleted.
  let revision: Int64
  let occurredAt: Timestamptz
  /// Those that differ.
  let fieldNames: [String]
  /// Each of them as `{"old": …, "new": …}`, a JSON object; nil for what says no values.
  let values: String?

  /// - Parameters:
  ///   - old: nil for a resource that begins.
  ///   - new: nil for a resource that ends.
  init<State: Message>(
    _ action: Action, _ resource: Resource, _ id: ResourceID, of customer: ResourceID?,
    revision: Int64, at now: Timestamptz, from old: State?, to new: State?
  ) throws {
    self.resource = resource
    self.id = id
    self.customer = customer
    self.action = action
    self.revision = revision
    occurredAt = now
    let fields = try Self.differences(old ?? State(), new ?? State())
    fieldNames = fields.map(\.name)
    values = JSONValue.object(fields).text()
  }

  /// One that tells no values: those of an erasure are to be forgotten.
  init(
    _ action: Action, _ resource: Resource, _ id: ResourceID, of customer: ResourceID?,
    revision: Int64, at now: Timestamptz, fieldNames: [String] = []
  ) {
    self.resource = resource
    self.id = id
    self.customer = customer
    self.action = action
    self.revision = revision
    occurredAt = now
    self.fieldNames = fieldNames
    values = nil
  }

  /// They differ every time, and the entry has them of its own.
  private static let ownFields: Set = ["id", "etag", "created_at", "updated_at"]

  private static func differences<State: Message>(
    _ old: State, _ new: State
  ) throws -> [JSONValue.Member] {
    let before = try old.json()
    guard case .object(let after) = try new.json() else { return [] }
    return after.compactMap { member in
      guard !ownFields.contains(member.name), before[member.name] != member.value else {
        return nil
      }
      return JSONValue.Member(
        member.name, ["old": before[member.name] ?? .null, "new": member.value])
    }
  }
}

/// What a mutation that looked first has decided: its answer, and what it changes, if anything.
struct Decision<Answer: Message>: Sendable {
  let answer: Answer
  var changes: [Change] = []
  /// Whose segments may be others now.
  var touched: TouchedCustomer?
  /// Whose data the answer has, where the answer itself does not say so.
  var subject: ResourceID?
}
