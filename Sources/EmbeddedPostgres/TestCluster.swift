import Foundation
import Logging
import Synchronization

/// One discardable cluster for all tests of a process, gone with the process.
package actor TestCluster {
  package static let shared = TestCluster()

  private var starting: Task<EmbeddedCluster, any Error>?
  private var databaseCount = 0

  /// A database of its own for a suite.
  ///
  /// - Parameter template: database to be cloned, which nobody may be connected to; nil is empty.
  /// - Returns: a connection string.
  package func makeDatabase(template: String? = nil) async throws -> String {
    databaseCount += 1
    let name = "test_\(databaseCount)"
    let cluster = try await cluster()
    try await execute(
      "CREATE DATABASE \(name) TEMPLATE \(template ?? "template1") STRATEGY file_copy", on: cluster)
    return cluster.connectionString(database: name)
  }

  /// The same database for all who ask by this name, to be filled and then cloned.
  ///
  /// - Returns: a connection string.
  package func makeTemplate(named name: String) async throws -> String {
    let cluster = try await cluster()
    try await execute("CREATE DATABASE \(name)", on: cluster)
    return cluster.connectionString(database: name)
  }

  package func cluster() async throws -> EmbeddedCluster {
    if let starting { return try await starting.value }
    let task = Task { try await Self.start() }
    starting = task
    return try await task.value
  }

  private func execute(_ statement: String, on cluster: EmbeddedCluster) async throws {
    try await Command(
      program: cluster.binaries.path(of: "psql"),
      arguments: [
        "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", cluster.connectionString, "-c", statement,
      ],
      logPath: NSTemporaryDirectory() + "/crm-test-psql.log"
    ).run()
  }

  private static func start() async throws -> EmbeddedCluster {
    let path = "/tmp/crm-test-\(getpid())"
    removeLeftovers()
    let cluster = try await EmbeddedCluster.start(
      stateDirectory: path, durability: .discardable, logger: Logger(label: "test-cluster"))
    running.withLock { $0 = (cluster, path) }
    atexit {
      TestCluster.running.withLock { running in
        guard let (cluster, path) = running else { return }
        cluster.abandon()
        // It may still be writing its last files; what is left goes with the next run.
        _ = try? FileManager.default.removeItem(atPath: path)
      }
    }
    return cluster
  }

  private static let running = Mutex<(EmbeddedCluster, String)?>(nil)

  /// Removes the directories of test processes that were killed.
  private static func removeLeftovers() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/tmp")) ?? []
    for name in names {
      guard name.hasPrefix("crm-test-"), let processID = Int32(name.dropFirst(9)),
        kill(processID, 0) != 0
      else { continue }
      // Another test process may be removing it at the same time.
      _ = try? FileManager.default.removeItem(atPath: "/tmp/" + name)
    }
  }
}
