// The refusals that the wire itself makes. Fixed sentences: nothing that a peer sent is in them.

extension RPCError {
  package static let streamIDInvalid = RPCError(
    .invalidArgument, "A client's stream id is odd.", reason: "STREAM_ID_INVALID")
  package static let streamActive = RPCError(
    .invalidArgument, "A call is in flight on this stream id.", reason: "STREAM_ACTIVE")
  package static let streamUnknown = RPCError(
    .invalidArgument, "No call is in flight on this stream id.", reason: "STREAM_UNKNOWN")
  package static let dataOnUnaryCall = RPCError(
    .invalidArgument, "A unary call takes no data frames.", reason: "DATA_ON_UNARY_CALL")
  package static let dataAfterLast = RPCError(
    .invalidArgument, "The stream takes no more messages.", reason: "DATA_AFTER_LAST")
  package static let frameTooLong = RPCError(
    .resourceExhausted, "The frame is longer than this server accepts.", reason: "FRAME_TOO_LONG")
  package static let frameTooLongBeforeAdmission = RPCError(
    .resourceExhausted,
    "The frame is longer than this server accepts before it knows who calls: authenticate first.",
    reason: "FRAME_TOO_LONG")
  package static let envelopeMalformed = RPCError(
    .invalidArgument, "The request's envelope does not parse.", reason: "ENVELOPE_MALFORMED")
  package static let metadataTooLarge = RPCError(
    .resourceExhausted, "The call's metadata is larger than this server accepts.",
    reason: "METADATA_TOO_LARGE")
  package static let serviceUnknown = RPCError(
    .unimplemented, "This server has no service of that name.", reason: "SERVICE_UNKNOWN")
  package static let methodUnknown = RPCError(
    .unimplemented, "The service has no method of that name.", reason: "METHOD_UNKNOWN")
  package static let deadlineExceeded = RPCError(
    .deadlineExceeded, "The call was not done by its deadline.", reason: "DEADLINE_EXCEEDED")
  package static let cancelled = RPCError(
    .cancelled, "The call was cancelled.", reason: "CALL_CANCELLED")
  package static let cancelledByOperator = RPCError(
    .cancelled, "An operator of the server ended the call.", reason: "CALL_CANCELLED_BY_OPERATOR")
  package static let responseTooLong = RPCError(
    .resourceExhausted, "The response is longer than a frame may be.", reason: "RESPONSE_TOO_LONG")
  package static let responseUnwritable = RPCError(
    .internal, "The response has no wire form.", reason: "RESPONSE_UNWRITABLE")
  /// A route was run without the streams of its kind: a mistake of ours.
  package static let streamMissing = RPCError(
    .internal, "The call has no stream.", reason: "STREAM_MISSING")
  package static let serverStopped = RPCError(
    .unavailable, "The server stopped before the call was done.", reason: "SERVER_STOPPED")

  package static func tooManyCalls(retryDelay: Duration) -> RPCError {
    RPCError(
      .resourceExhausted, "Too many calls are in flight.", reason: "TOO_MANY_CALLS",
      retryDelay: retryDelay)
  }

  package static func serverStopping(retryDelay: Duration) -> RPCError {
    RPCError(
      .unavailable, "The server is stopping and takes no new calls.", reason: "SERVER_STOPPING",
      retryDelay: retryDelay)
  }

  /// For what a handler threw that is not meant for its caller.
  package static func handlerFailed(_ call: CallID) -> RPCError {
    RPCError(
      .internal, "The call failed inside the server.", reason: "INTERNAL",
      metadata: ["call_id": call.description])
  }
}

// What a client finds by itself.

extension RPCError {
  package static let responseMalformed = RPCError(
    .internal, "The server's response does not parse.", reason: "RESPONSE_MALFORMED")
  package static let requestTooLong = RPCError(
    .resourceExhausted, "The request is longer than a frame may be.", reason: "REQUEST_TOO_LONG")
  package static let requestUnwritable = RPCError(
    .invalidArgument, "A text of the request holds a NUL.", reason: "REQUEST_UNWRITABLE")
  package static let streamEnded = RPCError(
    .cancelled, "The server has ended the call and takes no more messages.",
    reason: "STREAM_ENDED")
  package static let connectFailed = RPCError(
    .unavailable, "The server cannot be reached.", reason: "CONNECT_FAILED")
  package static let connectionLost = RPCError(
    .unavailable, "The connection ended before the call was answered; its outcome is unknown.",
    reason: "CONNECTION_LOST")
  package static let clientClosed = RPCError(
    .cancelled, "The client was closed.", reason: "CLIENT_CLOSED")
}

extension RPCError {
  /// For a method that its service declares and this server does not serve.
  public static func unimplemented(_ method: MethodDescriptor) -> RPCError {
    .methodUnknown
  }
}
