import AccessTokens
import CRM
import Logging
import ProbeProto
import RPCCore

/// The gate of the product in front of Echo.
enum GatedEcho {
  private static let secret = Array("crm-bench: known to nobody else's server".utf8)
  private static let issuer = "crm-bench"

  static func token(now: Int64) -> String {
    TokenMint(secret: secret, issuer: issuer, audience: issuer).token(
      subject: "bench", permissions: ["crm:read:customers", "crm:read:interactions"], now: now,
      lifetimeSeconds: 86_400)
  }

  static func gate(over router: Router, logger: Logger) async throws -> AccessGate {
    let verifier = TokenVerifier()
    verifier.set(
      .init(issuer: issuer, audience: issuer, keys: try await TokenKeys(secret: secret)),
      named: "bench")
    let rules = router.methods.map { method in
      MethodRule.reads(method, .permissions([.read(.customers)]))
    }
    return try AccessGate(
      methods: router.methods, rules: rules,
      authenticator: Authenticator(verifier: verifier, logger: logger))
  }
}
