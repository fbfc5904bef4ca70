import Foundation
import ReplicatedPostgres
import Synchronization

/// A crm-server on a port of its own, which it has again after every start.
final class CRMServer: Sendable {
  let port: Int
  private let environment: [String: String]
  private let logPath: String
  private let process = Mutex<LaunchedProcess?>(nil)

  init(port: Int, environment: [String: String], logPath: String) {
    self.port = port
    self.environment = environment.merging(["CRM_LISTEN": "127.0.0.1:\(port)"]) { $1 }
    self.logPath = logPath
  }

  /// Built with this program.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent("crm-server").path

  var processID: Int32? { process.withLock { $0?.processID } }

  /// Returns when it is ready.
  func start() async throws {
    try? FileManager.default.removeItem(atPath: logPath)
    let launched = try await LaunchedProcess.launch(
      Self.program, ["serve"], environment: environment, logPath: logPath)
    process.withLock { $0 = launched }
    try await waiting(for: "a server to be ready; see \(logPath)", within: .seconds(60)) {
      let log = (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? ""
      return log.contains("ready on ")
    }
  }

  func kill() async { await end(by: SIGKILL) }

  func stop() async { await end(by: SIGTERM) }

  private func end(by signal: Int32) async {
    let running = process.withLock { process in
      defer { process = nil }
      return process
    }
    running?.signal(signal)
    await running?.end()
  }
}
