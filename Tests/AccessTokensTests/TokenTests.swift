import AccessTokens
import Crypto
import Foundation
import Protobuf
import Testing

/// Tokens made by hand and by another library's signers, against a server that believes a secret and one that
/// believes a key set.
struct TokenTests {
  private static let now: Int64 = 1_700_000_000
  private static let secret = Array("5d2c8f0b7e914a36b1c0d9e8f7a65432".utf8)

  private static let header: JSONValue = ["alg": "HS256", "typ": "JWT"]
  private static let claims: JSONValue = [
    "iss": "auth-service", "aud": "mtterp", "sub": "42", "typ": "access", "exp": 1_700_000_600,
    "permissions": ["crm:read:customers"],
  ]

  private func verifier() async throws -> TokenVerifier {
    let verifier = TokenVerifier()
    verifier.set(
      .init(
        issuer: "auth-service", audience: "mtterp",
        keys: try await TokenKeys(secret: Self.secret)), named: "secret")
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

  // MARK: A secret

  @Test func aTokenOfTheSecretIsBelieved() async throws {
    let claims = try await verifier().verify(Tokens.signed(Self.header, Self.claims), now: Self.now)
    #expect(claims.subject == "42")
    #expect(claims.permissions == ["crm:read:customers"])
    #expect(claims.expiresAt == 1_700_000_600)
  }

  /// Each is a good token with one thing wrong.
  private static let wrongClaims: [(String, JSONValue?, TokenError)] = [
    ("iss", "somebody", .issuer), ("iss", nil, .claims), ("iss", ["auth-service"], .claims),
    ("aud", "other", .audience), ("aud", nil, .audience), ("aud", ["other", "third"], .audience),
    ("aud", "mtterp ", .audience), ("aud", 7, .claims), ("aud", ["mtterp", 7], .claims),
    ("typ", "refresh", .type), ("typ", "Access", .type), ("typ", 1, .claims),
    ("exp", 1_699_999_970, .expired), ("exp", 0, .expired), ("exp", nil, .claims),
    ("exp", "1700000600", .claims), ("exp", -1, .claims), ("exp", .null, .claims),
    ("nbf", 1_700_000_031, .notYetValid), ("nbf", "x", .claims),
    ("sub", nil, .claims), ("sub", "", .claims), ("sub", 42, .claims), ("sub", "a\nb", .claims),
    ("permissions", "crm:read:customers", .claims), ("permissions", [1], .claims),
    ("permissions", .null, .claims),
  ]

  @Test(arguments: wrongClaims.indices)
  func aWrongClaimIsRefused(index: Int) async throws {
    let (name, value, error) = Self.wrongClaims[index]
    var claims = Self.claims
    claims[name] = value
    let token = Tokens.signed(Self.header, claims)
    #expect(
      refusal(token, by: try await verifier()) == error, "\(name) \(String(describing: value))")
  }

  @Test(arguments: [
    ("exp", 1_699_999_971), ("exp", 1_700_000_000), ("nbf", 1_700_000_030), ("nbf", 1),
  ])
  func clocksMayDifferByThirtySeconds(name: String, value: Int) async throws {
    var claims = Self.claims
    claims[name] = .number(JSONNumber(value))
    #expect(refusal(Tokens.signed(Self.header, claims), by: try await verifier()) == nil)
  }

  @Test func numbersBeyondAnyDateAreRefused() async throws {
    for number in ["1e300", "1e400", "253402300800", "99999999999999999999999999"] {
      let payload = Tokens.text(Self.claims).replacing("1700000600", with: number)
      #expect(
        refusal(Tokens.signed(Tokens.text(Self.header), payload), by: try await verifier())
          == .claims, "\(number)")
    }
  }

  @Test(arguments: ["none", "None", "NONE", "", "hs256", "HS384", "HS512", "RS256", "ES256", "dir"])
  func anotherAlgorithmIsRefused(name: String) async throws {
    var header = Self.header
    header["alg"] = .string(name)
    let verifier = try await verifier()
    #expect(refusal(Tokens.signed(header, Self.claims), by: verifier) == .algorithm)
    #expect(refusal(Tokens.unsigned(header, Self.claims), by: verifier) != nil)
  }

  @Test func aTokenWithoutASignatureIsRefused() async throws {
    let token = Tokens.signed(Self.header, Self.claims)
    let parts = token.split(separator: ".")
    let verifier = try await verifier()
    for broken in [
      "\(parts[0]).\(parts[1]).", "\(parts[0]).\(parts[1])", ".\(parts[1]).\(parts[2])", "..", "",
      token + ".", token + "." + parts[2], " " + token, token + "=", token + "\n",
    ] {
      #expect(refusal(broken, by: verifier) == .malformed, "\(broken)")
    }
  }

  @Test func anyChangedBitIsRefused() async throws {
    let verifier = try await verifier()
    let token = Array(Tokens.signed(Self.header, Self.claims).utf8)
    for index in token.indices where token[index] != UInt8(ascii: ".") {
      for other in [UInt8(ascii: "A"), UInt8(ascii: "b"), UInt8(ascii: "_")] {
        guard token[index] != other else { continue }
        var changed = token
        changed[index] = other
        #expect(refusal(String(decoding: changed, as: UTF8.self), by: verifier) != nil)
      }
    }
  }

  @Test func aTokenOfAnotherSecretIsRefused() async throws {
    let token = Tokens.signed(
      Self.header, Self.claims, secret: Array("5d2c8f0b7e914a36b1c0d9e8f7a65433".utf8))
    #expect(refusal(token, by: try await verifier()) == .signature)
  }

  @Test(arguments: [
    #"{"alg":"HS256","alg":"HS256"}"#, #"{"alg":"HS256","typ":"JWT","typ":"JWT"}"#,
    #"{"alg":"none","alg":"HS256"}"#, #"{"alg":"HS256","crit":["exp"]}"#,
    #"{"alg":"HS256","b64":false,"crit":["b64"]}"#, #"{"alg":["HS256"]}"#, #"["HS256"]"#, "{}", "",
    #"{"alg":"HS256","kid":1}"#, #"{"alg":"HS256"} x"#,
  ])
  func aHeaderThatMayBeReadTwiceIsRefused(header: String) async throws {
    let token = Tokens.signed(header, Tokens.text(Self.claims))
    #expect(refusal(token, by: try await verifier()) == .malformed)
  }

  @Test(arguments: ["sub", "aud", "iss", "exp", "typ", "permissions"])
  func aClaimThatStandsTwiceIsRefused(name: String) async throws {
    let payload = Tokens.text(Self.claims)
    let value = try #require(Self.claims[name]).text()
    let doubled = "{\"\(name)\":\(value)," + payload.dropFirst()
    let token = Tokens.signed(Tokens.text(Self.header), doubled)
    #expect(refusal(token, by: try await verifier()) == .malformed)
  }

  @Test func aTokenMayHaveEightKibibytes() async throws {
    let verifier = try await verifier()
    var claims = Self.claims
    claims["pad"] = .string(String(repeating: "x", count: 9_000))
    #expect(refusal(Tokens.signed(Self.header, claims), by: verifier) == .tooLong)
    #expect(refusal(String(repeating: "a", count: 8_193), by: verifier) == .tooLong)
    #expect(refusal(String(repeating: "a", count: 8_192), by: verifier) == .malformed)
    claims["pad"] = .string(String(repeating: "x", count: 5_000))
    #expect(refusal(Tokens.signed(Self.header, claims), by: verifier) == nil)
  }

  @Test func aKeyIDThatNobodyKnowsIsRefused() async throws {
    var header = Self.header
    header["kid"] = "another"
    #expect(refusal(Tokens.signed(header, Self.claims), by: try await verifier()) == .unknownKey)
  }

  @Test func theTypeMayStandInTheHeaderInstead() async throws {
    var claims = Self.claims
    claims["typ"] = nil
    let verifier = try await verifier()
    #expect(refusal(Tokens.signed(Self.header, claims), by: verifier) == .type)
    #expect(
      refusal(Tokens.signed(["alg": "HS256", "typ": "access"], claims), by: verifier) == nil)
    claims["typ"] = "refresh"
    #expect(
      refusal(Tokens.signed(["alg": "HS256", "typ": "access"], claims), by: verifier) == .type)
  }
}
