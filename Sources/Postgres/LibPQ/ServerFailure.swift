internal import CLibPQ

/// What is taken out of an error result: never its DETAIL, HINT or context.
struct ServerFailure: Sendable {
  let state: SQLState
  let constraint: String?
  /// FATAL or PANIC: the backend ends after it. Also errors that libpq itself made up.
  let endsTheConnection: Bool
  /// The primary message, for the log, of errors that quote our SQL at most (class 42).
  let message: String?

  init(state: SQLState, constraint: String? = nil, endsTheConnection: Bool = false) {
    self.state = state
    self.constraint = constraint
    self.endsTheConnection = endsTheConnection
    message = nil
  }

  init(reading result: OpaquePointer) {
    func field(_ code: Character) -> String? {
      let value = unsafe PQresultErrorField(result, Int32(code.asciiValue ?? 0))
      return unsafe value.map { unsafe String(cString: $0) }
    }
    // The letters are those of the protocol's ErrorResponse (manual, "Error and Notice Fields").
    let severity = field("V") ?? "FATAL"
    let state = SQLState(field("C") ?? "08006")
    self.state = state
    constraint = field("n")
    endsTheConnection = severity == "FATAL" || severity == "PANIC" || state.endsTheConnection
    message = state.errorClass == "42" ? field("M") : nil
  }
}
