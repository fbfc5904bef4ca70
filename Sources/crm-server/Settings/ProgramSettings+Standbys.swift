import CRM
import Logging
import Postgres

extension ProgramSettings {
  /// Every host of DATABASE_STANDBY_URL, on its own: each has a lag of its own. Nothing is connected yet.
  /// - Throws: `StartError` when it cannot be read.
  func standbys(logger: Logger) throws(StartError) -> [Standby] {
    guard let url = value(.databaseStandbyURL) else { return [] }
    var configuration = DatabaseConfiguration(connectionString: url)
    configuration.session = .standby
    guard let servers = configuration.servers else {
      throw StartError(
        "DATABASE_STANDBY_URL cannot be read: give libpq keywords and values, or a URI")
    }
    return servers.map { server in
      Standby(
        name: server.name, database: Database(server.configuration, logger: logger))
    }
  }
}
