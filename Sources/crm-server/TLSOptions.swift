import ArgumentParser
import RPCServer

/// With what the server proves itself, and whether clients have to.
struct TLSOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Serve TLS with the certificate chain in this PEM file. Environment: CRM_TLS_CERT.",
      valueName: "file"))
  var tlsCert: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The certificate's private key, a PEM file. Environment: CRM_TLS_KEY.", valueName: "file"))
  var tlsKey: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Let in only clients with a certificate of an authority in this PEM file. Environment: \
      CRM_TLS_CLIENT_CA.
      """, valueName: "file"))
  var tlsClientCa: String?

  var given: [Setting: String?] {
    [.tlsCertificate: tlsCert, .tlsKey: tlsKey, .tlsClientAuthorities: tlsClientCa]
  }
}

extension ProgramSettings {
  /// Nil when TLS is not asked for.
  /// - Throws: `StartError` for settings that do not fit together and files that cannot be used.
  func tlsCredentials() throws -> TLSServerCredentials? {
    guard let files = try tlsFiles() else { return nil }
    do {
      return try TLSServerCredentials(files)
    } catch {
      throw StartError("TLS: \(error)")
    }
  }

  private func tlsFiles() throws -> TLSServerCredentials.Files? {
    let authorities = value(.tlsClientAuthorities)
    switch (value(.tlsCertificate), value(.tlsKey)) {
    case (nil, nil):
      guard authorities == nil else {
        throw StartError("--tls-client-ca needs --tls-cert and --tls-key")
      }
      return nil
    case (let certificate?, let key?):
      return .init(certificateChain: certificate, privateKey: key, clientAuthorities: authorities)
    default:
      throw StartError("--tls-cert and --tls-key are given together")
    }
  }
}
