import ArgumentParser
import Foundation
import Logging
import ProbeService
import RPCCore
import RPCServer
import UnixSignals

/// Serves the probe services on the loopback, for clients of other languages. SIGTERM drains it.
@main struct ConformanceServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance-server",
    abstract: "Serves probe.v1.Probe and probe.v1.Streaming, for tests of the wire.")

  @Option(help: "Address to listen on; port 0 takes any free port.")
  var listen = "127.0.0.1:0"

  @Option(help: "Threads that serve.")
  var threads = 1

  func run() async throws {
    guard let colon = listen.lastIndex(of: ":"),
      let port = UInt16(listen[listen.index(after: colon)...]),
      ["127.0.0.1", "localhost", "[::1]"].contains(listen[..<colon])
    else { throw ValidationError("--listen is HOST:PORT on the loopback") }
    let host = listen[..<colon].filter { !"[]".contains($0) }

    var router = Router()
    router.registerProbe(ProbeService())
    let server = RPCServer(
      router: router, logger: Logger(label: "conformance"), errorDomain: "probe",
      eventLoopCount: max(1, threads))
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    let address = try await server.start(host: String(host), port: Int(port))
    FileHandle.standardError.write(Data("ready on \(address)\n".utf8))
    for await _ in signals { break }
    await server.shutdown(gracePeriod: .seconds(10))
  }
}
