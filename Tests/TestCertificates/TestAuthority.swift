import Foundation

/// An authority that lives as long as its test, in a temporary directory.
public final class TestAuthority: Sendable {
  public let directory: String

  /// Its own certificate.
  public var certificate: String { "\(directory)/ca.pem" }

  public init() async throws {
    directory =
      FileManager.default.temporaryDirectory
      .appending(path: "test-authority-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    try await OpenSSL.succeed(
      ["req", "-x509", "-subj", "/CN=Test authority", "-days", "2", "-out", certificate]
        + newKey(at: "\(directory)/ca.key"))
  }

  deinit {
    // What stays behind harms nobody.
    try? FileManager.default.removeItem(atPath: directory)
  }

  /// A certificate that it has signed.
  /// - Parameters:
  ///   - commonName: names the files too.
  ///   - names: as in OpenSSL's `subjectAltName`.
  ///   - days: negative for one that has expired.
  public func certificate(
    _ commonName: String, names: String = "DNS:localhost,IP:127.0.0.1", days: Int = 1
  ) async throws -> TestCertificate {
    let files = "\(directory)/\(commonName)"
    let serial = UInt32.random(in: 0x1000_0000...0x7FFF_FFFF)
    try Data("subjectAltName=\(names)\n".utf8).write(to: URL(filePath: "\(files).ext"))
    try await OpenSSL.succeed(
      ["req", "-new", "-subj", "/CN=\(commonName)", "-out", "\(files).csr"]
        + newKey(at: "\(files).key"))
    try await OpenSSL.succeed([
      "x509", "-req", "-in", "\(files).csr", "-CA", certificate, "-CAkey", "\(directory)/ca.key",
      "-set_serial", "\(serial)", "-days", "\(days)", "-extfile", "\(files).ext",
      "-out", "\(files).pem",
    ])
    return TestCertificate(
      chain: "\(files).pem", key: "\(files).key", serialNumber: String(serial, radix: 16))
  }

  private func newKey(at path: String) -> [String] {
    ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", path]
  }
}

/// A certificate and its key, in files.
public struct TestCertificate: Sendable {
  public let chain: String
  public let key: String
  /// Hexadecimal, lower case.
  public let serialNumber: String

  public init(chain: String, key: String, serialNumber: String) {
    self.chain = chain
    self.key = key
    self.serialNumber = serialNumber
  }

  /// Puts another in the place of this one, in the same files.
  public func replace(with other: TestCertificate) throws {
    for (from, to) in [(other.chain, chain), (other.key, key)] {
      try Data(contentsOf: URL(filePath: from)).write(to: URL(filePath: to), options: .atomic)
    }
  }
}
