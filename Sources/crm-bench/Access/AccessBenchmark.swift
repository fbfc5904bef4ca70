import AccessTokens
import ArgumentParser
import CRMProto
import Foundation
import Measurement
import RPCClient

/// What it costs to find out who calls and whether they may: Echo with and without the gate, in turns, beside what a
/// GetCustomer costs the server.
struct AccessBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: "Processor time of authentication, as a part of what GetCustomer takes.")

  @Option(name: .long, help: "Calls in flight.")
  var inFlight = 64

  @Option(name: .long, help: "Seconds for each side.")
  var seconds = 9

  @Option(name: .long, help: "Rounds in which the sides take turns.")
  var rounds = 3

  func validate() throws {
    guard (1...1024).contains(inFlight), (1...600).contains(seconds), (1...seconds).contains(rounds)
    else {
      throw ValidationError(
        "--in-flight must be 1 to 1024, --seconds 1 to 600, --rounds 1 to --seconds")
    }
  }

  func run() async throws {
    let open = try ChildProgram.ourselves(["echo-server"])
    let gated = try ChildProgram.ourselves(["echo-server", "--gated"])
    let crm = try await ServerUnderTest.start()
    do {
      try await Interruption.ending { try await measure(open, gated, crm) }
    } catch {
      await stop(open, gated, crm)
      throw error
    }
    await stop(open, gated, crm)
  }

  private func stop(_ open: ChildProgram, _ gated: ChildProgram, _ crm: ServerUnderTest) async {
    await open.stop()
    await gated.stop()
    await crm.stop()
  }

  private func measure(
    _ open: ChildProgram, _ gated: ChildProgram, _ crm: ServerUnderTest
  ) async throws {
    var authorized = ClientConfiguration()
    let token = GatedEcho.token(now: Int64(Date().timeIntervalSince1970))
    authorized.authorization = { "Bearer \(token)" }
    // Both send it: what is measured is the looking at it.
    let without = try await RPCClient.connect([open.address], configuration: authorized)
    let with = try await RPCClient.connect([gated.address], configuration: authorized)
    let customers = try await RPCClient.connect(
      [crm.address], configuration: crm.clientConfiguration)
    let ids = try await CustomerLoader(client: customers).load(1_000)
    var costs = (without: [Double](), with: [Double](), get: [Double]())
    let slice = Duration.seconds(seconds) / rounds
    for _ in 0..<rounds {
      costs.without.append(
        try await cost(open.processID, EchoLoad(client: without, inFlight: inFlight), slice))
      costs.with.append(
        try await cost(gated.processID, EchoLoad(client: with, inFlight: inFlight), slice))
      let before = crm.usage().serverCPUSeconds
      let calls = try await reads(ids, customers, for: slice)
      costs.get.append((crm.usage().serverCPUSeconds - before) * 1_000_000 / Double(max(1, calls)))
    }
    report(costs)
    try await WrongTokens(of: crm).refuseAll()
    for client in [without, with, customers] { await client.close() }
  }

  /// Microseconds of the server's processor time a call.
  private func cost(_ server: Int32, _ load: EchoLoad, _ slice: Duration) async throws -> Double {
    let before = ProcessTable.cpuSeconds(of: server)
    let sample = try await load.run(for: slice)
    return (ProcessTable.cpuSeconds(of: server) - before) * 1_000_000 / Double(max(1, sample.calls))
  }

  private func reads(_ ids: [String], _ client: RPCClient, for slice: Duration) async throws -> Int
  {
    let end = ContinuousClock.now + slice
    return try await withThrowingTaskGroup(of: Int.self) { group in
      for worker in 0..<inFlight {
        group.addTask(executorPreference: client.executor) {
          var count = 0
          while ContinuousClock.now < end {
            let id = ids[(worker &* 7_919 &+ count) % ids.count]
            _ = try await CustomerServiceClient(client).getCustomer(.init(id: id))
            count += 1
          }
          return count
        }
      }
      return try await group.reduce(0, +)
    }
  }

  private func report(_ costs: (without: [Double], with: [Double], get: [Double])) {
    let gate = median(zip(costs.with, costs.without).map { $0 - $1 })
    let get = median(costs.get)
    print(
      String(
        format: """
          server CPU a call: Echo %.1f µs, behind the gate %.1f µs; GetCustomer %.1f µs
          authentication and authorisation: %.1f µs, %.1f %% of GetCustomer's server CPU
          """, median(costs.without), median(costs.with), get, gate, gate / get * 100))
  }
}
