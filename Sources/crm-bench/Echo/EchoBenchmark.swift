import ArgumentParser
import Foundation
import Measurement
import ProbeProto
import RPCClient
import RPCCore

/// Echo of 64 bytes on one connection: what the wire costs by itself, beside Go's ttrpc.
struct EchoBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "echo",
    abstract: "Echo on one connection, without a database, beside Go's ttrpc.")

  @Option(name: .long, help: "Calls in flight; may be repeated. Default: 1, 16 and 64.")
  var inFlight: [Int] = []

  @Option(name: .long, help: "Seconds for each side of each comparison.")
  var seconds = 6

  @Option(name: .long, help: "Rounds in which the two sides take turns.")
  var rounds = 3

  @Option(name: .long, help: "Go's echo program (Tests/Interop/echo); without it only ours runs.")
  var go: String?

  func validate() throws {
    guard inFlight.allSatisfy({ (1...1024).contains($0) }) else {
      throw ValidationError("--in-flight must be between 1 and 1024")
    }
    guard (1...600).contains(seconds), (1...seconds).contains(rounds) else {
      throw ValidationError("--seconds must be 1 to 600, --rounds 1 to --seconds")
    }
  }

  func run() async throws {
    let server = try ChildProgram.ourselves(["echo-server"])
    do {
      try await Interruption.ending { try await measure(server) }
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private func measure(_ server: ChildProgram) async throws {
    let peer = try go.map { try GoEcho(program: $0) }
    do {
      try await compare(server, peer)
    } catch {
      await peer?.stop()
      throw error
    }
    await peer?.stop()
  }

  private func compare(_ server: ChildProgram, _ peer: GoEcho?) async throws {
    let client = try await RPCClient.connect([server.address])
    print("in flight  side    calls/s   server CPU µs/call  client CPU µs/call")
    for count in inFlight.isEmpty ? [1, 16, 64] : inFlight {
      let slice = Duration.seconds(seconds) / rounds
      let load = EchoLoad(client: client, inFlight: count)
      _ = try await load.run(for: .milliseconds(500))
      var ours = EchoFigures()
      var theirs = EchoFigures()
      for _ in 0..<rounds {
        let before = EchoUsage(server: server.processID)
        let sample = try await load.run(for: slice)
        ours.add(sample, EchoUsage(server: server.processID) - before)
        if let peer { try theirs.add(peer.run(inFlight: count, for: slice)) }
      }
      ours.print(count, "swift")
      if peer != nil { theirs.print(count, "go") }
    }
    await client.close()
  }
}
