import FoundationEssentials
package import NIOSSL

/// What TLS needs, read from files in PEM form.
package enum TLSFiles {
  /// - Returns: at least one, in the file's order.
  package static func certificates(at path: String) throws(TLSFileError) -> [NIOSSLCertificate] {
    let bytes = try contents(at: path)
    do {
      let certificates = try NIOSSLCertificate.fromPEMBytes(bytes)
      if !certificates.isEmpty { return certificates }
    } catch {
      // Said below.
    }
    throw TLSFileError(path: path, problem: .noCertificate)
  }

  package static func privateKey(at path: String) throws(TLSFileError) -> NIOSSLPrivateKey {
    let bytes = try contents(at: path)
    do {
      return try NIOSSLPrivateKey(bytes: bytes, format: .pem)
    } catch {
      throw TLSFileError(path: path, problem: .noPrivateKey)
    }
  }

  private static func contents(at path: String) throws(TLSFileError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      let problem: TLSFileError.Problem =
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile: .missing
        case .fileReadNoPermission: .forbidden
        default: .unreadable
        }
      throw TLSFileError(path: path, problem: problem)
    }
  }
}
