import Foundation

/// A look at a server's certificate by `openssl s_client`.
public enum TLSPeek {
  /// Hexadecimal, lower case.
  public static func serialNumber(port: Int) async throws -> String {
    let handshake = try await OpenSSL.run([
      "s_client", "-connect", "127.0.0.1:\(port)", "-showcerts",
    ])
    let begin = "-----BEGIN CERTIFICATE-----"
    let end = "-----END CERTIFICATE-----"
    guard let from = handshake.output.range(of: begin),
      let to = handshake.output.range(of: end, range: from.upperBound..<handshake.output.endIndex)
    else { throw OpenSSL.Failure(description: handshake.output) }
    let path = FileManager.default.temporaryDirectory
      .appending(path: "peek-\(UUID().uuidString).pem").path
    // Nothing depends on it.
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(handshake.output[from.lowerBound..<to.upperBound].utf8)
      .write(to: URL(filePath: path))
    let text = try await OpenSSL.succeed(["x509", "-in", path, "-noout", "-serial"])
    let number = text.split(separator: "=").last ?? ""
    return number.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
  }
}
