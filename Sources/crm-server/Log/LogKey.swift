/// What may stand beside a message of the log, and what it may hold. Values of other keys are withheld: whoever adds
/// one here says that nothing of a customer can be in it.
enum LogKey: String, CaseIterable {
  /// Where the server listens.
  case address
  /// Our number of a call.
  case callID = "call_id"
  /// The canonical code that a call was answered.
  case code
  /// The state directory.
  case directory
  /// How many.
  case done
  /// How long a call took.
  case durationMillis = "duration_ms"
  /// An error's type, code and place; never what a request, a response or a row holds.
  case error
  /// Which rule a TLS handshake broke.
  case failure
  /// How many in a row.
  case failures
  /// The name of an index.
  case index
  /// The file, or the address without user and query, that a key set comes from.
  case location
  /// PostgreSQL's or libpq's words about our connections and our SQL, to which values are only parameters.
  case message
  /// `Service/Method`.
  case method
  /// Number and name of a migration.
  case migration
  /// How many of the same before were not logged.
  case omitted
  /// The network address that a connection comes from.
  case peer
  /// Which of our pools of connections.
  case pool
  /// Who ended somebody's call: a subject of the auth service, or a certificate's principal.
  case operatorName = "operator"
  /// The path of a program that we start.
  case program
  /// The reason of an error, a constant of ours.
  case reason
  /// PostgreSQL's code of an error.
  case sqlstate
  /// What a peer stalled in.
  case stall
  /// The trace that a call is part of, thirty-two digits that its caller has chosen.
  case traceID = "trace_id"
  /// Host and port of a standby, as DATABASE_STANDBY_URL names it.
  case standby
}
