import CRMProto
import Postgres

/// Serves `crm.v1.CustomerService`; each method is in the file of its name.
struct CustomerService: CustomerServiceHandler {
  let database: Database
  let mutations: Mutations
  let lists: Lists
  let clock: WallClock
  let sensitiveTags: SensitiveTags
  let termFrequencies = TermFrequencies()
}
