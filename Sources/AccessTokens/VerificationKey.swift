import JWTKit
import Protobuf

/// A key by which signatures are checked, for one algorithm.
struct VerificationKey: Sendable {
  /// nil for one that has no name.
  let id: String?
  let algorithm: TokenAlgorithm
  private let signer: any JWTAlgorithm

  /// A secret of at least 32 bytes.
  init(secret: [UInt8], id: String?) async throws {
    self.id = id
    algorithm = .hs256
    let keys = JWTKeyCollection()
    await keys.add(hmac: HMACKey(from: secret), digestAlgorithm: .sha256)
    signer = try await keys.getKey()
  }

  /// - Returns: nil for a key that is for something else than our algorithms' signatures.
  /// - Throws: when it says that it is one, and is not.
  init?(jwk: JSONValue) async throws {
    guard let algorithm = Self.algorithm(of: jwk) else { return nil }
    self.algorithm = algorithm
    id = jwk["kid"]?.string
    var named = jwk
    // The library looks keys up by name.
    named["kid"] = "key"
    named["alg"] = .string(algorithm.rawValue)
    let keys = JWTKeyCollection()
    try await keys.add(jwk: JWK(json: named.text()))
    signer = try await keys.getKey(for: "key", alg: algorithm.rawValue)
  }

  func isSignature(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
    // What cannot be a signature of this key's is none.
    (try? signer.verify(signature, signs: bytes)) == true
  }

  private static func algorithm(of jwk: JSONValue) -> TokenAlgorithm? {
    let use = jwk["use"]?.string
    guard use == nil || use == "sig", jwk["d"] == nil else { return nil }
    let named = jwk["alg"]?.string
    switch jwk["kty"]?.string {
    case "RSA" where named == nil || named == "RS256": return .rs256
    case "EC" where jwk["crv"]?.string == "P-256" && (named == nil || named == "ES256"):
      return .es256
    default: return nil
    }
  }
}
