import FoundationEssentials

/// Base64 with the alphabet of URLs and without padding (RFC 4648, 5; RFC 7515, 2).
enum Base64URL {
  static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// - Returns: nil for anything but the one text of those bytes: several would let a token be written anew
  ///   without its key.
  static func bytes(_ text: Substring) -> [UInt8]? {
    let base64 = String(text).replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: base64 + padding) else { return nil }
    let bytes = Array(data)
    return self.text(bytes) == text ? bytes : nil
  }
}
