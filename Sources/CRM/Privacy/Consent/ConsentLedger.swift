import CRMProto
import Postgres
import WireProto

/// A customer's decisions, and what follows from them: of each channel and purpose the latest counts.
struct ConsentLedger: Sendable {
  struct Decision: Sendable {
    let channel: Channel
    let purpose: ContactPurpose
    let decision: ConsentDecision
    let decidedAt: Timestamptz
  }

  private var latest: [ConsentPair: Decision] = [:]

  /// - Parameter decisions: in the order in which they were made.
  init(_ decisions: some Sequence<Decision>) {
    for decision in decisions {
      for pair in ConsentPair.all
      where pair.purpose == decision.purpose
        && (decision.channel == pair.channel || decision.channel == .unspecified)
      {
        latest[pair] = decision
      }
    }
  }

  /// Texts of the pairs that are consented to, in order.
  var consents: [String] { pairs { $0 == .granted } }

  /// Texts of the pairs that were decided against, in order.
  var objections: [String] { pairs { $0 == .withdrawn || $0 == .objected } }

  private func pairs(_ isMeant: (ConsentDecision) -> Bool) -> [String] {
    ConsentPair.all.filter { latest[$0].map { isMeant($0.decision) } ?? false }.map(\.text).sorted()
  }

  /// What holds for every pair about which there was a decision.
  var states: [ConsentState] {
    ConsentPair.all.compactMap { pair in
      latest[pair].map {
        ConsentState(
          channel: pair.channel, purpose: pair.purpose, decision: $0.decision,
          decidedAt: GoogleProtobuf.Timestamp($0.decidedAt))
      }
    }
  }
}

/// The statements about consent records.
enum ConsentStore {
  static let columns: SQLFragment = """
    id, customer_id, channel, purpose, decision, decided_at, method, text_version, evidence, \
    recorded_at, recorded_by
    """

  static func insert(
    _ record: ConsentRecord, id: ResourceID, of customer: ResourceID, decidedAt: Timestamptz,
    at now: Timestamptz
  ) -> Query {
    """
    INSERT INTO consent_record (
      id, customer_id, channel, purpose, decision, decided_at, method, text_version, evidence,
      recorded_at, recorded_by)
    VALUES (
      \(id), \(customer), \(record.channel.stored), \(record.purpose.stored),
      \(record.decision.stored), \(decidedAt), \(record.method), \(record.textVersion),
      \(record.evidence), \(now), \(record.recordedBy))
    """
  }

  /// In the order in which they were made.
  static func decisions(of customer: ResourceID) -> Query {
    """
    SELECT channel, purpose, decision, decided_at FROM consent_record
    WHERE customer_id = \(customer) ORDER BY decided_at, id
    """
  }

  static func setConsents(
    _ ledger: ConsentLedger, of customer: ResourceID
  ) -> Query {
    """
    UPDATE customer SET consents = \(ledger.consents), objections = \(ledger.objections)
    WHERE id = \(customer)
    """
  }
}

extension ConsentLedger.Decision {
  init(_ row: Row) throws {
    var cells = row.makeDecoder()
    channel = Channel(rawValue: Int32(try cells.next(Int16.self)))
    purpose = ContactPurpose(rawValue: Int32(try cells.next(Int16.self)))
    decision = ConsentDecision(rawValue: Int32(try cells.next(Int16.self)))
    decidedAt = try cells.next(Timestamptz.self)
  }
}

extension ConsentRecord {
  /// Of `ConsentStore.columns`.
  init(_ row: Row, from column: Int = 0) throws {
    var cells = row.makeDecoder(from: column)
    self.init(
      id: try cells.next(ResourceID.self).description,
      customerID: try cells.next(ResourceID.self).description,
      channel: Channel(rawValue: Int32(try cells.next(Int16.self))),
      purpose: ContactPurpose(rawValue: Int32(try cells.next(Int16.self))),
      decision: ConsentDecision(rawValue: Int32(try cells.next(Int16.self))),
      decidedAt: GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self)),
      method: try cells.next(String.self), textVersion: try cells.next(String.self),
      evidence: try cells.next(String.self),
      recordedAt: GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self)),
      recordedBy: try cells.next(String.self))
  }
}
