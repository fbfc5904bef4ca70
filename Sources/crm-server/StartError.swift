import CRM
import EmbeddedPostgres
import Postgres

/// Why the program does not start, in words for whoever started it.
struct StartError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// An error of another layer with the next step added where there is one.
  static func explained(_ error: any Error) -> any Error {
    switch error {
    case let error as AnotherAuditKey: StartError(error.description)
    case let error as SchemaError: StartError(error.description)
    case let error as ServiceRoleError: StartError(error.description)
    case let error as EmbeddedPostgresError: StartError(error.description)
    case let error as PostgresError where error.kind == .unavailable:
      StartError("cannot connect to the database: check DATABASE_URL and that PostgreSQL runs")
    case let error as PostgresError where error.sqlState == .insufficientPrivilege:
      StartError(
        "the database role lacks rights: run `crm-server migrate --service-role ROLE` as the owner of the "
          + "tables")
    case let error as PostgresError: StartError("the database refused: \(error)")
    default: error
    }
  }
}
