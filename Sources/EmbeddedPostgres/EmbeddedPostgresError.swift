/// Why the cluster cannot run, in words for the operator.
public enum EmbeddedPostgresError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No PostgreSQL server is installed; nil version: none at all.
  case binariesMissing(version: String?)
  /// Another server holds the state directory.
  case inUse(directory: String, processID: String)
  /// User `postgres` cannot reach the state directory.
  case notSearchable(directory: String, account: String)
  /// A directory that must be ours belongs to somebody else.
  case foreign(directory: String)
  /// There is a cluster where one was to be made.
  case hasCluster(directory: String)
  /// A file operation failed.
  case fileSystem(path: String, action: String)
  /// A program of PostgreSQL's ended with an error.
  case failed(program: String, log: String)
  /// A PostgreSQL server left by a predecessor does not end.
  case predecessorStuck(processID: Int32)

  public var description: String {
    switch self {
    case .binariesMissing(nil):
      "no PostgreSQL server found in /usr/lib/postgresql/*/bin or PATH; "
        + "install it (apt-get install postgresql) or set DATABASE_URL"
    case .binariesMissing(let version?):
      "the cluster was made by PostgreSQL \(version), whose programs are not installed "
        + "(apt-get install postgresql-\(version))"
    case .inUse(let directory, let processID):
      "state directory \(directory) is in use by process \(processID)"
    case .notSearchable(let directory, let account):
      "user \(account) may not pass through \(directory); allow it (chmod o+x \(directory)) "
        + "or choose another state directory"
    case .foreign(let directory):
      "\(directory) belongs to another user or is not a directory; remove it"
    case .hasCluster(let directory):
      "\(directory) has a cluster already: name another state directory, or replace it by --overwrite"
    case .fileSystem(let path, let action):
      "cannot \(action) \(path)"
    case .failed(let program, let log):
      "\(program) failed; see \(log)"
    case .predecessorStuck(let processID):
      "PostgreSQL process \(processID) of an earlier run does not end; end it by hand"
    }
  }
}
