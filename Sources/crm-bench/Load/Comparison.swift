import Measurement

/// What both sides did in all rounds.
struct Comparison {
  let pgbenchClients: Int
  private(set) var pgbenchTPS: [Double] = []
  private(set) var latencies: [Duration] = []
  private(set) var ratesOfRounds: [Double] = []
  private(set) var elapsed = Duration.zero
  private(set) var serverCPUSeconds = 0.0
  private(set) var postgresCPUSeconds = 0.0
  private(set) var clientCPUSeconds = 0.0
  private(set) var serverResidentKiB = 0

  /// The two sides in turn, so that a machine that slows down slows both.
  init(_ load: ClosedLoop, with pgbench: PgBench, plan: Plan, on server: ServerUnderTest)
    async throws
  {
    pgbenchClients = min(load.inFlight, 16)
    let slice = Duration.seconds(plan.seconds) / plan.rounds
    _ = try await load.run(for: .milliseconds(500))
    for _ in 0..<plan.rounds {
      pgbenchTPS.append(
        try await pgbench.run(clients: pgbenchClients, seconds: slice / .seconds(1)))
      let before = server.usage()
      let sample = try await load.run(for: slice)
      add(sample, before: before, after: server.usage())
    }
  }

  struct Plan {
    /// For each side.
    let seconds: Int
    let rounds: Int
  }

  private mutating func add(_ sample: ClosedLoop.Sample, before: Usage, after: Usage) {
    latencies += sample.latencies
    ratesOfRounds.append(Double(sample.latencies.count) / (sample.elapsed / .seconds(1)))
    elapsed += sample.elapsed
    serverCPUSeconds += after.serverCPUSeconds - before.serverCPUSeconds
    postgresCPUSeconds += after.postgresCPUSeconds - before.postgresCPUSeconds
    clientCPUSeconds += after.clientCPUSeconds - before.clientCPUSeconds
    serverResidentKiB = max(serverResidentKiB, after.serverResidentKiB)
  }

  /// The median of the rounds, which one bad round does not move.
  var callsPerSecond: Double { median(ratesOfRounds) }
  var medianTPS: Double { median(pgbenchTPS) }

  /// Round by round, so that both sides of each quotient saw the same machine.
  var ratio: Double {
    median(zip(ratesOfRounds, pgbenchTPS).map { $1 > 0 ? $0 / $1 : 0 })
  }

  func microsecondsPerCall(_ cpuSeconds: Double) -> Double {
    latencies.isEmpty ? 0 : cpuSeconds * 1_000_000 / Double(latencies.count)
  }
}
