import NIOSSL
import RPCTransport
import Synchronization

/// What a server proves itself with, and whom it lets in, from files that may change while it runs.
public final class TLSServerCredentials: Sendable {
  /// Paths of files in PEM form.
  public struct Files: Sendable, Hashable {
    /// The server's certificate, and behind it those between it and its authority.
    public var certificateChain: String
    /// Of the server's certificate, without a passphrase.
    public var privateKey: String
    /// The authorities of which every client has to show a certificate (mutual TLS); nil: clients
    /// are asked for none.
    public var clientAuthorities: String?

    public init(certificateChain: String, privateKey: String, clientAuthorities: String? = nil) {
      self.certificateChain = certificateChain
      self.privateKey = privateKey
      self.clientAuthorities = clientAuthorities
    }
  }

  /// Whether TLS is mutual.
  public var requiresClientCertificates: Bool { files.clientAuthorities != nil }

  private let files: Files
  private let context: Mutex<NIOSSLContext>

  /// - Throws: an error whose description names the file and what is wrong with it.
  public init(_ files: Files) throws {
    self.files = files
    context = Mutex(try Self.context(files))
  }

  /// Reads the files again. New connections get what is in them; those that stand live on.
  /// - Throws: as `init`; then everything stays as it was.
  public func reload() throws {
    let fresh = try Self.context(files)
    context.withLock { $0 = fresh }
  }

  /// For a new connection.
  func handler() -> NIOSSLServerHandler {
    var configuration = NIOSSLHandler.Configuration()
    // A connection that has sent much once does not keep the memory of that.
    configuration.maximumPreservedOutboundBufferCapacity = OutboundFrames.flushBytes * 2
    return NIOSSLServerHandler(
      context: context.withLock { $0 }, configuration: configuration)
  }

  private static func context(_ files: Files) throws(TLSFileError) -> NIOSSLContext {
    let identity = try TLSIdentity(chainPath: files.certificateChain, keyPath: files.privateKey)
    guard let authorities = files.clientAuthorities else {
      return try identity.context(
        .makeServerConfiguration(
          certificateChain: identity.chainSource, privateKey: identity.keySource))
    }
    var configuration = TLSConfiguration.makeServerConfigurationWithMTLS(
      certificateChain: identity.chainSource, privateKey: identity.keySource,
      trustRoots: .certificates(try TLSFiles.certificates(at: authorities)))
    // So that a client with several certificates can tell which one is meant.
    configuration.sendCANameList = true
    return try identity.context(configuration)
  }
}
