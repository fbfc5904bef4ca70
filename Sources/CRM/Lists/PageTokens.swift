import Crypto
import FoundationEssentials
import RPCCore

/// Makes and reads page tokens: opaque to callers, signed, and bound to the query that they continue.
///
///     version 1 byte | fingerprint 16 | id of the last row 16 | its sort key, UTF-8 | HMAC-SHA256, first 16 bytes
struct PageTokens: Sendable {
  private let key: SymmetricKey

  init(key: [UInt8]) {
    self.key = SymmetricKey(data: key)
  }

  /// Where a page ended.
  struct Position: Hashable {
    var sortKey: String
    var id: ResourceID

    /// A sort key that is a number.
    /// - Throws: INVALID_ARGUMENT. The token is signed: only another version of this program could have
    ///   written anything else.
    var number: Int64 {
      get throws(RPCError) {
        guard let number = Int64(sortKey) else { throw PageTokens.invalid }
        return number
      }
    }
  }

  func make(_ position: Position, fingerprint: [UInt8]) -> String {
    var bytes: [UInt8] = [Self.version]
    bytes += fingerprint
    position.id.encode(into: &bytes)
    bytes += position.sortKey.utf8
    return Self.encoded(bytes + signature(of: bytes))
  }

  /// - Throws: INVALID_ARGUMENT when the token is not ours, or belongs to another query.
  func read(_ token: String, fingerprint: [UInt8]) throws(RPCError) -> Position {
    guard let bytes = Self.decoded(token), bytes.count >= Self.overheadBytes else {
      throw Self.invalid
    }
    let signed = Array(bytes.dropLast(Self.signatureBytes))
    guard Self.isEqual(signature(of: signed), Array(bytes.suffix(Self.signatureBytes))),
      signed[0] == Self.version
    else { throw Self.invalid }
    guard Array(signed[1..<17]) == fingerprint else {
      throw .invalid(
        "page_token", "belongs to another query: filters and order must stay the same",
        reason: "PAGE_TOKEN_MISMATCH")
    }
    guard let id = ResourceID(postgres: signed[17..<33].span, type: ResourceID.postgresType),
      let sortKey = String(validating: signed[33...], as: UTF8.self)
    else { throw Self.invalid }
    return Position(sortKey: sortKey, id: id)
  }

  /// What a token is bound to: a digest of the method, its caller, and the query without its paging.
  static func fingerprint(of parts: [[UInt8]]) -> [UInt8] {
    var hash = SHA256()
    for part in parts {
      withExtendedLifetime(part) { hash.update(data: Self.lengthPrefix(part) + part) }
    }
    return Array(hash.finalize().prefix(16))
  }

  private func signature(of bytes: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key).prefix(Self.signatureBytes))
  }

  private static let version: UInt8 = 1
  private static let signatureBytes = 16
  private static let overheadBytes = 1 + 16 + 16 + signatureBytes
  private static let invalid = RPCError.invalid(
    "page_token", "is not a page token of this service", reason: "PAGE_TOKEN_INVALID")

  /// In constant time, so that a signature cannot be guessed byte by byte.
  private static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  private static func lengthPrefix(_ part: [UInt8]) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: part.count >> (8 * $0)) }
  }

  private static func encoded(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func decoded(_ token: String) -> [UInt8]? {
    let base64 = token.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
    guard let bytes = Data(base64Encoded: base64 + padding).map(Array.init) else { return nil }
    // Base64 has several texts for the same bytes; of ours there is one.
    return encoded(bytes) == token ? bytes : nil
  }
}
