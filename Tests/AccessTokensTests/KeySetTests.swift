import AccessTokens
import Crypto
import CryptoExtras
import Foundation
import Protobuf
import Testing

/// Tokens of key pairs that the tests make, believed by their public halves in a key set.
struct KeySetTests {
  private static let now: Int64 = 1_700_000_000
  private static let claims: JSONValue = [
    "iss": "auth-service", "aud": "mtterp", "sub": "42", "typ": "access", "exp": 1_700_000_600,
  ]
  private static let rsa = try? _RSA.Signing.PrivateKey(keySize: .bits2048)
  private static let other = try? _RSA.Signing.PrivateKey(keySize: .bits2048)
  private static let curve = P256.Signing.PrivateKey()

  private static func rsaKey(_ key: _RSA.Signing.PrivateKey?, id: String?) throws -> JSONValue {
    let primitives = try #require(key).publicKey.getKeyPrimitives()
    var jwk: JSONValue = [
      "kty": "RSA", "n": .string(Tokens.base64URL(primitives.modulus)),
      "e": .string(Tokens.base64URL(primitives.publicExponent)),
    ]
    jwk["kid"] = id.map { .string($0) }
    return jwk
  }

  private static var curveKey: JSONValue {
    let point = Array(curve.publicKey.rawRepresentation)
    return [
      "kty": "EC", "crv": "P-256", "kid": "curve", "alg": "ES256", "use": "sig",
      "x": .string(Tokens.base64URL(point.prefix(32))),
      "y": .string(Tokens.base64URL(point.suffix(32))),
    ]
  }

  private static func set(_ keys: [JSONValue]) -> [UInt8] {
    Array((["keys": .array(keys)] as JSONValue).text().utf8)
  }

  private static func rs256(
    _ header: JSONValue, by key: _RSA.Signing.PrivateKey?, claims: JSONValue = claims
  ) throws -> String {
    let key = try #require(key)
    return try Tokens.signed(header, claims) {
      Array(
        try key.signature(for: SHA256.hash(data: $0), padding: .insecurePKCS1v1_5).rawRepresentation
      )
    }
  }

  private static func es256(_ header: JSONValue) throws -> String {
    try Tokens.signed(header, claims) {
      Array(try curve.signature(for: SHA256.hash(data: $0)).rawRepresentation)
    }
  }

  private func verifier(_ keys: [JSONValue]) async throws -> TokenVerifier {
    let verifier = TokenVerifier()
    verifier.set(
      .init(
        issuer: "auth-service", audience: "mtterp",
        keys: try await TokenKeys(jwks: Self.set(keys))), named: "set")
    return verifier
  }

  private func refusal(_ token: String, by verifier: TokenVerifier) -> TokenError? {
    do throws(TokenError) {
      _ = try verifier.verify(token, now: Self.now)
      return nil
    } catch {
      return error
    }
  }

  @Test func tokensOfBothKindsOfKeysAreBelieved() async throws {
    let verifier = try await verifier([try Self.rsaKey(Self.rsa, id: "rsa"), Self.curveKey])
    #expect(
      refusal(try Self.rs256(["alg": "RS256", "kid": "rsa"], by: Self.rsa), by: verifier) == nil)
    #expect(refusal(try Self.es256(["alg": "ES256", "kid": "curve"]), by: verifier) == nil)
    // There is one key of that algorithm: it needs no name.
    #expect(refusal(try Self.rs256(["alg": "RS256"], by: Self.rsa), by: verifier) == nil)
  }

  @Test func aPublicKeyIsNoSecret() async throws {
    let jwk = try Self.rsaKey(Self.rsa, id: "rsa")
    let verifier = try await verifier([jwk])
    let pem = try #require(Self.rsa).publicKey.pemRepresentation
    let secrets: [[UInt8]] = [
      Array(pem.utf8), Array((pem + "\n").utf8), Array(jwk.text().utf8),
      Array(try #require(Self.rsa).publicKey.derRepresentation),
    ]
    for secret in secrets {
      for header: JSONValue in [["alg": "HS256", "kid": "rsa"], ["alg": "HS256"]] {
        let token = Tokens.signed(header, Self.claims, secret: secret)
        #expect(refusal(token, by: verifier) == .algorithm)
      }
    }
  }

  @Test func theWrongKeyOrNameIsRefused() async throws {
    let verifier = try await verifier([
      try Self.rsaKey(Self.rsa, id: "rsa"), try Self.rsaKey(Self.other, id: "other"), Self.curveKey,
    ])
    let cases: [(JSONValue, TokenError)] = [
      (["alg": "RS256", "kid": "other"], .signature),
      (["alg": "RS256", "kid": "nobody"], .unknownKey),
      (["alg": "RS256", "kid": "curve"], .unknownKey), (["alg": "RS256"], .unknownKey),
      (["alg": "ES256", "kid": "curve"], .signature),
      (["alg": "ES256", "kid": "rsa"], .unknownKey),
      (["alg": "PS256", "kid": "rsa"], .algorithm), (["alg": "RS384", "kid": "rsa"], .algorithm),
      (["alg": "none", "kid": "rsa"], .algorithm),
    ]
    for (header, error) in cases {
      #expect(refusal(try Self.rs256(header, by: Self.rsa), by: verifier) == error, "\(header)")
    }
    // A key that the token brings along counts for nothing.
    let own = try Self.rsaKey(Self.other, id: "rsa")
    let header: JSONValue = ["alg": "RS256", "kid": "rsa", "jwk": own, "jku": "http://127.0.0.1/"]
    #expect(refusal(try Self.rs256(header, by: Self.other), by: verifier) == .signature)
  }

  @Test func keysAreRotated() async throws {
    let verifier = try await verifier([try Self.rsaKey(Self.rsa, id: "1")])
    let old = try Self.rs256(["alg": "RS256", "kid": "1"], by: Self.rsa)
    let new = try Self.rs256(["alg": "RS256", "kid": "2"], by: Self.other)
    #expect(refusal(old, by: verifier) == nil)
    #expect(refusal(new, by: verifier) == .unknownKey)
    #expect(verifier.unknownKeyCount == 1)
    let generation = verifier.generation
    verifier.set(
      .init(
        issuer: "auth-service", audience: "mtterp",
        keys: try await TokenKeys(jwks: Self.set([try Self.rsaKey(Self.other, id: "2")]))),
      named: "set")
    #expect(verifier.generation > generation)
    #expect(refusal(new, by: verifier) == nil)
    #expect(refusal(old, by: verifier) == .unknownKey)
  }

  @Test func keysForSomethingElseAreLeftOut() async throws {
    var encryption = try Self.rsaKey(Self.other, id: "enc")
    encryption["use"] = "enc"
    let octets: JSONValue = ["kty": "oct", "k": "AAAA", "kid": "oct", "alg": "HS256"]
    let keys = try await TokenKeys(
      jwks: Self.set([encryption, octets, try Self.rsaKey(Self.rsa, id: "rsa")]))
    #expect(keys.ignoredCount == 2)
  }

  @Test(arguments: [
    ("", KeySetError.malformed), ("[]", .malformed), (#"{"keys":{}}"#, .malformed),
    (#"{"keys":[]}"#, .empty), (#"{"keys":[{"kty":"oct","k":"AAAA"}]}"#, .empty),
    (#"{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}"#, .unusableKey),
    (#"{"keys":[{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}]}"#, .unusableKey),
  ])
  func aSetThatCannotBeUsedSaysWhy(text: String, error: KeySetError) async throws {
    await #expect(throws: error) { try await TokenKeys(jwks: Array(text.utf8)) }
  }

  @Test func twoKeysOfOneNameAreRefused() async throws {
    let keys = [try Self.rsaKey(Self.rsa, id: "1"), try Self.rsaKey(Self.other, id: "1")]
    await #expect(throws: KeySetError.ambiguous) { try await TokenKeys(jwks: Self.set(keys)) }
  }
}
