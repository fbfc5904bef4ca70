import NIOCore
package import NIOSSL

/// A certificate, with those between it and its authority, and its private key.
package struct TLSIdentity {
  private let chainPath: String
  private let keyPath: String
  private let chain: [NIOSSLCertificate]
  private let key: NIOSSLPrivateKey

  /// - Parameter chainPath: the certificate itself comes first in the file.
  package init(chainPath: String, keyPath: String) throws(TLSFileError) {
    self.chainPath = chainPath
    self.keyPath = keyPath
    chain = try TLSFiles.certificates(at: chainPath)
    key = try TLSFiles.privateKey(at: keyPath)
  }

  package var chainSource: [NIOSSLCertificateSource] { chain.map { .certificate($0) } }
  package var keySource: NIOSSLPrivateKeySource { .privateKey(key) }

  /// - Parameter configuration: made of this identity, and of roots that were read.
  package func context(_ configuration: TLSConfiguration) throws(TLSFileError) -> NIOSSLContext {
    do {
      return try NIOSSLContext(configuration: configuration.ofTheHouse)
    } catch {
      // All of it has been parsed: what is left is that the parts do not fit each other.
      throw TLSFileError(path: keyPath, problem: .notOfCertificate(path: chainPath))
    }
  }
}

extension TLSConfiguration {
  /// What both ends have in common.
  package var ofTheHouse: TLSConfiguration {
    var configuration = self
    configuration.minimumTLSVersion = .tlsv12
    // Who closes has nothing left to hear: the time is for our own last bytes to go out. An orderly
    // end shuts down one side first and does not wait for this.
    configuration.shutdownTimeout = .milliseconds(100)
    return configuration
  }
}
