import CRMProto
import Postgres

/// Serves `crm.v1.AuditService`; each method is in the file of its name.
struct AuditService: AuditServiceHandler {
  let database: Database
  let lists: Lists
  let key: AuditKey
  let clock: WallClock
}
