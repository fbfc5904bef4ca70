import Synchronization

/// Says whether a token is to be believed. Sources of keys are asked in the order of their names; the first
/// whose key has made the signature decides by the claims, and no other is asked after it.
public final class TokenVerifier: Sendable {
  /// Whose tokens are believed, and by which keys.
  public struct Source: Sendable {
    let issuer: String
    let audience: String
    let keys: TokenKeys

    public init(issuer: String, audience: String, keys: TokenKeys) {
      self.issuer = issuer
      self.audience = audience
      self.keys = keys
    }
  }

  /// How far clocks may differ, in seconds.
  public static let leewaySeconds: Int64 = 30

  private struct State {
    var sources: [String: Source] = [:]
    var generation = 0
    var unknownKeyCount = 0
  }

  private let state = Mutex(State())

  public init() {}

  /// Grows whenever keys change: what was believed before has to be asked again.
  public var generation: Int { state.withLock { $0.generation } }

  /// Tokens so far that named a key which no source has: it may be a newer one.
  public var unknownKeyCount: Int { state.withLock { $0.unknownKeyCount } }

  /// Takes a source in, or the newer keys of one, or nil for one that is gone.
  public func set(_ source: Source?, named name: String) {
    state.withLock {
      $0.sources[name] = source
      $0.generation += 1
    }
  }

  /// - Parameter now: Unix seconds.
  public func verify(_ text: String, now: Int64) throws(TokenError) -> TokenClaims {
    let token = try SignedToken(text)
    let claims = try believed(token)
    guard claims.type == "access" else { throw .type }
    guard now < claims.expiresAt.addingClamped(Self.leewaySeconds) else { throw .expired }
    if let notBefore = claims.notBefore, now < notBefore - Self.leewaySeconds { throw .notYetValid }
    return claims
  }

  /// Signature first: nothing that the payload says counts before.
  private func believed(_ token: SignedToken) throws(TokenError) -> TokenClaims {
    let sources = state.withLock { $0.sources.sorted { $0.key < $1.key }.map(\.value) }
    var failure = TokenError.algorithm
    for source in sources {
      let key: VerificationKey
      do throws(TokenError) {
        key = try source.keys.key(for: token)
      } catch {
        // A key that has refused says more than one that is missing.
        if error == .unknownKey, failure == .algorithm { failure = error }
        continue
      }
      guard key.isSignature(token.signature, of: token.signedBytes) else {
        failure = .signature
        continue
      }
      let claims = try TokenClaims(token)
      guard claims.issuer == source.issuer else { throw .issuer }
      guard claims.audiences.contains(source.audience) else { throw .audience }
      return claims
    }
    if failure == .unknownKey { state.withLock { $0.unknownKeyCount &+= 1 } }
    throw failure
  }
}

extension Int64 {
  fileprivate func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
