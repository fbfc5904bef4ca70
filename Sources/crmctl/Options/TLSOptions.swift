import ArgumentParser
import RPCClient

/// Whether a connection is TLS, whom it trusts, and with what crmctl proves itself.
struct TLSOptions: ParsableArguments {
  @Flag(name: .long, help: "Connect by TLS. Environment: CRM_TLS=1.")
  var tls = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Trust the authorities in this PEM file instead of the system's; implies --tls. Environment: \
      CRM_TLS_CA.
      """, valueName: "file"))
  var tlsCa: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Our own certificate, a PEM file; implies --tls. Environment: CRM_TLS_CLIENT_CERT.",
      valueName: "file"))
  var tlsCert: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Its private key, a PEM file. Environment: CRM_TLS_CLIENT_KEY.", valueName: "file"))
  var tlsKey: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      The name that the server's certificate has to be for, if not the host of --server; implies \
      --tls. Environment: CRM_TLS_SERVER_NAME.
      """, valueName: "name"))
  var tlsServerName: String?

  /// Nil for a connection without TLS.
  /// - Throws: `InputError` for a file that cannot be used.
  func credentials() throws -> TLSClientCredentials? {
    let files = TLSClientCredentials.Files(
      authorities: tlsCa ?? ProcessEnvironment.value("CRM_TLS_CA"),
      certificateChain: tlsCert ?? ProcessEnvironment.value("CRM_TLS_CLIENT_CERT"),
      privateKey: tlsKey ?? ProcessEnvironment.value("CRM_TLS_CLIENT_KEY"))
    let serverName = tlsServerName ?? ProcessEnvironment.value("CRM_TLS_SERVER_NAME")
    let isWanted = tls || ProcessEnvironment.value("CRM_TLS") == "1" || serverName != nil
    guard isWanted || files != .init() else { return nil }
    do {
      return try TLSClientCredentials(files, serverName: serverName)
    } catch {
      throw InputError("TLS: \(error)")
    }
  }
}
