import Crypto
import Protobuf

/// Makes access tokens with a secret (HS256): what the operators of a machine do with its key.
public struct TokenMint: Sendable {
  public let issuer: String
  public let audience: String
  private let keyID: String?
  private let key: SymmetricKey

  public init(secret: [UInt8], keyID: String? = nil, issuer: String, audience: String) {
    key = SymmetricKey(data: secret)
    self.keyID = keyID
    self.issuer = issuer
    self.audience = audience
  }

  /// - Parameters:
  ///   - permissions: as `crm:read:customers`; nil leaves it to the auth service.
  ///   - now: Unix seconds.
  public func token(
    subject: String, permissions: [String]?, now: Int64, lifetimeSeconds: Int64
  ) -> String {
    var claims: JSONValue = [
      "iss": .string(issuer), "aud": .string(audience), "sub": .string(subject), "typ": "access",
      "iat": .number(JSONNumber(now)), "exp": .number(JSONNumber(now + lifetimeSeconds)),
    ]
    if let permissions { claims["permissions"] = .array(permissions.map { .string($0) }) }
    var header: JSONValue = ["alg": "HS256", "typ": "JWT"]
    if let keyID { header["kid"] = .string(keyID) }
    let signed =
      Base64URL.text(Array(header.text().utf8)) + "." + Base64URL.text(Array(claims.text().utf8))
    let signature = HMAC<SHA256>.authenticationCode(for: Array(signed.utf8), using: key)
    return signed + "." + Base64URL.text(Array(signature))
  }
}
