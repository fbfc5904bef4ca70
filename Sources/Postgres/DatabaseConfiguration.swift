/// Where PostgreSQL is, and how much of it may be used.
public struct DatabaseConfiguration: Sendable {
  /// What libpq accepts: keywords and values or a URI, with several hosts if need be.
  public var connectionString: String
  /// Shown in `pg_stat_activity`, unless the connection string names another.
  public var applicationName = "crm-server"
  /// Which servers are meant, unless the connection string says it (`target_session_attrs`).
  public var session = Session.readWrite
  /// Whether PostgreSQL shares this machine with us, so that the processes of its long reads can be made to wait for
  /// those of short calls.
  public var isOnThisMachine = false
  /// Whether every transaction is one that PostgreSQL lets write nothing, whatever the connection string says.
  public var isReadOnly = false
  public var limits = Limits()
  public var timeouts = Timeouts()

  public init(connectionString: String) {
    self.connectionString = connectionString
  }

  public enum Session: String, Sendable {
    /// One that can be written to.
    case readWrite = "read-write"
    /// One that follows another.
    case standby
    /// Whichever answers.
    case any
  }

  public struct Limits: Sendable {
    /// Connections shared by all short reads.
    public var readConnections = 3
    /// Connections for groups of writes, one group at a time on each.
    public var writeConnections = 16
    /// Connections for interactive transactions.
    public var exclusiveConnections = 8
    /// Connections for long reads. They keep a processor busy each, and a short read waits behind all of
    /// them: with eight, its p99 beside a flood of lists was three times what it is with two.
    public var reportConnections = 2
    /// Connections for reports that are planned once. They compute more than they wait: more of them
    /// than PostgreSQL has processors would only make all slower.
    public var searchConnections = 4
    /// Calls in the pipeline of one read connection; those beyond it wait.
    public var readsInFlightPerConnectionMax = 256
    /// Calls that wait for a connection, in each pool; the next is refused with `overloaded`.
    public var waitersMax = 1024
    /// Prepared statements kept on each connection; the least recently used makes room.
    public var preparedStatementsMax = 256

    public init() {}

    /// Cancellations under way: one for each connection whose statements can be cancelled.
    var interruptsMax: Int { exclusiveConnections + reportConnections + searchConnections }
  }

  public struct Timeouts: Sendable {
    public var connect = Duration.seconds(5)
    /// PostgreSQL's own limit for a statement on the shared reads, which cannot be cancelled.
    public var readStatement = Duration.seconds(5)
    /// PostgreSQL's own limit for a statement of a group of writes, which is never cancelled.
    public var writeStatement = Duration.seconds(15)
    /// PostgreSQL's own limit for a statement on an exclusive connection, and for a search.
    public var exclusiveStatement = Duration.seconds(60)
    /// How long an exclusive connection may stay in a transaction that asks nothing.
    public var idleInTransaction = Duration.seconds(60)
    /// How long a connection may take to become usable after its call was given up.
    public var grace = Duration.seconds(1)
    /// How long calls in flight may go on after `shutdown()`.
    public var drain = Duration.seconds(5)
    /// How long TCP may wait for an acknowledgement before the connection counts as lost.
    public var tcpUser = Duration.seconds(10)

    public init() {}
  }
}

extension DatabaseConfiguration {
  /// libpq's parameters for one pool: as given, and what is missing for a sound default.
  ///
  /// - Returns: nil when the connection string cannot be parsed.
  func connector(for pool: PoolName) -> Connector? {
    guard var parameters = Connector.parse(connectionString) else { return nil }
    let statementTimeout =
      switch pool {
      case .reads: timeouts.readStatement
      case .writes: timeouts.writeStatement
      case .exclusive, .reports, .searches: timeouts.exclusiveStatement
      }
    var settings = [
      "statement_timeout=\(statementTimeout.milliseconds)",
      "idle_in_transaction_session_timeout=\(timeouts.idleInTransaction.milliseconds)",
      "TimeZone=UTC",
      // Statements here are short: compiling one takes longer than running it.
      "jit=off",
      // And many run at once: a processor more for one would be taken from another.
      "max_parallel_workers_per_gather=0",
      "default_transaction_isolation=read\\ committed",
      // Behind a cut network PostgreSQL would keep what we have given up for hours.
      "tcp_keepalives_idle=10", "tcp_keepalives_interval=5", "tcp_keepalives_count=3",
      "tcp_user_timeout=\(timeouts.tcpUser.milliseconds)",
    ]
    // Their plans are good for all values.
    if pool == .reads || pool == .searches {
      settings.append("plan_cache_mode=force_generic_plan")
    }
    // The later one wins, so that the connection string may still decide otherwise.
    var options = settings.map { "-c \($0)" } + [parameters["options"] ?? ""]
    if isReadOnly { options.append("-c default_transaction_read_only=on") }
    parameters["options"] = options.joined(separator: " ")
    parameters["client_encoding"] = "UTF8"
    let defaults = [
      "application_name": applicationName,
      "connect_timeout": "\(max(2, timeouts.connect.components.seconds))",
      "tcp_user_timeout": "\(timeouts.tcpUser.milliseconds)",
      "keepalives_idle": "10",
      "keepalives_interval": "5",
      "keepalives_count": "3",
      "target_session_attrs": session.rawValue,
    ]
    return Connector(
      parameters: parameters.merging(defaults) { given, _ in given },
      hasLowPriority: isOnThisMachine && pool == .reports)
  }
}

extension DatabaseConfiguration {
  /// Keywords and values, with `(hidden)` for passwords; nil when libpq cannot read the connection string.
  public var connectionStringWithoutSecrets: String? {
    Connector.parse(connectionString, hiding: "(hidden)").map(Self.text)
  }

  /// One configuration for each host of the connection string, with its host and port; nil when libpq cannot
  /// read it.
  public var servers: [(name: String, configuration: DatabaseConfiguration)]? {
    guard let parameters = Connector.parse(connectionString) else { return nil }
    let lists = ["host", "hostaddr", "port"].compactMap { keyword in
      parameters[keyword].map {
        (keyword, $0.split(separator: ",", omittingEmptySubsequences: false))
      }
    }
    let count = lists.filter { $0.0 != "port" }.map(\.1.count).max() ?? 1
    return (0..<count).map { index in
      var own = parameters
      // A port that is given once is every host's.
      for (keyword, list) in lists { own[keyword] = String(list[min(index, list.count - 1)]) }
      var configuration = self
      configuration.connectionString = Self.text(own)
      let host = own["host"] ?? own["hostaddr"] ?? "localhost"
      return ("\(host):\(own["port"] ?? "5432")", configuration)
    }
  }

  private static func text(_ parameters: [String: String]) -> String {
    parameters.sorted { $0.key < $1.key }.map { keyword, value in
      let isPlain = !value.isEmpty && !value.contains { " '\\".contains($0) }
      let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
      return "\(keyword)=\(isPlain ? value : "'\(escaped)'")"
    }.joined(separator: " ")
  }
}

extension Duration {
  /// Rounded up.
  var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}
