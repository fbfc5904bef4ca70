package import Logging
import Postgres
import RPCCore
import Synchronization

/// The standbys of the database, with the handlers of every service made once more over each.
package final class Standbys: Sendable {
  typealias Place = (standby: Standby, router: Router)

  private let primary: Database
  private let places: [Place]
  private let turn = Atomic<Int>(0)

  private static let interval = Duration.milliseconds(200)
  /// Of a server that says how far it is.
  private static let patience = Duration.seconds(1)
  /// Then a read begins anew on the primary, or when half of its time is over.
  private static let answerMax = Duration.seconds(2)

  /// - Parameter places: the same methods over each standby.
  init(primary: Database, places: [Place]) {
    self.primary = primary
    self.places = places
  }

  package var isEmpty: Bool { places.isEmpty }

  /// What a standby that is recent enough answers; nil when there is none, or when it fails: the call is to be
  /// answered by the primary then.
  /// - Throws: what the primary would throw too.
  func answer(
    _ exchange: CallExchange, _ call: CallContext, within longest: Duration
  ) async throws -> KeptAnswer? {
    guard let (place, asOf) = place(within: longest) else { return nil }
    let route = try place.router.route(service: call.method.service, method: call.method.name)
    let now = ContinuousClock.now
    let there = call.ending(by: now + min(Self.answerMax, call.timeLeft(at: now) / 2))
    do {
      return try await route.run(exchange, there).map { KeptAnswer(payload: $0, asOf: asOf) }
    } catch let error as PostgresError where error.kind != .cancelled {
      if error.kind == .unavailable || error.kind == .deadlineExceeded { place.standby.isAway() }
      return nil
    }
  }

  /// One of those that are recent enough, in turn, and the instant up to which it shows everything.
  private func place(within longest: Duration) -> (Place, asOf: ContinuousClock.Instant)? {
    guard !places.isEmpty else { return nil }
    let now = ContinuousClock.now
    let recent = places.compactMap { place in
      place.standby.lag(at: now).flatMap { $0 <= longest ? (place, asOf: now - $0) : nil }
    }
    guard !recent.isEmpty else { return nil }
    let turn = turn.wrappingAdd(1, ordering: .relaxed).newValue
    return recent[Int(UInt(bitPattern: turn) % UInt(recent.count))]
  }
}

// Measuring
extension Standbys {
  /// Measures how far the standbys are behind until the task is cancelled.
  package func run(logger: Logger) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await Self.repeating { await self.askPrimary() } }
      for place in places {
        group.addTask { await Self.watch(place.standby, logger) }
      }
    }
  }

  private func askPrimary() async {
    let now = ContinuousClock.now
    // When it does not answer, the standbys grow old by themselves.
    let written = try? await ReplayPosition.written(by: primary, deadline: now + Self.patience)
    for place in places { place.standby.primaryHasWritten(written, at: now) }
  }

  private static func watch(_ standby: Standby, _ logger: Logger) async {
    var isThere: Bool?
    await repeating {
      let answers = await standby.measure(within: patience)
      guard answers != isThere, !Task.isCancelled else { return }
      isThere = answers
      if answers {
        logger.notice("a standby answers", metadata: ["standby": "\(standby.name)"])
      } else {
        logger.warning(
          "a standby is away: the primary answers its reads",
          metadata: ["standby": "\(standby.name)"])
      }
    }
  }

  private static func repeating(_ work: () async -> Void) async {
    while !Task.isCancelled {
      await work()
      // Ends early, by an error, when the server stops.
      try? await Task.sleep(for: interval)
    }
  }
}
