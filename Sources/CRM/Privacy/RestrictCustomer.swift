import CRMProto
import Postgres
import RPCCore
import WireProto

/// What keeps a customer's data from being used, or from being erased. Doing the same twice answers the same.
extension PrivacyService {
  func restrictCustomer(
    _ request: RestrictCustomerRequest, context: CallContext
  ) async throws -> PrivacyStatus {
    var violations = Violations()
    let reason = TextRule.name.apply(request.reason, "reason", &violations)
    let id = Self.customer(request.customerID, &violations)
    try violations.throwIfAny()
    return try await change(id, .restricted, MutationCall(context, request)) { status, now in
      status.restrictedAt = status.restrictedAt ?? now
      status.restrictionReason = reason
    }
  }

  func liftRestriction(
    _ request: LiftRestrictionRequest, context: CallContext
  ) async throws -> PrivacyStatus {
    var violations = Violations()
    let id = Self.customer(request.customerID, &violations)
    try violations.throwIfAny()
    return try await change(id, .restrictionLifted, MutationCall(context, request)) { status, _ in
      status.restrictedAt = nil
      status.restrictionReason = ""
    }
  }

  func placeLegalHold(
    _ request: PlaceLegalHoldRequest, context: CallContext
  ) async throws -> PrivacyStatus {
    var violations = Violations()
    let reason = TextRule.name.apply(request.reason, "reason", &violations)
    if reason.isEmpty { violations.add("reason", "is required") }
    let id = Self.customer(request.customerID, &violations)
    try violations.throwIfAny()
    return try await change(id, .legalHoldPlaced, MutationCall(context, request)) { status, now in
      status.legalHoldAt = status.legalHoldAt ?? now
      status.legalHoldReason = reason
    }
  }

  func releaseLegalHold(
    _ request: ReleaseLegalHoldRequest, context: CallContext
  ) async throws -> PrivacyStatus {
    var violations = Violations()
    let id = Self.customer(request.customerID, &violations)
    try violations.throwIfAny()
    return try await change(id, .legalHoldReleased, MutationCall(context, request)) { status, _ in
      status.legalHoldAt = nil
      status.legalHoldReason = ""
    }
  }

  func getPrivacyStatus(
    _ request: GetPrivacyStatusRequest, context: CallContext
  ) async throws -> PrivacyStatus {
    var violations = Violations()
    let id = Self.customer(request.customerID, &violations)
    try violations.throwIfAny()
    let rows = try await database.read(PrivacyStatusStore.find(id), deadline: context.deadline)
    guard let row = rows.first else { throw RPCError.customerNotFound }
    return try PrivacyStatus(row, of: id)
  }

  private func change(
    _ id: ResourceID, _ action: Change.Action, _ call: MutationCall,
    _ edit: @escaping @Sendable (inout PrivacyStatus, GoogleProtobuf.Timestamp) -> Void
  ) async throws -> PrivacyStatus {
    try await mutations.decide(call) { transaction in
      let customer = try await CustomerStore.locked(id, in: transaction)
      let rows = try await transaction.query(PrivacyStatusStore.find(id))
      guard let row = rows.first else { throw RPCError.customerNotFound }
      let stored = try PrivacyStatus(row, of: id)
      let now = clock.now()
      var changed = stored
      edit(&changed, GoogleProtobuf.Timestamp(now))
      guard changed != stored else { return Decision(answer: stored) }

      transaction.stage(PrivacyStatusStore.update(changed, of: id, at: now))
      let change = try Change(
        action, .customer, id, of: id, revision: customer.revision, at: now, from: stored,
        to: changed)
      return Decision(answer: changed, changes: [change], touched: .wholly(id))
    }
  }

  static func customer(_ text: String, _ violations: inout Violations) -> ResourceID {
    guard let id = ResourceID(text) else {
      violations.add("customer_id", "must be a UUID")
      return .zero
    }
    return id
  }
}

/// The statements about what is in force for a customer.
private enum PrivacyStatusStore {
  static func find(_ id: ResourceID) -> Query {
    """
    SELECT restricted_at, restriction_reason, legal_hold_at, legal_hold_reason, erased_at
    FROM customer WHERE id = \(id)
    """
  }

  static func update(
    _ status: PrivacyStatus, of id: ResourceID, at now: Timestamptz
  ) -> Query {
    """
    UPDATE customer SET restricted_at = \(status.restrictedAt.flatMap { Timestamptz($0) }),
      restriction_reason = \(status.restrictionReason),
      legal_hold_at = \(status.legalHoldAt.flatMap { Timestamptz($0) }),
      legal_hold_reason = \(status.legalHoldReason), updated_at = GREATEST(updated_at, \(now))
    WHERE id = \(id)
    """
  }
}

extension PrivacyStatus {
  fileprivate init(_ row: Row, of id: ResourceID) throws {
    var cells = row.makeDecoder()
    self.init(
      customerID: id.description,
      restrictedAt: try cells.next(Timestamptz?.self).map(GoogleProtobuf.Timestamp.init),
      restrictionReason: try cells.next(String.self),
      legalHoldAt: try cells.next(Timestamptz?.self).map(GoogleProtobuf.Timestamp.init),
      legalHoldReason: try cells.next(String.self),
      erasedAt: try cells.next(Timestamptz?.self).map(GoogleProtobuf.Timestamp.init))
  }
}

extension CustomerRow {
  /// - Throws: FAILED_PRECONDITION for a customer whose data is stored only, unless the call may change that.
  func requireUnrestricted(for call: MutationCall) throws(RPCError) {
    guard !customer.isRestricted || call.permissions.has(.update(.privacy)) else {
      throw .customerRestricted
    }
  }
}
