import ArgumentParser
import Foundation
import Logging
import ProbeProto
import RPCCore
import RPCServer
import UnixSignals

/// The other side of `echo`: serves `probe.v1.Probe/Echo` until SIGTERM.
struct EchoServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo-server", abstract: "Serve Echo for `echo`.", shouldDisplay: false)

  @Flag(help: "Behind the gate of the product.")
  var gated = false

  private struct Handler: ProbeProbeHandler {
    func echo(
      _ request: Probe.EchoPayload, context: CallContext
    ) async throws -> Probe.EchoPayload {
      Probe.EchoPayload(seq: request.seq &+ 1, msg: request.msg)
    }
  }

  func run() async throws {
    var router = Router()
    router.registerProbeProbe(Handler())
    let logger = Logger(label: "echo")
    if gated { router.gate = try await GatedEcho.gate(over: router, logger: logger) }
    let server = RPCServer(
      router: router, logger: logger, errorDomain: "echo", eventLoopCount: 1)
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    let address = try await server.start(host: "127.0.0.1", port: 0)
    FileHandle.standardError.write(Data("ready on \(address)\n".utf8))
    for await _ in signals { break }
    await server.shutdown(gracePeriod: .seconds(1))
  }
}
