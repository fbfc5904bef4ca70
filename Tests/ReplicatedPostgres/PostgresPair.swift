import Foundation

/// A primary and a standby on this machine.
package struct PostgresPair: Sendable {
  package private(set) var primary: PostgresNode
  package private(set) var standby: PostgresNode
  private let directory: String

  /// Both run and the standby follows; the database is empty.
  package static func start(in directory: String) async throws -> PostgresPair {
    let password = UUID().uuidString
    func node(_ name: String) throws -> PostgresNode {
      try PostgresNode(
        name: name, directory: "\(directory)/\(name)", port: try FreePort.any(),
        password: password)
    }
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711])
    let pair = PostgresPair(primary: try node("a"), standby: try node("b"), directory: directory)
    do {
      try await pair.primary.make()
      try await pair.primary.start()
      try await pair.primary.makeDatabase()
      try await pair.standby.copy(pair.primary)
      try await pair.standby.start()
      try await pair.catchUp()
    } catch {
      await pair.stop()
      throw error
    }
    return pair
  }

  /// libpq keywords with both hosts, for whichever is the primary.
  package func connectionString(user: String) -> String {
    let own = primary.connectionString(user: user)
    let nodes = [primary, standby].sorted { $0.name < $1.name }
    return own.replacing("host=\(primary.host)", with: "host=\(nodes[0].host),\(nodes[1].host)")
      .replacing("port=\(primary.port)", with: "port=\(nodes[0].port),\(nodes[1].port)")
  }

  /// Whether commits wait for the standby. Returns when it holds for all that follow.
  package func setSynchronous(_ isSynchronous: Bool) async throws {
    try await primary.configure([
      "synchronous_standby_names": isSynchronous ? standby.name : ""
    ])
    guard isSynchronous else { return }
    try await waiting(for: "the standby to be synchronous") {
      try await primary.query("SELECT sync_state FROM pg_stat_replication") == "sync"
    }
    try await catchUp()
  }

  /// Returns when the standby has replayed all that the primary had written.
  package func catchUp() async throws {
    let written = try await primary.query("SELECT pg_current_wal_lsn()")
    try await waiting(for: "the standby to catch up") {
      try await primary.query(
        """
        SELECT count(*) FROM pg_stat_replication
        WHERE state = 'streaming' AND replay_lsn >= '\(written)'
        """) == "1"
    }
  }

  /// Makes a primary of the standby, behind the end of the primary.
  package mutating func promote() async throws {
    try await standby.promote()
    swap(&primary, &standby)
  }

  /// Has the former primary follow the new one.
  package func rebuildStandby() async throws {
    do {
      try await standby.rewind(to: primary)
    } catch is Tool.Failure {
      // Too little is left to go back by.
      try await standby.copy(primary)
    }
    try await standby.start()
    // Of the time when it was the primary.
    _ = try await standby.query(
      "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active")
    try await catchUp()
  }

  package func stop() async {
    await standby.stop()
    await primary.stop()
    // A directory that cannot be removed is no reason to fail.
    try? FileManager.default.removeItem(atPath: directory)
  }
}
