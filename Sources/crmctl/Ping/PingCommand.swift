import ArgumentParser
import CRMProto
import Foundation
import RPCCore

/// Whether the server answers, and how fast.
struct PingCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ping", abstract: "Ask the server for a sign of life.")

  @Option(name: .shortAndLong, help: "How many times.")
  var count = 1

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...100_000).contains(count) else {
      throw ValidationError("--count must be 1 to 100000")
    }
  }

  func run() async throws {
    try await connection.withClient { client in
      let service = ControlServiceClient(client)
      var times: [Duration] = []
      var answer = PingResponse()
      for _ in 0..<count {
        let start = ContinuousClock.now
        answer = try await service.ping(PingRequest(), options: connection.callOptions)
        times.append(start.duration(to: .now))
      }
      try output.print(answer) { Self.text(answer, times.sorted()) }
    }
  }

  private static func text(_ answer: PingResponse, _ times: [Duration]) -> String {
    func milliseconds(_ quantile: Double) -> String {
      let index = min(times.count - 1, Int(Double(times.count) * quantile))
      return String(format: "%.3f ms", times[index] / .milliseconds(1))
    }
    let who = "crm-server \(answer.version)"
    guard times.count > 1 else { return "\(who) answered in \(milliseconds(0))" }
    return "\(who) answered \(times.count) times: min \(milliseconds(0)), "
      + "median \(milliseconds(0.5)), p99 \(milliseconds(0.99))"
  }
}
