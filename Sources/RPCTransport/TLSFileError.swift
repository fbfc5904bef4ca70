/// What is wrong with a file that TLS needs, in words for whoever configured it. Holds nothing of
/// the file's content.
public struct TLSFileError: Error, Sendable, Hashable, CustomStringConvertible {
  package enum Problem: Sendable, Hashable {
    case missing
    case forbidden
    case unreadable
    case noCertificate
    case noPrivateKey
    case notOfCertificate(path: String)
  }

  package let path: String
  package let problem: Problem

  public var description: String {
    switch problem {
    case .missing: "there is no file \(path)"
    case .forbidden: "no permission to read \(path)"
    case .unreadable: "\(path) cannot be read"
    case .noCertificate: "\(path) holds no certificate in PEM form that can be used"
    case .noPrivateKey: "\(path) holds no private key in PEM form without a passphrase"
    case .notOfCertificate(let certificate):
      "the private key in \(path) does not belong to the certificate in \(certificate)"
    }
  }
}
