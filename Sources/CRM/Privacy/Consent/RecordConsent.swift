import CRMProto
import Postgres
import RPCCore
import WireProto

extension PrivacyService {
  func recordConsent(
    _ request: RecordConsentRequest, context: CallContext
  ) async throws -> ConsentRecord {
    guard let given = request.consent else { throw RPCError.invalid("consent", "is required") }
    let now = clock.now()
    var violations = Violations()
    let customer = ResourceID(given.customerID)
    if customer == nil { violations.add("consent.customer_id", "must be a UUID") }
    let normalized = ConsentRules.normalized(given, &violations)
    // A clock that is ahead must not outdo the decision that comes next.
    let decidedAt = min(
      now,
      Timestamptz(
        reported: given.decidedAt, field: "consent.decided_at", now: now, &violations))
    try violations.throwIfAny()
    guard let customer else { throw RPCError.customerNotFound }
    let call = try MutationCall(context, request)

    return try await mutations.decide(call) { transaction in
      let stored = try await CustomerStore.locked(customer, in: transaction)
      let id = ResourceID.make(at: now)
      var record = normalized
      record.id = id.description
      record.customerID = customer.description
      record.decidedAt = GoogleProtobuf.Timestamp(decidedAt)
      record.recordedAt = GoogleProtobuf.Timestamp(now)
      record.recordedBy = call.caller

      let rows = try await transaction.query(
        """
        WITH added AS (
          \(ConsentStore.insert(record, id: id, of: customer, decidedAt: decidedAt, at: now))
          RETURNING channel, purpose, decision, decided_at, id)
        SELECT channel, purpose, decision, decided_at FROM (
          SELECT channel, purpose, decision, decided_at, id FROM added
          UNION ALL SELECT channel, purpose, decision, decided_at, id FROM consent_record
          WHERE customer_id = \(customer)) AS decision
        ORDER BY decided_at, id
        """)
      let ledger = try ConsentLedger(rows.map { try ConsentLedger.Decision($0) })
      transaction.stage(ConsentStore.setConsents(ledger, of: customer))
      var changed = stored.customer
      changed.consents = ledger.consents
      let change = try Change(
        .consentRecorded, .customer, customer, of: customer, revision: stored.revision, at: now,
        from: nil, to: record)
      return Decision(
        answer: record, changes: [change],
        touched: TouchedCustomer(customer, ["consents"], leadingTo: changed))
    }
  }
}

/// What a decision must look like.
enum ConsentRules {
  static func normalized(_ given: ConsentRecord, _ violations: inout Violations) -> ConsentRecord {
    violations.refuse(
      in: "consent",
      outputOnly: [
        ("id", !given.id.isEmpty),
        ("recorded_at", given.recordedAt != nil),
        ("recorded_by", !given.recordedBy.isEmpty),
      ])
    var record = given
    record.method = TextRule.reference.apply(record.method, "consent.method", &violations)
    record.textVersion = TextRule.reference.apply(
      record.textVersion, "consent.text_version", &violations)
    record.evidence = TextRule.name.apply(record.evidence, "consent.evidence", &violations)
    if record.method.isEmpty { violations.add("consent.method", "is required") }
    if !ConsentPair.purposes.contains(record.purpose) {
      violations.add("consent.purpose", "must be MARKETING, SIMILAR_SERVICES or SURVEY")
    }
    switch record.decision {
    case .granted:
      if record.channel == .unspecified {
        violations.add("consent.channel", "is required for a consent")
      }
      if record.textVersion.isEmpty {
        violations.add("consent.text_version", "is required for a consent")
      }
    case .withdrawn, .objected: break
    case .unspecified, .unrecognized:
      violations.add("consent.decision", "must be GRANTED, WITHDRAWN or OBJECTED")
    }
    return record
  }
}
