import Measurement
import ReplicatedPostgres

/// Something that is broken for a while, under the eyes of a `CallWatch`.
struct Outage {
  let node: PostgresNode
  let installation: Installation
  /// Whether all calls fail meanwhile, so that health has to say so.
  let isTotal: Bool

  private static let duration = Duration.seconds(8)
  /// What one server may open: 3 for reads, 16 for writes, 8, 2 and 4 for the rest.
  private static let connectionsMax = 33

  func run(
    break breaking: () async throws -> Void, heal: () async throws -> Void
  ) async throws -> [Promise] {
    let watch = try await CallWatch(installation)
    let (brokenAt, healedAt, connections) = try await watch.run {
      try await Task.sleep(for: .seconds(3))
      let connections = try await connectionCount()
      let brokenAt = ContinuousClock.now
      try await breaking()
      try await Task.sleep(for: Self.duration)
      try await heal()
      let healedAt = ContinuousClock.now
      try await Task.sleep(for: .seconds(8))
      return (brokenAt, healedAt, connections)
    }
    let sight = watch.sight
    say("    \(sight.calls) calls, failures: \(sight.failures.sorted { $0.key < $1.key })")
    let left = try await connectionsLeft()
    say("    connections: \(connections) before, \(left) after")
    var promises: [Promise] = [
      .atLeast("calls", Double(sight.calls), 1_000, ""),
      .atMost(
        "the slowest call beyond its deadline", sight.beyondDeadline / .milliseconds(1), 500, "ms"),
      .atMost("connections", Double(left), Double(Self.connectionsMax), ""),
    ]
    let since = isTotal ? healedAt : brokenAt
    let lastFailure = sight.failedAt.last.map { max(.zero, since.duration(to: $0)) } ?? .zero
    promises.append(
      .atMost(
        "the last call that failed, after the \(isTotal ? "healing" : "break")",
        lastFailure / .seconds(1), 5, "s"))
    guard isTotal else { return promises }
    return promises + [
      Self.within("health said so", watch.health(says: false, after: brokenAt), 3),
      Self.within("health said that it was over", watch.health(says: true, after: healedAt), 5),
    ]
  }

  private static func within(_ name: String, _ measured: Duration?, _ seconds: Double) -> Promise {
    .atMost("until \(name)", measured.map { $0 / .seconds(1) } ?? .infinity, seconds, "s")
  }

  private func connectionCount() async throws -> Int {
    let count = try await node.query(
      "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'crm-server'")
    return Int(count) ?? 0
  }

  /// After PostgreSQL has had time to notice whose other end is gone.
  private func connectionsLeft() async throws -> Int {
    var count = try await connectionCount()
    let end = ContinuousClock.now + .seconds(45)
    while count > Self.connectionsMax, ContinuousClock.now < end {
      try await Task.sleep(for: .milliseconds(500))
      count = try await connectionCount()
    }
    return count
  }
}
