import CRMProto
import Foundation
import Measurement
import RPCClient
import ReplicatedPostgres

/// The primary is killed under load, the standby promoted, the former primary made its standby; round by round.
struct KilledPrimary {
  let rounds: Int
  let writes: Int
  let isSynchronous: Bool

  /// For so long before the primary's end nothing reaches the standby, as with a slow network. A commit that
  /// waits for it is not acknowledged then; one that does not is lost.
  private static let silence = Duration.milliseconds(300)
  private static let serverCount = 2

  private struct Round {
    var lost = 0
    var writesBack = Duration.zero
  }

  func run() async throws -> [Promise] {
    try await withDirectory { directory in
      let pair = try await PostgresPair.start(in: directory + "/pair")
      let outcome: Result<[Promise], any Error>
      do {
        outcome = .success(try await run(over: pair, directory))
      } catch {
        outcome = .failure(error)
        await pair.stop()
      }
      return try outcome.get()
    }
  }

  private func run(over pair: PostgresPair, _ directory: String) async throws -> [Promise] {
    let installation = try await Installation.start(servers: Self.serverCount, in: directory) {
      pair.connectionString(user: $0)
    }
    let client = installation.client()
    do {
      let promises = try await run(pair, client)
      await client.close()
      await installation.stop()
      return promises
    } catch {
      await client.close()
      await installation.stop()
      throw error
    }
  }

  private func run(_ first: PostgresPair, _ client: RPCClient) async throws -> [Promise] {
    var pair = first
    let segment = try await Self.segment(client)
    let load = Load(client)
    let done = try await load.run {
      var done: [Round] = []
      for number in 1...rounds { done.append(try await round(number, &pair, load)) }
      return done
    }
    let tally = load.tally
    say("    attempts repeated: \(tally.failures.sorted { $0.key < $1.key })")
    for refusal in tally.refusals.prefix(isSynchronous ? 5 : 0) { say("    \(refusal)") }
    let agreement = Agreement(node: pair.primary, tally: tally, segment: segment)
    let promises = isSynchronous ? try await agreement.promises(client) : []
    await pair.stop()
    return promises + self.promises(done, tally)
  }

  private func promises(_ done: [Round], _ tally: Load.Tally) -> [Promise] {
    let longest = done.map(\.writesBack).max() ?? .zero
    let common: [Promise] = [
      .atLeast("writes acknowledged", Double(tally.acknowledged), Double(min(writes, 10_000)), ""),
      .atMost("until writes were back behind a promotion", longest / .seconds(1), 5, "s"),
    ]
    let losing = done.count { $0.lost > 0 }
    return common + [
      isSynchronous
        ? .none("rounds that lost writes", losing)
        : .atLeast("rounds that lost writes, as they have to", Double(losing), 1, "")
    ]
  }

  private func round(_ number: Int, _ pair: inout PostgresPair, _ load: Load) async throws -> Round
  {
    try await pair.setSynchronous(isSynchronous)
    let before = load.acknowledged
    try await waiting(for: "writes to be acknowledged", within: .seconds(300)) {
      load.acknowledged >= before + writes / rounds
    }
    guard let sender = Int32(try await pair.primary.query("SELECT pid FROM pg_stat_replication"))
    else { throw BenchError("the standby does not follow") }
    kill(sender, SIGSTOP)
    try await Task.sleep(for: Self.silence)
    let killedAt = ContinuousClock.now
    try await pair.primary.kill(stopped: sender)
    let acknowledged = load.tally
    try await pair.promote()
    let promotedAt = ContinuousClock.now
    try await waiting(for: "a write to be acknowledged", within: .seconds(60)) {
      load.delay(after: promotedAt) != nil
    }
    let round = Round(
      lost: try await Agreement(node: pair.primary, tally: acknowledged, segment: Segment()).lost,
      writesBack: load.delay(after: promotedAt) ?? .zero)
    let promotion = Self.seconds(killedAt.duration(to: promotedAt))
    say(
      "    round \(number): \(acknowledged.acknowledged) acknowledged so far, \(round.lost) lost, "
        + "promoted \(promotion) after the end, writes back \(Self.seconds(round.writesBack)) later"
    )
    try await pair.rebuildStandby()
    return round
  }

  private static func seconds(_ duration: Duration) -> String {
    "\((duration / .milliseconds(10)).rounded() / 100) s"
  }

  /// Of the customers that were changed.
  static func segment(_ client: RPCClient) async throws -> Segment {
    let segments = SegmentServiceClient(client)
    let created = try await segments.createSegment(
      .init(segment: Segment(name: "Changed", criteria: #"{"tags": ["\#(Load.tag)"]}"#)))
    try await waiting(for: "the segment to be calculated") {
      try await segments.getSegment(.init(id: created.id)).status == .ready
    }
    return created
  }
}
