import Foundation

/// The cluster's configuration files, written anew at every start, outside the data directory.
struct Settings: Sendable {
  let directory: StateDirectory
  let durability: EmbeddedCluster.Durability

  var path: String { directory.configurationPath + "/postgresql.conf" }
  private var accessPath: String { directory.configurationPath + "/pg_hba.conf" }
  private var peersPath: String { directory.configurationPath + "/pg_ident.conf" }

  func write() throws {
    let lines = (places + logging + resources + safety).map { "\($0) = \(quoted($1))" }
    try write(lines, to: path)
    try write(["local all all peer map=crm"], to: accessPath)
    let peers = directory.account.peers
    try write(
      Roles.all.flatMap { role in peers.map { "crm \"\($0)\" \(role)" } }, to: peersPath)
  }

  private var places: [(String, String)] {
    [
      ("data_directory", directory.dataPath),
      ("hba_file", accessPath),
      ("ident_file", peersPath),
      ("unix_socket_directories", "\"\(directory.socketPath)\""),
      ("unix_socket_permissions", "0700"),
      ("listen_addresses", ""),
      ("port", "5432"),
      ("cluster_name", "crm"),
      ("timezone", "UTC"),
    ]
  }

  /// Personal data stays out of PostgreSQL's log. Errors of statements are left out altogether:
  /// even in terse form the message of, say, a failed cast quotes the value.
  private var logging: [(String, String)] {
    [
      ("log_min_messages", "log"),
      ("log_min_error_statement", "panic"),
      ("log_error_verbosity", "terse"),
      ("log_statement", "none"),
      ("log_min_duration_statement", "-1"),
      ("log_parameter_max_length", "0"),
      ("log_parameter_max_length_on_error", "0"),
      ("log_checkpoints", "off"),
      ("log_timezone", "UTC"),
      ("log_line_prefix", "%m [%p] "),
    ]
  }

  private var resources: [(String, String)] {
    let megabytes = Int(clamping: ProcessInfo.processInfo.physicalMemory / 1_048_576)
    let isDurable = durability == .durable
    return [
      // The pools of one server, the operators' tools, and room; tests run many at once.
      ("max_connections", isDurable ? "64" : "200"),
      ("shared_buffers", "\(isDurable ? min(max(megabytes / 8, 128), 2048) : 128)MB"),
      ("effective_cache_size", "\(max(megabytes / 2, 256))MB"),
      ("work_mem", "8MB"),
      ("random_page_cost", "1.1"),
      ("update_process_title", "off"),
      // A unit of systemd may forbid memory that is written and executed.
      ("jit", "off"),
    ]
  }

  private var safety: [(String, String)] {
    switch durability {
    case .durable:
      [("fsync", "on"), ("synchronous_commit", "on"), ("full_page_writes", "on")]
    case .discardable:
      [
        ("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off"),
        ("wal_level", "minimal"), ("max_wal_senders", "0"),
      ]
    }
  }

  private func quoted(_ value: String) -> String {
    "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
  }

  private func write(_ lines: [String], to path: String) throws {
    do {
      try (lines.joined(separator: "\n") + "\n").write(
        toFile: path, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    } catch {
      throw EmbeddedPostgresError.fileSystem(path: path, action: "write")
    }
  }
}
