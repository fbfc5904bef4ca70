import CRMProto
import Postgres
import RPCCore
import WireProto

/// The proofs of erasures: their statements, and their signatures.
enum ErasureReceipts {
  static let columns: SQLFragment = """
    id, customer_id, erased_at, erased_by, reason, reference, erased_tables, erased_rows, signature
    """

  static func find(of customer: ResourceID) -> Query {
    "SELECT \(unescaped: columns) FROM erasure_receipt WHERE customer_id = \(customer)"
  }

  /// One that is replayed may be there already.
  static func insert(_ receipt: ErasureReceipt) throws -> Query {
    guard let parts = Parts(receipt), let signature = Hexadecimal.bytes(receipt.signature) else {
      throw RPCError.receiptInvalid
    }
    return """
      INSERT INTO erasure_receipt (\(unescaped: columns))
      VALUES (
        \(parts.id), \(parts.customer), \(parts.erasedAt), \(receipt.erasedBy),
        \(Int16(truncatingIfNeeded: receipt.reason.rawValue)), \(receipt.reference),
        \(receipt.erasedRows.map(\.table)), \(receipt.erasedRows.map(\.rows)), \(signature))
      ON CONFLICT DO NOTHING
      """
  }

  static func decode(_ row: Row) throws -> ErasureReceipt {
    var cells = row.makeDecoder()
    var receipt = ErasureReceipt(
      id: try cells.next(ResourceID.self).description,
      customerID: try cells.next(ResourceID.self).description,
      erasedAt: GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self)),
      erasedBy: try cells.next(String.self),
      reason: ErasureReason(rawValue: Int32(try cells.next(Int16.self))),
      reference: try cells.next(String.self))
    let tables = try cells.next([String].self)
    receipt.erasedRows = zip(tables, try cells.next([Int64].self)).map {
      ErasedRows(table: $0, rows: $1)
    }
    receipt.signature = Hexadecimal.text(try cells.next([UInt8].self))
    return receipt
  }

  static func signed(_ receipt: ErasureReceipt, by key: AuditKey) throws -> ErasureReceipt {
    guard let parts = Parts(receipt) else { throw RPCError.receiptInvalid }
    var signed = receipt
    signed.signature = Hexadecimal.text(key.mac(of: parts.canonical(receipt)))
    return signed
  }

  /// - Throws: INVALID_ARGUMENT for a receipt that none of our servers signed.
  static func requireSignature(of receipt: ErasureReceipt, by key: AuditKey) throws -> ResourceID {
    guard let parts = Parts(receipt), let signature = Hexadecimal.bytes(receipt.signature),
      key.isMAC(signature, of: parts.canonical(receipt))
    else { throw RPCError.receiptInvalid }
    return parts.customer
  }

  /// What is not text in a receipt.
  private struct Parts {
    let id: ResourceID
    let customer: ResourceID
    let erasedAt: Timestamptz

    init?(_ receipt: ErasureReceipt) {
      guard let id = ResourceID(receipt.id), let customer = ResourceID(receipt.customerID),
        let erasedAt = receipt.erasedAt.flatMap({ Timestamptz($0) })
      else { return nil }
      self.id = id
      self.customer = customer
      self.erasedAt = erasedAt
    }

    func canonical(_ receipt: ErasureReceipt) -> [UInt8] {
      var canonical = CanonicalBytes(version: 1)
      canonical.add("erasure receipt")
      canonical.add(id)
      canonical.add(customer)
      canonical.add(erasedAt.microsecondsSince2000)
      canonical.add(receipt.erasedBy)
      canonical.add(Int64(receipt.reason.rawValue))
      canonical.add(receipt.reference)
      canonical.add(receipt.erasedRows.map(\.table))
      for rows in receipt.erasedRows { canonical.add(rows.rows) }
      return canonical.bytes
    }
  }
}

extension RPCError {
  static let receiptInvalid = RPCError(
    .invalidArgument, "The receipt is not one that a server of this trail has signed.",
    reason: "RECEIPT_INVALID")
}
