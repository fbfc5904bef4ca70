import ArgumentParser

/// Whether a connection is TLS, whom it trusts, and with what crmctl proves itself.
struct TLSOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "Connect by TLS, or without whatever else says so. Environment: CRM_TLS, yes or no.")
  var tls: Bool?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Trust the authorities in this PEM file instead of the system's; implies --tls. Environment: \
      CRM_TLS_CA.
      """, valueName: "file"), completion: .file())
  var tlsCa: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Our own certificate, a PEM file; implies --tls. Environment: CRM_TLS_CLIENT_CERT.",
      valueName: "file"), completion: .file())
  var tlsCert: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Its private key, a PEM file. Environment: CRM_TLS_CLIENT_KEY.", valueName: "file"),
    completion: .file())
  var tlsKey: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      The name that the server's certificate has to be for, if not the host of --server; implies \
      --tls. Environment: CRM_TLS_SERVER_NAME.
      """, valueName: "name"))
  var tlsServerName: String?

  var given: [ProfileSetting: String] {
    let given: [ProfileSetting: String?] = [
      .tls: tls.map { $0 ? "yes" : "no" }, .tlsCA: tlsCa, .tlsCertificate: tlsCert,
      .tlsKey: tlsKey, .tlsServerName: tlsServerName,
    ]
    return given.compactMapValues(\.self)
  }
}
