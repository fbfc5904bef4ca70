import ArgumentParser
import CRMProto
import Foundation
import Protobuf
import RPCClient
import RPCCore

/// Whether the server answers, and how fast.
struct PingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ping", abstract: "Ask the server for a sign of life.",
    discussion: """
      Examples: crmctl ping
                crmctl ping --count 20 --interval 0.5
      """)

  @Option(name: .shortAndLong, help: "How many times, 1 to 100000.")
  var count = 1

  @Option(name: .shortAndLong, help: "Seconds between two; 0 to 3600.")
  var interval = 0.0

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...100_000).contains(count) else {
      throw ValidationError("--count must be 1 to 100000")
    }
    guard (0...3600).contains(interval) else {
      throw ValidationError("--interval must be 0 to 3600 seconds")
    }
  }

  func run() async throws {
    try await connection.withClient { client in
      let service = ControlServiceClient(client)
      var times = LatencyCounts()
      var answer = PingResponse()
      for number in 1...count {
        let start = ContinuousClock.now
        answer = try await service.ping(PingRequest(), options: connection.callOptions)
        let time = start.duration(to: .now)
        times.add(time)
        if interval > 0, number < count {
          // One that takes its time says so meanwhile.
          StandardError.print("\(number): \(time.millisecondsText)")
          try await Task.sleep(for: .seconds(interval))
        }
      }
      try print(answer, times)
    }
  }

  private func print(_ answer: PingResponse, _ times: LatencyCounts) throws {
    guard count > 1 else {
      return try output.print(answer) {
        "crm-server \(answer.version) answered in \(times.longest.millisecondsText)"
      }
    }
    let numbers = times.summary
    try output.print(Answer(answer, and: numbers.map(\.member))) {
      "crm-server \(answer.version) answered \(count) times: "
        + numbers.map { "\($0.label) \($0.duration.millisecondsText)" }.joined(separator: ", ")
    }
  }
}

extension LatencyCounts {
  struct Number {
    let label: String
    let duration: Duration

    var member: JSONValue.Member {
      let microseconds = Int64(duration / .microseconds(1))
      return .init("\(label)_microseconds", .number(JSONNumber(microseconds)))
    }
  }

  /// What is told of them, shortest first.
  var summary: [Number] {
    [
      ("min", shortest), ("p50", quantile(0.5)), ("p90", quantile(0.9)), ("p99", quantile(0.99)),
      ("max", longest),
    ].map { Number(label: $0.0, duration: $0.1) }
  }
}
