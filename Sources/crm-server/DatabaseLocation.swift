import ArgumentParser
import FoundationEssentials
import Glibc

/// Which database: DATABASE_URL, or a private cluster in the state directory.
struct DatabaseLocation: ParsableArguments {
  @Option(
    name: .long,
    help: """
      Directory of the private PostgreSQL cluster. Default: /var/lib/crm-server as root, else \
      ~/.local/state/crm-server. Environment: CRM_STATE_DIR.
      """)
  var stateDir: String?

  /// From the environment alone: a connection string may hold a password.
  var databaseURL: String? { Environment.value("DATABASE_URL") }

  var stateDirectory: String {
    stateDir ?? Environment.value("CRM_STATE_DIR") ?? Self.standardStateDirectory
  }

  private static var standardStateDirectory: String {
    if geteuid() == 0 { return "/var/lib/crm-server" }
    let home = Environment.value("HOME") ?? "/tmp"
    let base = Environment.value("XDG_STATE_HOME") ?? "\(home)/.local/state"
    return "\(base)/crm-server"
  }
}
