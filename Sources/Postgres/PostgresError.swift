/// The only error that leaves this module.
///
/// It says what kind of failure it was and which constraint refused, and nothing else: PostgreSQL's
/// message and DETAIL quote the row's values, so they stay behind.
public struct PostgresError: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// PostgreSQL answered an error. The statement, and the transaction it stood in, had no effect.
    case server(SQLState)
    /// No connection, or it was lost before a commit was sent: definitely without effect.
    case unavailable
    /// The connection was lost, or PostgreSQL warned, while the commit was under way.
    case outcomeUnknown
    /// The caller's deadline passed, or PostgreSQL's own `statement_timeout`.
    case deadlineExceeded
    /// The caller's task was cancelled.
    case cancelled
    /// The pool's queue of waiting calls is full.
    case overloaded
    /// `Database.shutdown()` was called.
    case shutDown
    /// A row does not have the shape that the code expects.
    case decoding
    /// The query cannot be sent at all: it has more than 65,535 parameters.
    case invalidQuery
  }

  public var kind: Kind
  /// Name of the constraint, index or unique key that refused the row.
  public var constraint: String?
  /// The commit had been sent when the call was given up, so that it may yet take effect.
  public var mayHaveTakenEffect: Bool
  /// What did not fit, for `decoding`: the column's name and the type, never a value.
  public var mismatch: String?

  public init(
    _ kind: Kind, constraint: String? = nil, mayHaveTakenEffect: Bool = false,
    mismatch: String? = nil
  ) {
    self.kind = kind
    self.constraint = constraint
    self.mayHaveTakenEffect = mayHaveTakenEffect || kind == .outcomeUnknown
    self.mismatch = mismatch
  }

  /// The server's code, when the server answered at all.
  public var sqlState: SQLState? {
    if case .server(let state) = kind { state } else { nil }
  }
}

extension PostgresError: CustomStringConvertible {
  public var description: String {
    var text = "PostgresError: "
    if case .server(let state) = kind {
      text += "server \(state)"
    } else {
      text += "\(kind)"
    }
    if let constraint { text += ", constraint \(constraint)" }
    if let mismatch { text += ", \(mismatch)" }
    return text
  }
}
