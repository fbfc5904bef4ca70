import Protobuf

extension RPCError {
  /// How a caller sees what a handler threw; nil when it is not meant for callers.
  package init?(mapping error: any Error) {
    switch error {
    case let error as RPCError: self = error
    case let error as any RPCErrorConvertible:
      guard let chosen = error.rpcError else { return nil }
      self = chosen
    case is CancellationError: self = .cancelled
    default: return nil
    }
    // A failure that calls itself OK would reach the caller as a success without a payload.
    if code == .ok { return nil }
  }

  /// The request's payload is no message of the method's type.
  init(requestPayload error: DecodeError) {
    switch error.problem {
    case .overBudget:
      self.init(
        .resourceExhausted, "The request takes more memory than one call may.",
        reason: "REQUEST_TOO_LARGE")
    case .overBudgetInAll:
      self = .memoryExhausted(retryDelay: Limits.default.retryDelay)
    default:
      self.init(
        .invalidArgument, "The request does not parse.", reason: "REQUEST_MALFORMED",
        violations: error.field.isEmpty
          ? [] : [FieldViolation(field: error.field, description: error.description)])
    }
  }
}
