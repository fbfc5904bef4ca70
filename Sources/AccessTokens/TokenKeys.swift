import Protobuf

/// The keys of one source.
public struct TokenKeys: Sendable {
  /// UTF-8 bytes of a key set.
  public static let bytesMax = 262_144
  static let countMax = 100

  let keys: [VerificationKey]
  /// Keys of the set that are for something else.
  public let ignoredCount: Int

  /// The HS256 key that we share with who issues the tokens.
  public init(secret: [UInt8], id: String? = nil) async throws {
    keys = [try await VerificationKey(secret: secret, id: id)]
    ignoredCount = 0
  }

  /// A JSON Web Key Set (RFC 7517, 5): its RSA and P-256 keys for RS256 and ES256.
  /// - Throws: `KeySetError`.
  public init(jwks bytes: [UInt8]) async throws(KeySetError) {
    guard bytes.count <= Self.bytesMax else { throw .malformed }
    guard let set = try? JSONValue(utf8: bytes), let given = set["keys"]?.array,
      given.count <= Self.countMax
    else { throw .malformed }
    var keys: [VerificationKey] = []
    for jwk in given {
      do {
        guard let key = try await VerificationKey(jwk: jwk) else { continue }
        keys.append(key)
      } catch {
        throw .unusableKey
      }
    }
    guard !keys.isEmpty else { throw .empty }
    let names = keys.map { "\($0.algorithm.rawValue) \($0.id ?? "")" }
    guard Set(names).count == names.count else { throw .ambiguous }
    self.keys = keys
    ignoredCount = given.count - keys.count
  }

  /// The key that a token names; the only one there is, for a token that names none.
  func key(for token: SignedToken) throws(TokenError) -> VerificationKey {
    let candidates = keys.filter { $0.algorithm.rawValue == token.algorithm }
    guard !candidates.isEmpty else { throw .algorithm }
    if let id = token.keyID {
      guard let key = candidates.first(where: { $0.id == id }) else { throw .unknownKey }
      return key
    }
    guard candidates.count == 1 else { throw .unknownKey }
    return candidates[0]
  }
}

/// What is wrong with a key set.
public enum KeySetError: Error, Hashable, CustomStringConvertible {
  case malformed
  /// A key says that it is one of ours, and cannot be read, or is too short.
  case unusableKey
  /// No key for RS256 or ES256.
  case empty
  /// Two keys of one name.
  case ambiguous

  public var description: String {
    switch self {
    case .malformed:
      "it is no JSON Web Key Set of at most \(TokenKeys.countMax) keys and \(TokenKeys.bytesMax) bytes"
    case .unusableKey: "a key in it cannot be used (RSA keys have at least 2,048 bits)"
    case .empty: "it has no RSA key for RS256 and no P-256 key for ES256"
    case .ambiguous: "two keys in it have one name"
    }
  }
}
