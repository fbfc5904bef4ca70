import ArgumentParser

/// Which database: DATABASE_URL, or a private cluster in the state directory; and where else the settings stand.
struct DatabaseLocation: ParsableArguments {
  @Option(
    name: .long,
    help: """
      Directory of the private PostgreSQL cluster. Default: /var/lib/crm-server as root, else \
      ~/.local/state/crm-server. Environment: CRM_STATE_DIR.
      """)
  var stateDir: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Read settings that nobody else gives from this file, a JSON object by their names in the environment. \
      Environment: CRM_CONFIG.
      """, valueName: "file"), completion: .file())
  var config: String?

  var given: [Setting: String?] { [.stateDirectory: stateDir, .configurationFile: config] }
}
