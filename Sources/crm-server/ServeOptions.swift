import ArgumentParser

/// What serving can be told on the command line. Secrets have no option: arguments are visible to everybody.
struct ServeOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "Address to listen on; port 0 takes any free one. Environment: CRM_LISTEN.")
  var listen: ListenTarget?

  @Flag(
    name: .long,
    help: """
      Allow an address beyond this machine without TLS. Environment: CRM_INSECURE_LISTEN.
      """)
  var insecureListen = false

  @Flag(
    name: .long,
    help: """
      Let the system keep the server's memory, with all that is in it, in a file when it crashes. \
      Environment: CRM_CORE_DUMPS.
      """)
  var coreDumps = false

  @OptionGroup var settings: SettingsOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var tls: TLSOptions
  @OptionGroup var operations: OperationsOptions
  @OptionGroup var location: DatabaseLocation

  var given: [Setting: String?] {
    let own: [Setting: String?] = [
      .listen: listen?.description, .insecureListen: insecureListen ? "true" : nil,
      .coreDumps: coreDumps ? "true" : nil,
    ]
    return own.merging(settings.given) { $1 }
      .merging(access.given) { $1 }
      .merging(tls.given) { $1 }
      .merging(operations.given) { $1 }
      .merging(location.given) { $1 }
  }
}
