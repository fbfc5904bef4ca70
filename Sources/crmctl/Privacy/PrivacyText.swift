import CRMProto

/// What is in force for people, as a terminal shows it.
enum PrivacyText {
  static func fields(_ status: PrivacyStatus) -> String {
    var list = FieldList()
    list.add("customer", status.customerID)
    list.add("restricted", status.restrictedAt.map { "since \(InstantText.of($0))" } ?? "no")
    list.add("restriction_reason", status.restrictionReason)
    list.add("legal_hold", status.legalHoldAt.map { "since \(InstantText.of($0))" } ?? "no")
    list.add("legal_hold_reason", status.legalHoldReason)
    list.add("erased", status.erasedAt.map { "at \(InstantText.of($0))" } ?? "no")
    return list.text
  }

  static func fields(_ receipt: ErasureReceipt) -> String {
    var list = FieldList()
    list.add("receipt", receipt.id)
    list.add("customer", receipt.customerID)
    list.add("erased_at", receipt.erasedAt.map(InstantText.of) ?? "")
    list.add("erased_by", receipt.erasedBy)
    list.add("reason", EnumArgument.name(of: receipt.reason))
    list.add("reference", receipt.reference)
    list.add("rows", rows(receipt))
    list.add("signature", receipt.signature)
    return list.text
  }

  static func table(_ receipts: [ErasureReceipt]) -> String {
    var table = Table(headings: [
      "RECEIPT", "ERASED", "CUSTOMER", "BY", "REASON", "REFERENCE", "ROWS",
    ])
    table.rows = receipts.map { receipt in
      [
        receipt.id, receipt.erasedAt.map(InstantText.of) ?? "", receipt.customerID,
        receipt.erasedBy, EnumArgument.name(of: receipt.reason), receipt.reference, rows(receipt),
      ]
    }
    return table.text()
  }

  private static func rows(_ receipt: ErasureReceipt) -> String {
    receipt.erasedRows.filter { $0.rows > 0 }.map { "\($0.table) \($0.rows)" }
      .joined(separator: ", ")
  }

  static func fields(_ answer: RunRetentionResponse) -> String {
    var list = FieldList()
    list.add("cutoff", answer.cutoff.map(InstantText.of) ?? "")
    list.add("customers", "\(answer.customers)")
    list.add("interactions", "\(answer.interactions)")
    list.add("feedback", "\(answer.feedback)")
    list.add("audit_values", "\(answer.auditValues)")
    list.add("held", "\(answer.held)")
    list.add("named", answer.named > 0 ? "\(answer.named) (by segments)" : "")
    list.add("plan", answer.plan)
    return list.text
  }
}
