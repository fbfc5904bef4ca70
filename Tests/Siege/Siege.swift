import ArgumentParser
import Measurement

/// Attacks and loads a crm-server of its own, and holds what it does to what is promised. Not shipped.
@main struct Siege: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "siege",
    abstract: "Hold a crm-server to its promises under attack, overload and restarts.",
    discussion: "Ends with 1 when a promise is broken. Traffic stays on the loopback.")

  @Option(name: .long, help: "Which; may be repeated. Default: all.")
  var scenario: [Scenario] = []

  @Option(name: .long, help: "Seconds of each load.")
  var seconds = 10

  func validate() throws {
    guard (1...600).contains(seconds) else { throw ValidationError("--seconds is 1 to 600") }
  }

  func run() async throws {
    var isKept = true
    for scenario in scenario.isEmpty ? Scenario.allCases : scenario {
      print("\(scenario.rawValue): \(scenario.promise)")
      let promises = try await scenario.run(for: .seconds(seconds))
      for promise in promises { print("  \(promise)") }
      if promises.contains(where: { !$0.isKept }) { isKept = false }
    }
    if !isKept { throw ExitCode.failure }
  }
}

enum Scenario: String, CaseIterable, ExpressibleByArgument {
  case mutated
  case memory
  case deaf
  case overload
  case idle
  case storm
  case rolling

  var promise: String {
    switch self {
    case .mutated: "50 connections of mutated frames disturb nobody"
    case .memory: "deep nesting and empty submessages on 64 connections are refused within budget"
    case .deaf: "100 clients that pipeline 10,000 lists and never read are closed"
    case .overload: "at 4 times the capacity most of the capacity is still good"
    case .idle: "5,000 idle connections are held, at 64 KiB each at most"
    case .storm: "more connections than descriptors end, and the server goes on"
    case .rolling: "three servers restarted in turn six times fail no call and double none"
    }
  }

  func run(for duration: Duration) async throws -> [Promise] {
    switch self {
    case .mutated: try await MutatedFrames().run(for: duration)
    case .memory: try await MemoryAttack().run()
    case .deaf: try await DeafClients().run()
    case .overload: try await Overload().run(for: duration)
    case .idle: try await IdleConnections().run()
    case .storm: try await ConnectionStorm().run()
    case .rolling: try await RollingRestart().run()
    }
  }
}
