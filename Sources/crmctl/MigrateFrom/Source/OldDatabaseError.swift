import Postgres

/// The old database cannot be migrated from.
struct OldDatabaseError: Error {
  let text: String
  let status: ExitStatus

  /// Something of the schema is missing.
  init(missing: [String]) {
    let list = missing.map { "  \($0)" }.joined(separator: "\n")
    text = """
      This is not the database of the replaced service. Missing:
      \(list)
      Name its database in the URL; tables of another schema are found with ?options=-csearch_path%3DSCHEMA.
      """
    status = .badInput
  }

  init(_ error: PostgresError) {
    switch error.kind {
    case .unavailable, .overloaded, .shutDown:
      text = """
        The old database cannot be reached: check the URL, and that PostgreSQL lets this machine in. What \
        PostgreSQL said is above. What is done stays done: run the command again.
        """
      status = .unavailable
    case .deadlineExceeded:
      text = "The old database did not answer in time. Run the command again."
      status = .unavailable
    default:
      text =
        "The old database refused to be read (\(error)): its user needs SELECT on the four tables."
      status = .failed
    }
  }
}
