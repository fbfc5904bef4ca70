import EmbeddedPostgres
import Foundation
import Synchronization

/// One PostgreSQL server of a pair, with its data in a directory of its own: made anew or as a copy, started,
/// stopped, killed, promoted.
///
/// Over TCP a password is asked for; over its Unix socket, which nobody else may open, none is.
package final class PostgresNode: Sendable {
  package let name: String
  package let port: Int
  /// Where others reach it.
  package let host: String
  let directory: String
  private let password: String
  private let binaries: Binaries
  private let account = Account.forPostgres
  /// Before `postgres`: a command that runs it somewhere else, such as in a network of its own.
  private let wrapper: [String]
  private let state = Mutex((process: LaunchedProcess?.none, settings: [String: String]()))

  /// - Parameter directory: does not exist yet, and nobody but root and PostgreSQL's user is to enter it.
  package init(
    name: String, directory: String, host: String = "127.0.0.1", port: Int, password: String,
    wrapper: [String] = []
  ) throws {
    self.name = name
    self.directory = directory
    self.host = host
    self.port = port
    self.password = password
    self.wrapper = wrapper
    binaries = try Binaries.find()
    for path in [directory, socketPath] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      try account.own(path)
    }
  }

  private var dataPath: String { directory + "/data" }
  private var socketPath: String { directory + "/run" }
  private var configurationPath: String { directory + "/node.conf" }
  private var accessPath: String { directory + "/node_hba.conf" }
  package var logPath: String { directory + "/log" }

  package var processID: Int32? { state.withLock { $0.process?.processID } }

  /// libpq keywords, over TCP.
  package func connectionString(user: String, database: String = "crm") -> String {
    "host=\(host) port=\(port) dbname=\(database) user=\(user) password=\(password)"
  }

  /// Runs SQL as the superuser.
  /// - Returns: rows as lines, their columns with | between them.
  package func query(_ sql: String, in database: String = "postgres") async throws -> String {
    let text = try await Tool.run(
      binaries.path(of: "psql"),
      [
        "-XqAt", "-v", "ON_ERROR_STOP=1",
        "-d", "host=\(socketPath) port=\(port) user=postgres dbname=\(database) connect_timeout=5",
        "-c", sql,
      ])
    return text.trimmingCharacters(in: .newlines)
  }

  private func run(_ program: String, _ arguments: [String], input: String = "") async throws {
    let command = account.command(program, arguments)
    _ = try await Tool.run(command.program, command.arguments, input: input)
  }
}

// Its data
extension PostgresNode {
  /// An empty cluster.
  package func make() async throws {
    try await run(
      binaries.path(of: "initdb"),
      [
        "-D", dataPath, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums",
        "--auth-local=trust", "--auth-host=reject", "--no-sync", "--no-instructions",
      ])
  }

  /// The roles and the database of the product.
  package func makeDatabase() async throws {
    _ = try await query("ALTER ROLE postgres PASSWORD '\(password)'")
    for role in ["crm", "crm_service"] {
      _ = try await query("CREATE ROLE \(role) LOGIN PASSWORD '\(password)'")
    }
    _ = try await query("CREATE DATABASE crm OWNER crm")
  }

  /// The data of a running primary, to follow it.
  package func copy(_ primary: PostgresNode) async throws {
    try? FileManager.default.removeItem(atPath: dataPath)
    try await run(
      binaries.path(of: "pg_basebackup"),
      [
        "-D", dataPath, "-h", primary.socketPath, "-p", "\(primary.port)", "-U", "postgres",
        "-X", "stream", "--checkpoint=fast", "--no-sync",
      ])
    try await follow(primary)
  }

  /// The same for one that was a primary itself and has ended: what it has written and the new one has not is
  /// taken back.
  package func rewind(to primary: PostgresNode) async throws {
    // The new timeline has to be on its disk.
    _ = try await primary.query("CHECKPOINT")
    try await run(
      binaries.path(of: "pg_rewind"),
      [
        "--target-pgdata=\(dataPath)", "--no-sync",
        "--source-server=host=\(primary.socketPath) port=\(primary.port) user=postgres dbname=postgres",
      ])
    try await follow(primary)
  }

  private func follow(_ primary: PostgresNode) async throws {
    try await run("/usr/bin/touch", [dataPath + "/standby.signal"])
    _ = try await primary.query(
      """
      SELECT pg_create_physical_replication_slot('\(name)', true) WHERE NOT EXISTS (
        SELECT FROM pg_replication_slots WHERE slot_name = '\(name)')
      """)
    let source = primary.connectionString(user: "postgres", database: "postgres")
    try await configure([
      "primary_conninfo": "\(source) application_name=\(name)", "primary_slot_name": name,
      "synchronous_standby_names": "",
    ])
  }

  /// Changes settings; a server that runs takes them over.
  package func configure(_ changes: [String: String]) async throws {
    let (settings, isRunning) = state.withLock { state in
      state.settings.merge(changes) { $1 }
      return (state.settings, state.process != nil)
    }
    let lines = places.merging(settings) { $1 }.sorted { $0.key < $1.key }.map {
      "\($0.key) = '\($0.value.replacing("'", with: "''"))'"
    }
    try write(lines, to: configurationPath)
    if isRunning { _ = try await query("SELECT pg_reload_conf()") }
  }

  private var places: [String: String] {
    [
      "data_directory": dataPath, "hba_file": accessPath, "port": "\(port)",
      "listen_addresses": host == "127.0.0.1" ? host : "*",
      "unix_socket_directories": socketPath, "cluster_name": name,
      "max_connections": "200", "shared_buffers": "64MB", "timezone": "UTC",
      "hot_standby": "on", "wal_level": "replica", "wal_keep_size": "256MB",
      "wal_retrieve_retry_interval": "200ms", "hot_standby_feedback": "on",
      "log_min_error_statement": "panic", "log_error_verbosity": "terse",
      // What a process has written outlives it without.
      "fsync": "off",
    ]
  }

  private func write(_ lines: [String], to path: String) throws {
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
  }
}

// Its process
extension PostgresNode {
  /// Returns when it takes connections.
  package func start() async throws {
    try await configure([:])
    let networks = host == "127.0.0.1" ? "127.0.0.1/32" : "samenet"
    try write(
      [
        "local all all trust", "local replication all trust",
        "host all all \(networks) scram-sha-256", "host replication all \(networks) scram-sha-256",
      ], to: accessPath)
    let command = account.command(
      binaries.path(of: "postgres"), ["-D", dataPath, "-c", "config_file=\(configurationPath)"])
    let line = wrapper + [command.program] + command.arguments
    let process = try await LaunchedProcess.launch(
      line[0], Array(line.dropFirst()), logPath: logPath)
    state.withLock { $0.process = process }
    try await waiting(for: "node \(name) to start; see \(logPath)") {
      guard let file = PostmasterFile(dataPath: dataPath) else { return false }
      return file.isReady && file.processID == process.processID
    }
  }

  /// Ends it in good order.
  package func stop() async { await end(by: SIGINT) }

  /// Ends its first process at once, and waits until the others have ended by themselves.
  /// - Parameter stopped: one that cannot, because it is stopped.
  package func kill(stopped: Int32? = nil) async throws {
    let others = processID.map(Self.children) ?? []
    let process = state.withLock { $0.process }
    process?.signal(SIGKILL)
    if let stopped { Glibc.kill(stopped, SIGKILL) }
    await end(by: SIGKILL)
    try await waiting(for: "the processes of node \(name) to end") {
      !others.contains(where: Self.isRunning)
    }
  }

  private func end(by signal: Int32) async {
    let process = state.withLock { state in
      defer { state.process = nil }
      return state.process
    }
    process?.signal(signal)
    await process?.end()
  }

  /// Makes a primary of a standby.
  package func promote() async throws {
    state.withLock { state in
      state.settings["primary_conninfo"] = ""
      state.settings["primary_slot_name"] = ""
    }
    guard try await query("SELECT pg_promote(true, 30)") == "t" else {
      throw Tool.Failure(description: "node \(name) was not promoted")
    }
  }

  /// Everything that runs for it, its first process in front.
  package var processIDs: [Int32] { processID.map { [$0] + Self.children(of: $0) } ?? [] }

  /// Whoever has ended may still be waited for by whoever is its parent now.
  private static func isRunning(_ process: Int32) -> Bool {
    // One that is gone has no such file.
    let stat = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    let state = stat.lastIndex(of: ")").map { stat[$0...].dropFirst(2).first }
    return state.map { $0 != "Z" && $0 != "X" } ?? false
  }

  private static func children(of parent: Int32) -> [Int32] {
    // A process without children, or one that is gone, has none.
    let path = "/proc/\(parent)/task/\(parent)/children"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: " ").compactMap { Int32($0) }
  }
}
