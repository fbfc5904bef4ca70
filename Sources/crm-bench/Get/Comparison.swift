import Measurement

/// What both sides did in all rounds.
struct Comparison {
  let pgbenchClients: Int
  var pgbenchTPS: [Double] = []
  private(set) var latencies: [Duration] = []
  private(set) var ratesOfRounds: [Double] = []
  private(set) var elapsed = Duration.zero
  private(set) var serverCPUSeconds = 0.0
  private(set) var postgresCPUSeconds = 0.0
  private(set) var clientCPUSeconds = 0.0
  private(set) var serverResidentKiB = 0

  init(pgbenchClients: Int) {
    self.pgbenchClients = pgbenchClients
  }

  mutating func add(_ sample: ClosedLoop.Sample, before: Usage, after: Usage) {
    latencies += sample.latencies
    ratesOfRounds.append(Double(sample.latencies.count) / (sample.elapsed / .seconds(1)))
    elapsed += sample.elapsed
    serverCPUSeconds += after.serverCPUSeconds - before.serverCPUSeconds
    postgresCPUSeconds += after.postgresCPUSeconds - before.postgresCPUSeconds
    clientCPUSeconds += after.clientCPUSeconds - before.clientCPUSeconds
    serverResidentKiB = max(serverResidentKiB, after.serverResidentKiB)
  }

  /// The median of the rounds, which one bad round does not move.
  var callsPerSecond: Double { Self.median(ratesOfRounds) }
  var medianTPS: Double { Self.median(pgbenchTPS) }

  /// Round by round, so that both sides of each quotient saw the same machine.
  var ratio: Double {
    Self.median(zip(ratesOfRounds, pgbenchTPS).map { $1 > 0 ? $0 / $1 : 0 })
  }

  func microsecondsPerCall(_ cpuSeconds: Double) -> Double {
    latencies.isEmpty ? 0 : cpuSeconds * 1_000_000 / Double(latencies.count)
  }

  /// Latency in microseconds at a quantile of 0 to 1.
  func latency(at quantile: Double, sorted: [Duration]) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let index = min(sorted.count - 1, Int(Double(sorted.count) * quantile))
    return sorted[index] / .microseconds(1)
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
