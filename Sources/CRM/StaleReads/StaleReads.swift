package import Logging
import Postgres
import Protobuf
import RPCCore

/// Answers reads whose callers take old answers: from memory, from a standby, or by the handler over the primary.
///
/// The seam is the router: a call of a method whose rule says so (`MethodRule.staleness`) comes here first, and does
/// when its metadata has `max_staleness`. So handlers and statements know of one database only, and a mutation
/// cannot meet an old answer whatever its metadata says. Who does not ask for it never gets one.
package struct StaleReads: Sendable {
  package let standbys: Standbys
  /// Nil when nothing is kept.
  package let cache: NearCache?
  private let watch: AnswerGeneration?

  /// - Parameters:
  ///   - cacheBytes: of answers that are kept; 0 keeps none.
  ///   - database: the standbys' primary.
  ///   - sensitiveTags: what is hidden in answers.
  init(
    standbys: Standbys, cacheBytes: Int, database: Database, sensitiveTags: SensitiveTags
  ) async throws {
    self.standbys = standbys
    if cacheBytes > 0 {
      let cache = NearCache(bytesMax: cacheBytes)
      self.cache = cache
      watch = try await AnswerGeneration(
        database: database, sensitiveTags: sensitiveTags, cache: cache)
    } else {
      cache = nil
      watch = nil
    }
  }

  /// Puts the choice in front of the methods that may have one.
  func register(in router: inout Router) {
    let rules = Dictionary(uniqueKeysWithValues: MethodRules.all.map { ($0.method, $0.staleness) })
    for method in router.methods {
      guard let staleness = rules[method.fullName], staleness != .never else { continue }
      // A page token is good for its caller only.
      let isCallersOwn = method.output.field(named: "next_page_token") != nil
      router.intercept([method]) { handler, exchange, call in
        guard let longest = try Self.longest(of: call, staleness) else {
          return try await handler.run(exchange, call)
        }
        guard let cache = self.cache, exchange.payload.count <= NearCache.requestBytesMax else {
          return try await self.answer(handler, exchange, call, longest)?.payload
        }
        let key = NearCache.Key(call, exchange.payload, isCallersOwn: isCallersOwn)
        return try await cache.answer(key, within: longest) {
          try await self.answer(handler, exchange, call, longest)
        }?.payload
      }
    }
  }

  /// How old an answer may be; nil when it has to be of now.
  private static func longest(
    of call: CallContext, _ staleness: MethodRule.Staleness
  ) throws(RPCError) -> Duration? {
    guard let text = call.metadata[MaxStaleness.metadataKey] else { return nil }
    // Whether or not anything is kept: what a request means does not depend on the installation.
    guard let longest = MaxStaleness.duration(text) else { throw .maxStalenessInvalid }
    let mayNot = staleness == .allowedWithoutConsents && call.caller.may(.read(.privacy))
    return mayNot ? nil : longest
  }

  private func answer(
    _ handler: Route, _ exchange: CallExchange, _ call: CallContext, _ longest: Duration
  ) async throws -> KeptAnswer? {
    if let answer = try await standbys.answer(exchange, call, within: longest) { return answer }
    let now = ContinuousClock.now
    return try await handler.run(exchange, call).map { KeptAnswer(payload: $0, asOf: now) }
  }
}

// Beside the calls
extension StaleReads {
  package var hasWork: Bool { !standbys.isEmpty || watch != nil }

  /// Measures standbys and watches over what is kept until the task is cancelled.
  package func run(logger: Logger) async {
    await withTaskGroup(of: Void.self) { group in
      if !standbys.isEmpty { group.addTask { await standbys.run(logger: logger) } }
      if let watch { group.addTask { await watch.run() } }
    }
  }
}
