import ArgumentParser

/// The CRM's server program. `serve` is what it does when nothing else is asked.
@main
struct CRMServer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crm-server",
    abstract: "The CRM service: a length-prefixed RPC server over PostgreSQL.",
    discussion: """
      Without DATABASE_URL it makes and runs a private PostgreSQL cluster in its state directory \
      (on a Unix socket only) and migrates it; with DATABASE_URL it uses that database, which \
      `crm-server migrate` brings up to date.

      With --tls-cert and --tls-key it serves TLS; SIGHUP reads the files again.

      Who may call: by access tokens, of SECRET_KEY (or SECRET_KEY_FILE), JWT_JWKS_FILE or JWT_JWKS_URL; \
      with the private cluster also of the key that the server makes in its state directory, which \
      crmctl on this machine uses.

      Settings come from options, else from the environment, else from the file .env in the working \
      directory; `crm-server config` prints them all, and where each comes from.

      Exit status: 0 stopped as asked, 1 could not start or stopped by an error, 64 wrong usage.
      """,
    version: Version.current,
    subcommands: [
      Serve.self, Migrate.self, Backup.self, Restore.self, ShowConfiguration.self, Doctor.self,
    ],
    defaultSubcommand: Serve.self)
}
