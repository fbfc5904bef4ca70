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
    let path = "\(parent)/crm-test-\(getpid())"
    removeLeftovers()
    let cluster = try await EmbeddedCluster.start(
      stateDirectory: path, durability: .discardable, logger: Logger(label: "test-cluster"))
    running.withLock { $0 = (cluster, path) }
    atexit {
      TestCluster.running.withLock { running in
        guard let (cluster, path) = running else { return }
        cluster.abandon()
        // Nobody waits for it. What is left, it was still being written, goes with the next run.
        TestCluster.remove(path)
      }
    }
    return cluster
  }

  /// In memory where there is room: hundreds of databases are a hundred thousand files, which some disks take
  /// longer to make and to remove than the tests take.
  private static let parent: String = {
    let needed: Int64 = 12 << 30
    let shared = "/dev/shm"
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: shared)
    let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
    return min(free, availableMemory) >= needed ? shared : "/tmp"
  }()

  /// In bytes; 0 when it is not known.
  private static var availableMemory: Int64 {
    let text = (try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
    let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap { Int64($0) }
    return (kibibytes ?? 0) * 1_024
  }

  /// By another process, which outlives this one and has none of its descriptors.
  private static func remove(_ path: String) {
    let removal = Process()
    removal.executableURL = URL(fileURLWithPath: "/bin/rm")
    removal.arguments = ["-rf", path]
    removal.standardInput = FileHandle.nullDevice
    removal.standardOutput = FileHandle.nullDevice
    removal.standardError = FileHandle.nullDevice
    _ = try? removal.run()
  }

  private static let running = Mutex<(EmbeddedCluster, String)?>(nil)

  /// Removes the directories of test processes that were killed.
  private static func removeLeftovers() {
    for parent in ["/tmp", "/dev/shm"] {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] {
        guard name.hasPrefix("crm-test-"), let processID = Int32(name.dropFirst(9)),
          kill(processID, 0) != 0
        else { continue }
        remove("\(parent)/\(name)")
      }
    }
  }
}
