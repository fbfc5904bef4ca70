import Protobuf

/// What a token says, once its signature is believed.
public struct TokenClaims: Sendable, Hashable {
  public let issuer: String
  /// 1 to 255 bytes without control characters.
  public let subject: String
  /// Unix seconds from which on the token is worth nothing; leeway is not in it.
  public let expiresAt: Int64
  /// Unix seconds; nil when it was always valid.
  public let notBefore: Int64?
  /// As who issued it writes them; nil when the token leaves it to others to say.
  public let permissions: [String]?
  let audiences: [String]
  /// The claim `typ`, or the header's where there is none.
  let type: String?

  init(_ token: SignedToken) throws(TokenError) {
    let payload = token.payload
    issuer = try Self.text("iss", of: payload)
    subject = try Self.text("sub", of: payload)
    guard (1...255).contains(subject.utf8.count),
      !subject.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
    else { throw .claims }
    guard let expiresAt = try Self.seconds("exp", of: payload) else { throw .claims }
    self.expiresAt = expiresAt
    notBefore = try Self.seconds("nbf", of: payload)
    permissions = if let value = payload["permissions"] { try Self.texts(value) } else { nil }
    audiences = try Self.audiences(of: payload)
    type = try payload["typ"] == nil ? token.headerType : Self.text("typ", of: payload)
  }

  private static func text(_ name: String, of payload: JSONValue) throws(TokenError) -> String {
    guard let text = payload[name]?.string else { throw .claims }
    return text
  }

  private static func texts(_ value: JSONValue) throws(TokenError) -> [String] {
    guard let elements = value.array else { throw .claims }
    var texts: [String] = []
    for element in elements {
      guard let text = element.string else { throw .claims }
      texts.append(text)
    }
    return texts
  }

  /// One, or several in an array (RFC 7519, 4.1.3).
  private static func audiences(of payload: JSONValue) throws(TokenError) -> [String] {
    guard let value = payload["aud"] else { return [] }
    if let audience = value.string { return [audience] }
    return try texts(value)
  }

  /// A NumericDate (RFC 7519, 2): fractions are allowed, and dropped.
  private static func seconds(_ name: String, of payload: JSONValue) throws(TokenError) -> Int64? {
    guard let value = payload[name] else { return nil }
    guard case .number(let number) = value, let seconds = number.double,
      (0...253_402_300_799).contains(seconds)
    else { throw .claims }
    return Int64(seconds)
  }
}
