import CRMProto
import Postgres

/// Serves `crm.v1.InteractionService`; each method is in the file of its name.
struct InteractionService: InteractionServiceHandler {
  let database: Database
  let mutations: Mutations
  let lists: Lists
  let settings: CRMSettings
  let clock: WallClock
}
