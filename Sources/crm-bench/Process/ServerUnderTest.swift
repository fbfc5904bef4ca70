import Foundation
import RPCClient

/// A crm-server of our own on a temporary state directory, and what the kernel knows of it.
struct ServerUnderTest: Sendable {
  /// libpq keywords for the private cluster.
  let database: String
  private let program: ChildProgram
  private let stateDirectory: String

  var host: String { program.address.host }
  var port: Int { program.address.port }

  /// - Throws: `BenchError` with the server's last words when it does not get ready.
  static func start() async throws -> ServerUnderTest {
    let stateDirectory = "/tmp/crm-bench-\(ProcessInfo.processInfo.processIdentifier)"
    let program = try ChildProgram(
      ChildProgram.path(of: "crm-server"),
      ["serve", "--listen", "127.0.0.1:0", "--state-dir", stateDirectory],
      environment: ProcessInfo.processInfo.environment
        .filter { !["DATABASE_URL", "LOG_LEVEL"].contains($0.key) })
    return ServerUnderTest(
      database: "host=\(stateDirectory)/run port=5432 dbname=crm user=crm", program: program,
      stateDirectory: stateDirectory)
  }

  /// Ends the server by SIGTERM and removes its files.
  func stop() async {
    await program.stop()
    // A temporary directory that cannot be removed is no reason to fail a measurement.
    try? FileManager.default.removeItem(atPath: stateDirectory)
  }

  /// What the server and PostgreSQL have used so far.
  func usage() -> Usage {
    let postmaster = ProcessTable.children(of: program.processID)
    let backends = postmaster.flatMap(ProcessTable.children(of:))
    return Usage(
      serverCPUSeconds: ProcessTable.cpuSeconds(of: program.processID),
      postgresCPUSeconds: (postmaster + backends).map(ProcessTable.cpuSeconds(of:)).reduce(0, +),
      clientCPUSeconds: ProcessTable.cpuSeconds(of: ProcessInfo.processInfo.processIdentifier),
      serverResidentKiB: ProcessTable.residentKiB(of: program.processID))
  }
}

/// What went wrong, in words for whoever runs the benchmark.
struct BenchError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
