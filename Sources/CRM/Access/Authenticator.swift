package import AccessTokens
package import Logging
import RPCCore

/// Finds out who calls: by the call's own `authorization`, else by the connection's, else by its certificate.
/// What is shown has to hold: nothing falls back on something weaker when it does not.
package final class Authenticator: Sendable {
  private let tokens: TokenCallers
  private let principals: CertificatePrincipals
  private let logger: Logger

  /// - Parameters:
  ///   - permissions: who says what a token may that does not say it itself; nil: nobody, and it may nothing.
  ///   - clock: Unix time.
  package init(
    verifier: TokenVerifier, permissions: (any PermissionSource)? = nil,
    principals: CertificatePrincipals = CertificatePrincipals(), clock: WallClock = .system,
    logger: Logger
  ) {
    self.logger = logger
    self.principals = principals
    tokens = TokenCallers(
      verifier: verifier, granted: permissions.map { GrantedPermissions(source: $0) },
      clock: clock)
  }

  /// - Throws: UNAUTHENTICATED, or UNAVAILABLE when nobody can say what the caller may do.
  func caller(of call: CallContext) async throws(RPCError) -> Caller {
    if let authorization = try Self.authorization(of: call) {
      guard let token = authorization.bearerToken else { throw .credentialsMalformed }
      let caller = try await caller(token, call)
      tokens.wasShown(token, as: authorization)
      return caller
    }
    if let certificate = call.connection.peerCertificate,
      let caller = principals.caller(of: certificate)
    {
      return caller
    }
    throw .credentialsMissing
  }

  /// Who calls, when what is shown was believed before; nil when it has to be looked at.
  func callerAtOnce(of call: CallContext) -> Caller? {
    guard let authorization = try? Self.authorization(of: call) else { return nil }
    return tokens.callerAtOnce(authorization)
  }

  /// Who shows this token.
  func caller(_ token: String, _ call: CallContext) async throws(RPCError) -> Caller {
    do throws(TokenCallers.Refusal) {
      return try await tokens.caller(token, for: call)
    } catch {
      if case .token(let reason) = error {
        // Why, is for whoever looks into our log: who guesses need not be helped.
        logger.info(
          "token refused",
          metadata: ["call_id": "\(call.callID)", "reason": "\(reason.rawValue)"])
      }
      throw error.rpcError
    }
  }

  /// Until when a token is good, in Unix seconds; nil for one that is not.
  func expiry(of token: String) -> Int64? { tokens.expiry(of: token) }

  /// What calls on this connection are made with from now on that bring nothing of their own.
  func remember(_ token: String, on connection: CallConnection) {
    connection.credentials?.authorization = "Bearer \(token)"
  }

  static func token(of call: CallContext) throws(RPCError) -> String? {
    guard let value = try authorization(of: call) else { return nil }
    guard let token = value.bearerToken else { throw .credentialsMalformed }
    return token
  }

  /// The call's own, else the connection's.
  private static func authorization(of call: CallContext) throws(RPCError) -> String? {
    var found: String?
    for entry in call.metadata.entries where entry.key == "authorization" {
      guard found == nil else { throw .credentialsMalformed }
      found = entry.value
    }
    return found ?? call.connection.credentials?.authorization
  }
}

extension String {
  /// Behind the scheme, whose case does not matter, and one space (RFC 6750, 2.1). Whether it holds another
  /// space is seen when it is verified: this stands on the way of every call.
  fileprivate var bearerToken: String? {
    let scheme = "bearer "
    guard utf8.count > scheme.utf8.count,
      zip(utf8, scheme.utf8).allSatisfy({ given, lowercase in
        given == lowercase || ((0x41...0x5a).contains(given) && given | 0x20 == lowercase)
      })
    else { return nil }
    return String(self[utf8.index(startIndex, offsetBy: scheme.utf8.count)...])
  }
}
