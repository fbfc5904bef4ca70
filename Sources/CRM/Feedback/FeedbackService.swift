import CRMProto
import Postgres

/// Serves `crm.v1.FeedbackService`; each method is in the file of its name.
struct FeedbackService: FeedbackServiceHandler {
  let database: Database
  let mutations: Mutations
  let lists: Lists
  let settings: CRMSettings
  let clock: WallClock
}
