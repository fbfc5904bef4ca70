package import Logging
import Postgres
import RPCCore
import Synchronization

/// Sends reads whose callers take old answers to a standby that is recent enough.
///
/// The seam is the router: the handlers of every service are made once more over each standby, and a call of a
/// method whose rule says so (`MethodRule.staleness`) goes to one of those when its metadata has
/// `max_staleness`. So handlers and statements know of one database only, a mutation cannot meet a
/// standby whatever its metadata says, and what fails there begins anew on the primary.
package final class StandbyReads: Sendable {
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

  /// Puts the choice in front of the methods that may have one.
  func register(in router: inout Router) {
    let rules = Dictionary(uniqueKeysWithValues: MethodRules.all.map { ($0.method, $0.staleness) })
    for method in router.methods {
      guard let staleness = rules[method.fullName], staleness != .never else { continue }
      router.divert([method]) { call throws(RPCError) in
        try self.diversion(of: call, staleness)
      }
    }
  }

  private func diversion(
    of call: CallContext, _ staleness: MethodRule.Staleness
  ) throws(RPCError) -> Diversion? {
    guard let text = call.metadata[MaxStaleness.metadataKey] else { return nil }
    // Whether or not there is a standby: what a request means does not depend on the installation.
    guard let longest = MaxStaleness.duration(text) else { throw .maxStalenessInvalid }
    if staleness == .allowedWithoutConsents, call.caller.may(.read(.privacy)) { return nil }
    guard let place = place(within: longest) else { return nil }
    let now = ContinuousClock.now
    let standby = place.standby
    return Diversion(
      to: place.router, until: now + min(Self.answerMax, call.timeLeft(at: now) / 2)
    ) { error in
      guard let error = error as? PostgresError, error.kind != .cancelled else { return false }
      if error.kind == .unavailable || error.kind == .deadlineExceeded { standby.isAway() }
      return true
    }
  }

  /// One of those that are recent enough, in turn.
  private func place(within longest: Duration) -> Place? {
    let recent = places.filter { place in place.standby.lag.map { $0 <= longest } ?? false }
    guard !recent.isEmpty else { return nil }
    let turn = turn.wrappingAdd(1, ordering: .relaxed).newValue
    return recent[Int(UInt(bitPattern: turn) % UInt(recent.count))]
  }
}

// Measuring
extension StandbyReads {
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
