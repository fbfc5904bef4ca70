import CRM
import EmbeddedPostgres
import Logging
import Postgres

/// Finds the database that a server would work on, and looks at it without starting anything.
struct DatabaseLook {
  private let settings: ProgramSettings
  private let logger: Logger

  init(_ settings: ProgramSettings, logger: Logger) {
    self.settings = settings
    self.logger = logger
  }

  func run() async -> [Diagnosis] {
    guard let connectionString else {
      return [
        .fail(
          "database", "the private cluster in \(settings.stateDirectory) does not run",
          remedy:
            "Start crm-server, which runs it. Else run this as its user, and name the directory by --state-dir "
            + "or the database by DATABASE_URL.")
      ]
    }
    // Bad settings have been told.
    guard let crm = (try? settings.crm()) ?? (try? CRMSettings()) else { return [] }
    var quiet = logger
    // What the driver says of a database that is away is said better here.
    quiet.logLevel = .critical
    let database = Database(
      DatabaseConfiguration(connectionString: connectionString), logger: quiet)
    let found = await DatabaseExamination(of: database, settings: crm, logger: quiet).run()
    await database.shutdown()
    return found
  }

  private var connectionString: String? {
    settings.value(.databaseURL)
      ?? EmbeddedCluster.serviceConnectionString(ofRunning: settings.stateDirectory)
  }
}
