public import Postgres
public import RPCCore

/// How callers see what the database refuses. What is not here is logged on our side and answered INTERNAL.
extension PostgresError: RPCErrorConvertible {
  public var rpcError: RPCError? {
    if let constraint, let error = RPCError.byConstraint[constraint] { return error }
    switch kind {
    case .unavailable:
      return .databaseUnavailable
    case .outcomeUnknown:
      return RPCError(
        .unavailable,
        "The database went away during the commit: the write may or may not have taken effect. "
          + "Repeat the call with the same request_id.",
        reason: "OUTCOME_UNKNOWN", retryDelay: .seconds(1))
    case .deadlineExceeded:
      return RPCError(
        .deadlineExceeded, "The database did not answer within the call's deadline.",
        reason: mayHaveTakenEffect ? "OUTCOME_UNKNOWN" : "DATABASE_DEADLINE")
    case .cancelled:
      return RPCError(.cancelled, "The call was cancelled.", reason: "CALL_CANCELLED")
    case .overloaded:
      return RPCError(
        .resourceExhausted, "Too many calls wait for the database.", reason: "DATABASE_OVERLOADED",
        retryDelay: .milliseconds(100))
    case .shutDown:
      return RPCError(
        .unavailable, "The server stopped before the call was done.", reason: "SERVER_STOPPED",
        retryDelay: .seconds(1))
    case .server(let state):
      return Self.rpcError(for: state)
    case .decoding, .invalidQuery:
      return nil
    }
  }

  private static func rpcError(for state: SQLState) -> RPCError? {
    switch state {
    case .serializationFailure, .deadlockDetected, .lockNotAvailable,
      MembershipStore.catalogueChanged:
      .writeConflict
    case CustomerStore.customerErased: .customerErased
    case .readOnlyTransaction, .tooManyConnections:
      .databaseUnavailable
    case let state
    where state != .protocolViolation && ["08", "57", "58"].contains(state.errorClass):
      .databaseUnavailable
    case let state where state.errorClass == "53":
      RPCError(
        .resourceExhausted, "The database is out of resources.", reason: "DATABASE_EXHAUSTED",
        retryDelay: .seconds(1))
    default:
      nil
    }
  }
}

extension RPCError {
  static let databaseUnavailable = RPCError(
    .unavailable, "The database cannot be reached right now.", reason: "DATABASE_UNAVAILABLE",
    retryDelay: .seconds(1))

  static let writeConflict = RPCError(
    .aborted, "The write collided with another one. Retry it.", reason: "WRITE_CONFLICT",
    retryDelay: .milliseconds(50))

  /// What the constraints that a caller can run into mean to it. Names are unique in the schema.
  static let byConstraint: [String: RPCError] = [
    "customer_email_active_key": RPCError(
      .alreadyExists, "An active customer has this e-mail address.", reason: "EMAIL_TAKEN",
      violations: [FieldViolation(field: "customer.email", description: "is already taken")]),
    "segment_name_key": RPCError(
      .alreadyExists, "There is a segment of this name.", reason: "SEGMENT_NAME_TAKEN",
      violations: [FieldViolation(field: "segment.name", description: "is already taken")]),
    "interaction_customer_id_fkey": .customerNotFound,
    "feedback_customer_id_fkey": .customerNotFound,
  ]
}
