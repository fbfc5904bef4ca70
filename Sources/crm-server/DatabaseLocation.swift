import ArgumentParser

/// Which database: DATABASE_URL, or a private cluster in the state directory.
struct DatabaseLocation: ParsableArguments {
  @Option(
    name: .long,
    help: """
      Directory of the private PostgreSQL cluster. Default: /var/lib/crm-server as root, else \
      ~/.local/state/crm-server. Environment: CRM_STATE_DIR.
      """)
  var stateDir: String?

  var given: [Setting: String?] { [.stateDirectory: stateDir] }
}
