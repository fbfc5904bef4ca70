import Protobuf

/// A JSON Web Token in its compact form (RFC 7519; RFC 7515, 7.1), taken apart and not yet believed.
///
/// Read more strictly than the standards ask: each text has one reading, so that nobody downstream can have
/// another. No member may occur twice, base64url is canonical, and no extension that has to be understood
/// (`crit`) is.
struct SignedToken {
  /// UTF-8 bytes of a whole token.
  static let bytesMax = 8_192

  let algorithm: String
  /// nil when it names none.
  let keyID: String?
  /// The header's `typ`, nil when there is none.
  let headerType: String?
  let payload: JSONValue
  let signature: [UInt8]
  /// What the signature is of.
  let signedBytes: [UInt8]

  init(_ text: String) throws(TokenError) {
    guard text.utf8.count <= Self.bytesMax else { throw .tooLong }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[2].isEmpty, let signature = Base64URL.bytes(parts[2]) else {
      throw .malformed
    }
    let header = try Self.object(parts[0])
    payload = try Self.object(parts[1])
    guard header["crit"] == nil, header["b64"] == nil, let algorithm = header["alg"]?.string else {
      throw .malformed
    }
    self.algorithm = algorithm
    keyID = try Self.text("kid", of: header)
    headerType = try Self.text("typ", of: header)
    self.signature = signature
    signedBytes = Array("\(parts[0]).\(parts[1])".utf8)
  }

  private static func object(_ part: Substring) throws(TokenError) -> JSONValue {
    guard let bytes = Base64URL.bytes(part) else { throw .malformed }
    do throws(JSONError) {
      let value = try JSONValue(utf8: bytes)
      if case .object = value { return value }
    } catch {
      throw .malformed
    }
    throw .malformed
  }

  private static func text(_ name: String, of header: JSONValue) throws(TokenError) -> String? {
    guard let value = header[name] else { return nil }
    guard let text = value.string else { throw .malformed }
    return text
  }
}
