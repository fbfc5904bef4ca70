import NIOCore
import NIOSSL
import RPCTransport

/// Which servers a client trusts, and what it proves itself with. A server's certificate is always
/// verified in full: its authority, its time and its name.
public final class TLSClientCredentials: Sendable {
  /// Paths of files in PEM form.
  public struct Files: Sendable, Hashable {
    /// The authorities of servers; nil: those that the system trusts.
    public var authorities: String?
    /// The client's own certificate, and behind it those between it and its authority.
    public var certificateChain: String?
    /// Of the client's own certificate, without a passphrase.
    public var privateKey: String?

    public init(
      authorities: String? = nil, certificateChain: String? = nil, privateKey: String? = nil
    ) {
      self.authorities = authorities
      self.certificateChain = certificateChain
      self.privateKey = privateKey
    }
  }

  private let context: NIOSSLContext
  private let serverName: String?

  /// - Parameters:
  ///   - files: a certificate comes with its key or not at all.
  ///   - serverName: the DNS name that servers' certificates have to be for; nil: the host by which
  ///     each is called.
  /// - Throws: an error whose description names the file and what is wrong with it.
  public init(_ files: Files = .init(), serverName: String? = nil) throws {
    if let serverName, !serverName.isDNSName { throw TLSConfigurationError.serverName }
    self.serverName = serverName
    context = try Self.context(files)
  }

  /// The DNS name that the server's certificate has to be for; nil: the address that is connected,
  /// which is no name that could be asked for in the handshake (RFC 6066, 3).
  /// - Parameter host: by which the server is called.
  func peerName(host: String) -> String? {
    serverName ?? (host.isDNSName ? host : nil)
  }

  func handler(peerName: String?) throws -> NIOSSLClientHandler {
    try NIOSSLClientHandler(context: context, serverHostname: peerName)
  }

  private static func context(_ files: Files) throws -> NIOSSLContext {
    var configuration = TLSConfiguration.makeClientConfiguration()
    if let authorities = files.authorities {
      configuration.trustRoots = .certificates(try TLSFiles.certificates(at: authorities))
    }
    let anonymous: NIOSSLContext
    do {
      anonymous = try NIOSSLContext(configuration: configuration.ofTheHouse)
    } catch {
      // A file of authorities has been parsed already.
      throw TLSConfigurationError.noSystemAuthorities
    }
    switch (files.certificateChain, files.privateKey) {
    case (nil, nil): return anonymous
    case (let chainPath?, let keyPath?):
      let identity = try TLSIdentity(chainPath: chainPath, keyPath: keyPath)
      configuration.certificateChain = identity.chainSource
      configuration.privateKey = identity.keySource
      return try identity.context(configuration)
    default: throw TLSConfigurationError.halfAnIdentity
    }
  }
}

/// What is wrong with a client's TLS, besides its files.
enum TLSConfigurationError: Error, CustomStringConvertible {
  case serverName
  case halfAnIdentity
  case noSystemAuthorities

  var description: String {
    switch self {
    case .serverName: "the server name must be a DNS name"
    case .halfAnIdentity: "a certificate and its private key are given together"
    case .noSystemAuthorities:
      "the system has no trusted authorities (Debian: package ca-certificates): name a file of them"
    }
  }
}

extension String {
  fileprivate var isDNSName: Bool {
    do {
      _ = try SocketAddress(ipAddress: self, port: 0)
      return false
    } catch {
      return (1...253).contains(utf8.count) && utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
  }
}
