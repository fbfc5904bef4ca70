import Crypto
import Foundation
import Protobuf

/// A key pair of an auth service that signs its tokens with ES256.
struct CurveKey {
  let id: String
  private let key = P256.Signing.PrivateKey()

  init(_ id: String) {
    self.id = id
  }

  static func keySet(_ keys: CurveKey...) -> String {
    let all = keys.map { curve -> JSONValue in
      let point = Array(curve.key.publicKey.rawRepresentation)
      return [
        "kty": "EC", "crv": "P-256", "use": "sig", "kid": .string(curve.id),
        "x": .string(base64URL(point.prefix(32))), "y": .string(base64URL(point.suffix(32))),
      ]
    }
    return (["keys": .array(all)] as JSONValue).text()
  }

  func token(subject: String, permissions: [String]?) throws -> String {
    let now = Int64(Date().timeIntervalSince1970)
    var claims: JSONValue = [
      "iss": "auth-service", "aud": "mtterp", "typ": "access", "sub": .string(subject),
      "exp": .number(JSONNumber(now + 3_600)),
    ]
    claims["permissions"] = permissions.map { .array($0.map { .string($0) }) }
    let header: JSONValue = ["alg": "ES256", "typ": "JWT", "kid": .string(id)]
    let parts = "\(Self.base64URL(header.text().utf8)).\(Self.base64URL(claims.text().utf8))"
    let signature = try key.signature(for: SHA256.hash(data: Array(parts.utf8)))
    return "\(parts).\(Self.base64URL(signature.rawRepresentation))"
  }

  private static func base64URL(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }
}
