import ArgumentParser
import Foundation
import Measurement

/// Breaks parts of an installation of its own, and holds what the rest does to what is promised. Not shipped.
@main struct Failover: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "failover",
    abstract: "Hold crm-servers to their promises while servers, PostgreSQL and the network fail.",
    discussion: "Ends with 1 when a promise is broken. Traffic stays on this machine.")

  @Option(name: .long, help: "Which; may be repeated. Default: all.")
  var scenario: [Scenario] = []

  @Option(name: .long, help: "How often the primary is killed.")
  var rounds = 10

  @Option(name: .long, help: "Writes to be acknowledged in all of these.")
  var writes = 10_500

  @Flag(
    name: .long,
    help: """
      Let commits not wait for the standby: then acknowledged writes have to get lost, or the primary was not \
      killed as it should be.
      """)
  var asynchronous = false

  @Flag(help: .hidden) var isolated = false

  func validate() throws {
    guard (1...100).contains(rounds) else { throw ValidationError("--rounds is 1 to 100") }
    guard (1...1_000_000).contains(writes) else {
      throw ValidationError("--writes is 1 to 1000000")
    }
  }

  func run() async throws {
    let command = self
    try await Interruption.ending { try await command.runAll() }
  }

  private func runAll() async throws {
    let wanted = scenario.isEmpty && asynchronous ? [.failover] : scenario
    var isKept = true
    for scenario in wanted.isEmpty ? Scenario.allCases : wanted {
      if !isolated { say("\(scenario.rawValue): \(scenario.promise)") }
      let promises = try await promises(of: scenario)
      for promise in promises { say("  \(promise)") }
      if promises.contains(where: { !$0.isKept }) { isKept = false }
    }
    if !isKept { throw ExitCode.failure }
  }

  private func promises(of scenario: Scenario) async throws -> [Promise] {
    switch scenario {
    case .failover:
      try await KilledPrimary(rounds: rounds, writes: writes, isSynchronous: !asynchronous).run()
    case .servers: try await KilledServers().run()
    case .backend: try await FrozenBackend().run()
    case .postgres: try await FrozenPostgres().run()
    case .network:
      isolated ? try await CutNetwork().run() : try await CutNetwork.runIsolated()
    }
  }
}

enum Scenario: String, CaseIterable, ExpressibleByArgument {
  case failover
  case servers
  case backend
  case postgres
  case network

  var promise: String {
    switch self {
    case .failover: "a killed primary costs no acknowledged write, and none is done twice"
    case .servers: "servers killed 20 times leave nothing half done and do nothing twice"
    case .backend: "a backend that hangs holds up nobody beyond the deadline"
    case .postgres: "a PostgreSQL that hangs is noticed, and used again when it answers"
    case .network: "a cut network is noticed, and used again when it is whole"
    }
  }
}

/// Says a line at once: a round takes a while, and output may be a pipe.
func say(_ line: String) {
  print(line)
  fflush(nil)
}
