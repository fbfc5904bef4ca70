import AccessTokens
import RPCCore
import Synchronization

/// Callers by their tokens. Each token is verified once, as long as the keys stay the same; what it may do
/// is its own to say, or the auth service's.
final class TokenCallers: Sendable {
  enum Refusal: Error {
    case token(TokenError)
    case other(RPCError)

    var rpcError: RPCError {
      switch self {
      case .token(.expired): .tokenExpired
      case .token: .tokenInvalid
      case .other(let error): error
      }
    }
  }

  /// A token that was believed.
  private struct Entry {
    let claims: TokenClaims
    let caller: Caller
    /// Of the verifier that believed it.
    let generation: Int

    func isGood(at now: Int64, generation: Int) -> Bool {
      self.generation == generation && now < claims.expiresAt &+ TokenVerifier.leewaySeconds
    }
  }

  private let verifier: TokenVerifier
  private let granted: GrantedPermissions?
  private let clock: WallClock
  private let entries = Mutex(RecentlyUsed<String, Entry>(countMax: 10_000))
  /// Those that say themselves what they may, by the whole of what is shown: a look for each call.
  private let shown = Mutex(RecentlyUsed<String, Entry>(countMax: 1_000))

  init(verifier: TokenVerifier, granted: GrantedPermissions?, clock: WallClock) {
    self.verifier = verifier
    self.granted = granted
    self.clock = clock
  }

  /// - Parameter call: for which the auth service is asked, if it is asked.
  func caller(_ token: String, for call: CallContext) async throws(Refusal) -> Caller {
    let entry = if let known = known(token) { known } else { try verified(token) }
    guard entry.claims.permissions == nil, let granted else { return entry.caller }
    do throws(RPCError) {
      let permissions = try await granted.permissions(
        of: token, traceparent: call.traceparent)
      return Caller(
        name: entry.caller.name, subject: entry.caller.subject, grants: permissions.bits)
    } catch {
      throw .other(error)
    }
  }

  /// Who shows this `authorization`, when it was believed before and nobody has to be asked.
  func callerAtOnce(_ authorization: String) -> Caller? {
    guard let entry = shown.withLock({ $0[authorization] }), isGood(entry) else { return nil }
    return entry.caller
  }

  /// A token that is good was shown like this.
  func wasShown(_ token: String, as authorization: String) {
    guard let entry = known(token), entry.claims.permissions != nil || granted == nil else {
      return
    }
    shown.withLock { $0[authorization] = entry }
  }

  func expiry(of token: String) -> Int64? {
    known(token)?.claims.expiresAt
  }

  /// nil when it has to be verified.
  private func known(_ token: String) -> Entry? {
    guard let entry = entries.withLock({ $0[token] }), isGood(entry) else { return nil }
    return entry
  }

  private func isGood(_ entry: Entry) -> Bool {
    entry.isGood(at: clock.now().unixSeconds, generation: verifier.generation)
  }

  private func verified(_ token: String) throws(Refusal) -> Entry {
    guard !token.utf8.contains(0x20) else { throw .other(.credentialsMalformed) }
    // Read before: keys that change meanwhile make the entry an old one.
    let generation = verifier.generation
    let claims: TokenClaims
    do throws(TokenError) {
      claims = try verifier.verify(token, now: clock.now().unixSeconds)
    } catch {
      throw .token(error)
    }
    let entry = Entry(
      claims: claims,
      caller: Caller(
        name: "sub:\(claims.subject)", subject: claims.subject,
        grants: Permissions(texts: claims.permissions ?? []).bits),
      generation: generation)
    entries.withLock { $0[token] = entry }
    return entry
  }
}
