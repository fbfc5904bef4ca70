import Foundation
import Measurement

/// Echo between Go's own ttrpc client and server: what the same protocol costs elsewhere.
struct GoEcho {
  private let program: String
  private let server: ChildProgram

  /// What one run of its client says.
  struct Sample: Decodable {
    let calls: Int
    let seconds: Double
    let clientCPU: Double
    let serverCPU: Double

    enum CodingKeys: String, CodingKey {
      case calls
      case seconds
      case clientCPU = "client_cpu_us_per_call"
      case serverCPU = "server_cpu_us_per_call"
    }
  }

  /// Starts its server.
  init(program: String) throws {
    self.program = program
    server = try ChildProgram(program, ["-serve", "127.0.0.1:0"])
  }

  func run(inFlight: Int, for duration: Duration) throws -> Sample {
    let client = Process()
    client.executableURL = URL(fileURLWithPath: program)
    client.arguments = [
      "-call", "\(server.address)", "-inflight", "\(inFlight)",
      "-seconds", "\(duration / .seconds(1))",
    ]
    let output = Pipe()
    client.standardOutput = output
    try client.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    client.waitUntilExit()
    guard client.terminationStatus == 0 else { throw BenchError("Go's echo client failed") }
    return try JSONDecoder().decode(Sample.self, from: data)
  }

  func stop() async { await server.stop() }
}
