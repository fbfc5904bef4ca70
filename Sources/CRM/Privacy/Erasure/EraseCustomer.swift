import CRMProto
import Postgres
import RPCCore
import WireProto

extension PrivacyService {
  func eraseCustomer(
    _ request: EraseCustomerRequest, context: CallContext
  ) async throws -> ErasureReceipt {
    var violations = Violations()
    let id = Self.customer(request.customerID, &violations)
    switch request.reason {
    case .requested, .retention, .unlawful: break
    case .unspecified, .unrecognized:
      violations.add("reason", "must be REQUESTED, RETENTION or UNLAWFUL")
    }
    if !Self.isReference(request.reference) {
      violations.add("reference", "must be at most 64 letters, digits and ._/-")
    }
    try violations.throwIfAny()
    let call = try MutationCall(context, request)
    return try await mutations.decide(call) { transaction in
      let customer = try await CustomerStore.lockedWhetherErased(id, in: transaction)
      guard !customer.customer.isErased else {
        let known = try await transaction.query(ErasureReceipts.find(of: id))
        guard let row = known.first else { throw RPCError.customerErased }
        return Decision(answer: try ErasureReceipts.decode(row))
      }
      try await requireNoHold(on: id, in: transaction)
      return try await erase(customer, by: call, in: transaction) { now, erased in
        ErasureReceipt(
          id: ResourceID.make(at: now).description, customerID: id.description,
          erasedAt: GoogleProtobuf.Timestamp(now), erasedBy: call.caller, reason: request.reason,
          reference: request.reference, erasedRows: erased)
      }
    }
  }

  /// Of a ticket, not of a person.
  private static func isReference(_ text: String) -> Bool {
    text.utf8.count <= 64
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "/"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  private func requireNoHold(on id: ResourceID, in transaction: Transaction) async throws {
    let rows = try await transaction.query(
      "SELECT \(unescaped: CustomerState.columns) FROM customer WHERE id = \(id)")
    guard try !CustomerState(rows.first).isHeld else { throw RPCError.legalHold }
  }

  /// Stages the erasure of a customer who is locked and not erased yet, its receipt and its records.
  /// - Throws: FAILED_PRECONDITION when criteria of segments name the customer.
  func erase(
    _ customer: CustomerRow, by call: MutationCall, in transaction: Transaction,
    receipt: (Timestamptz, [ErasedRows]) -> ErasureReceipt
  ) async throws -> Decision<ErasureReceipt> {
    let now = max(clock.now(), customer.updatedAt)
    let segments = SegmentTraces(of: customer.customer)
    try await segments.requireNone(in: transaction)
    let forgotten = try await segments.erase(in: transaction, at: now)
    let erased = try await Erasure(transaction: transaction, now: now).run(of: customer)
    let signed = try ErasureReceipts.signed(receipt(now, erased), by: auditKey)
    transaction.stage(try ErasureReceipts.insert(signed))
    let change = Change(
      .erased, .customer, customer.id, of: customer.id, revision: customer.revision + 1, at: now,
      fieldNames: PersonalDataRegistry.erasedFields)
    return Decision(
      answer: signed, changes: [change] + forgotten, touched: .wholly(customer.id))
  }
}

extension PersonalDataRegistry {
  /// Of a customer, as events and audit entries name them.
  fileprivate static let erasedFields = customer.columns
    .filter { $0.dataClass.isErased && $0.dataClass != .derived }.map(\.name.description).sorted()
}
