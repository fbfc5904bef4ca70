import CRMProto
import Postgres

/// Serves `crm.v1.PrivacyService`; each method is in the file of its name.
struct PrivacyService: PrivacyServiceHandler {
  let database: Database
  let mutations: Mutations
  let lists: Lists
  let settings: CRMSettings
  let clock: WallClock
  let auditKey: AuditKey
  let sensitiveTags: SensitiveTags
}
