import Crypto
import Foundation
import Protobuf

/// Tokens by hand: whatever parts, signed or not.
enum Tokens {
  static func text(_ value: JSONValue) -> String { value.text() }

  static func base64URL(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  static func signed(
    _ header: JSONValue, _ claims: JSONValue,
    secret: [UInt8] = Array("5d2c8f0b7e914a36b1c0d9e8f7a65432".utf8)
  ) -> String {
    signed(text(header), text(claims), secret: secret)
  }

  static func signed(
    _ header: String, _ claims: String,
    secret: [UInt8] = Array("5d2c8f0b7e914a36b1c0d9e8f7a65432".utf8)
  ) -> String {
    let parts = "\(base64URL(header.utf8)).\(base64URL(claims.utf8))"
    let signature = HMAC<SHA256>.authenticationCode(
      for: Array(parts.utf8), using: SymmetricKey(data: secret))
    return "\(parts).\(base64URL(signature))"
  }

  static func unsigned(_ header: JSONValue, _ claims: JSONValue) -> String {
    "\(base64URL(text(header).utf8)).\(base64URL(text(claims).utf8))."
  }

  static func signed(
    _ header: JSONValue, _ claims: JSONValue, by sign: ([UInt8]) throws -> [UInt8]
  ) rethrows -> String {
    let parts = "\(base64URL(text(header).utf8)).\(base64URL(text(claims).utf8))"
    return "\(parts).\(base64URL(try sign(Array(parts.utf8))))"
  }
}
