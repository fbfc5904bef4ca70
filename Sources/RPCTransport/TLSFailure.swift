import FoundationEssentials
package import NIOSSL

/// Why there was no TLS with a peer, in fixed words: nothing that the peer sent is in them.
package enum TLSFailure: String, Error, Sendable {
  case untrusted = "the peer's certificate is not of a trusted authority"
  case expired = "the peer's certificate has expired"
  case notYetValid = "the peer's certificate is not valid yet"
  case wrongName = "the peer's certificate is for another name"
  case certificateMissing = "the peer sent no certificate"
  case certificateRequired = "the peer wants a certificate"
  case certificateRefused = "the peer refused the certificate"
  case notTLS = "the peer does not speak TLS"
  case nothingInCommon = "no TLS version or cipher in common"
  case tooLate = "the handshake did not end in time"
  case ended = "the peer ended the handshake"
  case other = "the handshake failed"

  /// - Parameters:
  ///   - error: of the TLS handler.
  ///   - certificate: what the peer has shown, if it came that far.
  package init(_ error: any Error, certificate: NIOSSLCertificate?) {
    switch error {
    case NIOSSLError.handshakeFailed(let error): self.init(error, certificate: certificate)
    case let error as BoringSSLError: self.init(error, certificate: certificate)
    case let error as NIOSSLExtraError
    where error == .failedToValidateHostname || error == .serverHostnameImpossibleToMatch:
      self = .wrongName
    default: self = .other
    }
  }

  private init(_ error: BoringSSLError, certificate: NIOSSLCertificate?) {
    guard case .sslError(let stack) = error else {
      self = .other
      return
    }
    // Its text is all that the library tells. The names are the constants of OpenSSL's ssl.h.
    let text = stack.map(\.description).joined(separator: "\n")
    if text.contains("CERTIFICATE_VERIFY_FAILED") {
      self = certificate.map(Self.init(unverified:)) ?? .untrusted
    } else {
      self = Self.names.first { text.contains($0.name) }?.failure ?? .other
    }
  }

  /// The first that fits counts.
  private static let names: [(name: String, failure: TLSFailure)] = [
    ("PEER_DID_NOT_RETURN_A_CERTIFICATE", .certificateMissing),
    ("ALERT_CERTIFICATE_REQUIRED", .certificateRequired),
    ("ALERT_UNKNOWN_CA", .certificateRefused),
    ("ALERT_BAD_CERTIFICATE", .certificateRefused),
    ("ALERT_CERTIFICATE_", .certificateRefused),
    ("ALERT_UNSUPPORTED_CERTIFICATE", .certificateRefused),
    ("WRONG_VERSION_NUMBER", .notTLS),
    ("HTTP_REQUEST", .notTLS),
    ("HTTPS_PROXY_REQUEST", .notTLS),
    ("UNSUPPORTED_PROTOCOL", .nothingInCommon),
    ("ALERT_PROTOCOL_VERSION", .nothingInCommon),
    ("NO_SHARED_CIPHER", .nothingInCommon),
    ("EOF during handshake", .ended),
  ]

  private init(unverified certificate: NIOSSLCertificate) {
    let now = Int(Date.now.timeIntervalSince1970)
    if certificate.notValidAfter < now {
      self = .expired
    } else if certificate.notValidBefore > now {
      self = .notYetValid
    } else {
      self = .untrusted
    }
  }
}
