import RPCClient
import RPCCore
import RPCServer
import TestCertificates

/// A server that speaks TLS, with certificates of its own.
struct TLSServer {
  let plain: TestServer
  let authority: TestAuthority
  let certificate: TestCertificate
  let credentials: TLSServerCredentials

  var port: Int { plain.port }

  /// A client that trusts the server's authority.
  func client(
    _ identity: TestCertificate? = nil, authorities: String? = nil, serverName: String? = nil,
    limits: Limits = .default
  ) throws -> RPCClient {
    RPCClient(
      [address],
      configuration: try configuration(
        identity, authorities: authorities, serverName: serverName, limits: limits))
  }

  var address: ServerAddress { ServerAddress(host: "127.0.0.1", port: port) }

  func configuration(
    _ identity: TestCertificate? = nil, authorities: String? = nil, serverName: String? = nil,
    limits: Limits = .default
  ) throws -> ClientConfiguration {
    var configuration = ClientConfiguration()
    configuration.limits = limits
    configuration.retries = .none
    configuration.cancelMethod = TestService.cancelMethod
    configuration.tls = try TLSClientCredentials(
      .init(
        authorities: authorities ?? authority.certificate, certificateChain: identity?.chain,
        privateKey: identity?.key),
      serverName: serverName)
    return configuration
  }
}

/// Runs `body` against a TLS server of its own and stops that in any case.
/// - Parameter isMutual: whether clients have to show a certificate of the server's authority.
func withTLSServer(
  limits: Limits = .default, isMutual: Bool = false, names: String = "DNS:localhost,IP:127.0.0.1",
  days: Int = 1, _ body: (TLSServer) async throws -> Void
) async throws {
  let authority = try await TestAuthority()
  let certificate = try await authority.certificate("server", names: names, days: days)
  let credentials = try TLSServerCredentials(
    .init(
      certificateChain: certificate.chain, privateKey: certificate.key,
      clientAuthorities: isMutual ? authority.certificate : nil))
  try await withServer(limits: limits, tls: credentials) { server in
    try await body(
      TLSServer(
        plain: server, authority: authority, certificate: certificate, credentials: credentials))
  }
}
