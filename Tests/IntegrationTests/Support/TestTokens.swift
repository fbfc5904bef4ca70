import AccessTokens
import CRM
import Foundation
import Logging
import RPCClient

/// Who the tests are: servers of theirs believe what is made by this secret.
enum TestTokens {
  static let secretText = "3f6d1b0a9c5e7f2814b6d0c3a8e97f15"
  static let issuer = "auth-service"
  static let audience = "mtterp"

  static let mint = TokenMint(
    secret: Array(secretText.utf8), issuer: issuer, audience: audience)

  /// May everything.
  static let everything = token(
    permissions: ["crm:create:*", "crm:read:*", "crm:update:*", "crm:delete:*"])

  static func token(
    subject: String = "tester", permissions: [String]?, lifetimeSeconds: Int64 = 86_400
  ) -> String {
    mint.token(
      subject: subject, permissions: permissions, now: Int64(Date().timeIntervalSince1970),
      lifetimeSeconds: lifetimeSeconds)
  }

  static func verifier() async throws -> TokenVerifier {
    let verifier = TokenVerifier()
    verifier.set(
      .init(
        issuer: issuer, audience: audience,
        keys: try await TokenKeys(secret: Array(secretText.utf8))),
      named: "tests")
    return verifier
  }
}

extension ClientConfiguration {
  /// A client that calls with this token; nil: with none.
  static func calling(with token: String?) -> ClientConfiguration {
    var configuration = ClientConfiguration()
    if let token { configuration.authorization = { "Bearer \(token)" } }
    return configuration
  }
}

extension RPCClient {
  /// A client of a server on this machine.
  convenience init(port: Int, token: String? = TestTokens.everything) {
    self.init(
      [ServerAddress(host: "127.0.0.1", port: port)], configuration: .calling(with: token))
  }
}
