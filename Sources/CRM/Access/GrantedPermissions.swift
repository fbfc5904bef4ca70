import RPCCore
import Synchronization

/// What the auth service says of tokens, asked as rarely as its word allows.
///
/// ```
/// confirmed less than 3 s ago   believed
///                     3 – 5 s   believed, and asked again meanwhile
///                    5 – 60 s   asked again first; believed only when the service does not answer
///               60 s and more   asked again first; UNAVAILABLE when the service does not answer
/// ```
/// So a token that the service revokes is refused within 5 s, and callers whom it has confirmed go on for a
/// minute without it. Whoever asks while the question is under way waits for the same answer.
final class GrantedPermissions: Sendable {
  private static let refreshAge = Duration.seconds(3)
  private static let confirmationAge = Duration.seconds(5)
  private static let outageAge = Duration.seconds(60)
  /// How long a service that did not answer is not asked again.
  private static let pause = Duration.seconds(1)

  private struct Entry {
    /// nil for a token that is revoked.
    let permissions: Permissions?
    let confirmedAt: ContinuousClock.Instant
  }

  private struct State {
    var entries = RecentlyUsed<String, Entry>(countMax: 10_000)
    var questions: [String: Task<PermissionAnswer, Never>] = [:]
    var pausedUntil: ContinuousClock.Instant?
  }

  private enum Step {
    case answer(Permissions?)
    case ask(Task<PermissionAnswer, Never>, believing: Entry?)
    case outage(believing: Entry?)
  }

  private let source: any PermissionSource
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state = Mutex(State())

  init(
    source: any PermissionSource,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
  ) {
    self.source = source
    self.now = now
  }

  /// - Throws: UNAUTHENTICATED when the token is revoked, UNAVAILABLE when nobody can say what it may.
  /// - Parameter traceparent: what a question carries that is asked for this call.
  func permissions(
    of token: String, traceparent: @autoclosure @Sendable () -> String? = nil
  ) async throws(RPCError) -> Permissions {
    switch state.withLock({ next(for: token, traceparent, &$0) }) {
    case .answer(let permissions):
      return try Self.accepted(permissions)
    case .ask(let question, let entry):
      switch await question.value {
      case .granted(let texts): return Permissions(texts: texts)
      case .revoked: throw .tokenRevoked
      case .unavailable: return try believed(entry)
      }
    case .outage(let entry):
      return try believed(entry)
    }
  }

  private func next(
    for token: String, _ traceparent: @Sendable () -> String?, _ state: inout State
  ) -> Step {
    let now = now()
    let entry = state.entries[token]
    let age = entry.map { $0.confirmedAt.duration(to: now) }
    if let entry, let age, age < Self.refreshAge { return .answer(entry.permissions) }
    if let pausedUntil = state.pausedUntil, now < pausedUntil { return .outage(believing: entry) }
    let question = state.questions[token] ?? ask(token, traceparent(), &state)
    if let entry, let age, age < Self.confirmationAge { return .answer(entry.permissions) }
    return .ask(question, believing: entry)
  }

  /// The question outlives whoever asks first: others wait for its answer too. It ends by the source's own
  /// limit of time.
  private func ask(
    _ token: String, _ traceparent: String?, _ state: inout State
  ) -> Task<PermissionAnswer, Never> {
    let question = Task { [source] in
      let answer = await source.permissions(of: token, traceparent: traceparent)
      self.state.withLock { self.take(answer, of: token, &$0) }
      return answer
    }
    state.questions[token] = question
    return question
  }

  private func take(_ answer: PermissionAnswer, of token: String, _ state: inout State) {
    state.questions[token] = nil
    let now = now()
    switch answer {
    case .granted(let texts):
      state.pausedUntil = nil
      state.entries[token] = Entry(permissions: Permissions(texts: texts), confirmedAt: now)
    case .revoked:
      state.pausedUntil = nil
      state.entries[token] = Entry(permissions: nil, confirmedAt: now)
    case .unavailable:
      state.pausedUntil = now + Self.pause
    }
  }

  private func believed(_ entry: Entry?) throws(RPCError) -> Permissions {
    guard let entry, entry.confirmedAt.duration(to: now()) < Self.outageAge else {
      throw .authServiceUnavailable
    }
    return try Self.accepted(entry.permissions)
  }

  private static func accepted(_ permissions: Permissions?) throws(RPCError) -> Permissions {
    guard let permissions else { throw .tokenRevoked }
    return permissions
  }
}
