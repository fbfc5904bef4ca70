import Foundation

/// A crm-server of our own on a temporary state directory, and what the kernel knows of it.
final class ServerUnderTest: Sendable {
  let host: String
  let port: Int
  /// libpq keywords for the private cluster.
  let database: String
  private let processID: Int32
  private let stateDirectory: String
  private let ended: AsyncStream<Void>

  private init(
    process: Process, ended: AsyncStream<Void>, address: (host: String, port: Int),
    stateDirectory: String
  ) {
    processID = process.processIdentifier
    self.ended = ended
    host = address.host
    port = address.port
    self.stateDirectory = stateDirectory
    database = "host=\(stateDirectory)/run port=5432 dbname=crm user=crm"
  }

  /// - Throws: `BenchError` with the server's last words when it does not get ready.
  static func start() async throws -> ServerUnderTest {
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("crm-server").path
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw BenchError("there is no crm-server beside this program: build it first")
    }
    let stateDirectory = "/tmp/crm-bench-\(ProcessInfo.processInfo.processIdentifier)"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["serve", "--listen", "127.0.0.1:0", "--state-dir", stateDirectory]
    process.environment = ProcessInfo.processInfo.environment
      .filter { !["DATABASE_URL", "LOG_LEVEL"].contains($0.key) }
    let output = Pipe()
    process.standardError = output
    let (ended, continuation) = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    let address = try readyAddress(output.fileHandleForReading)
    return ServerUnderTest(
      process: process, ended: ended, address: address, stateDirectory: stateDirectory)
  }

  /// Ends the server by SIGTERM and removes its files.
  func stop() async {
    kill(processID, SIGTERM)
    for await _ in ended {}
    // A temporary directory that cannot be removed is no reason to fail a measurement.
    try? FileManager.default.removeItem(atPath: stateDirectory)
  }

  /// What the server and PostgreSQL have used so far.
  func usage() -> Usage {
    let postmaster = ProcessTable.children(of: processID)
    let backends = postmaster.flatMap(ProcessTable.children(of:))
    return Usage(
      serverCPUSeconds: ProcessTable.cpuSeconds(of: processID),
      postgresCPUSeconds: (postmaster + backends).map(ProcessTable.cpuSeconds(of:)).reduce(0, +),
      clientCPUSeconds: ProcessTable.cpuSeconds(of: ProcessInfo.processInfo.processIdentifier),
      serverResidentKiB: ProcessTable.residentKiB(of: processID))
  }

  /// Reads the log up to `ready on HOST:PORT`.
  private static func readyAddress(_ log: FileHandle) throws -> (host: String, port: Int) {
    var text = ""
    while true {
      let data = log.availableData
      if data.isEmpty { throw BenchError("crm-server did not start:\n\(text)") }
      text += String(decoding: data, as: UTF8.self)
      guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("ready on ") }),
        text.hasSuffix("\n"), let colon = line.lastIndex(of: ":"),
        let port = Int(line[line.index(after: colon)...])
      else { continue }
      return ("127.0.0.1", port)
    }
  }
}

/// What went wrong, in words for whoever runs the benchmark.
struct BenchError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
