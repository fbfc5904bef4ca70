import RPCCore

extension RPCError {
  static let customerRestricted = RPCError(
    .failedPrecondition,
    "The customer's data is restricted: it is stored, and changed with crm:update:privacy alone.",
    reason: "CUSTOMER_RESTRICTED")
  static let customerErased = RPCError(
    .failedPrecondition, "The customer was erased: nothing can be written about them any more.",
    reason: "CUSTOMER_ERASED")
  static let legalHold = RPCError(
    .failedPrecondition, "A legal hold keeps the customer's data from being erased or deleted.",
    reason: "LEGAL_HOLD")
}
